import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import {
  CASE_ACTION_LABELS,
  CASE_ACTIONS,
  type CaseAction,
  NOTED_CASE_ACTIONS,
  REASONED_CASE_ACTIONS,
} from 'shared-types/casework.states';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { CaseFacts, Materials } from '../casework/CaseScreen';
import { Supplement } from '../casework/Supplement';
import { Fees } from '../payment/Fees';
import { RecordFoot } from '../record/RecordFoot';
import { CaseForms } from './CaseForms';
import { CustodySheet } from './CustodySheet';
import { CASE_REFRESH } from './case-refresh';
import { DepartmentMessages } from './DepartmentMessages';
import { PushState } from './PushState';

/** A case on the desk: its promises, its materials, and the steps that may be taken now. */
export function CaseDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /cases/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <CaseFacts view={view} />
          <Supplement view={view} />
          <PushState view={view} />
          <DepartmentMessages view={view} />
          <Fees number={view.number} />
          {view.actions.some(isStep) && <Steps view={view} />}
          <CaseForms view={view} />
          <Materials view={view} />
          <MoveMaterials view={view} />
          <RecordFoot view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

/** The papers that are kept may change hands while the case lives, and until it is in the archive. */
function MoveMaterials({ view }: { readonly view: CaseView }) {
  const [open, setOpen] = useState(false);
  const mayMove = view.actions.includes('offerHandover') || view.actions.includes('archive');
  if (!mayMove || view.materials.every(({ keeper }) => keeper === null)) return null;
  return (
    <>
      <Button kind="secondary" onPress={() => setOpen(true)}>
        材料交接
      </Button>
      {open && <CustodySheet view={view} title="材料交接" onClose={() => setOpen(false)} />}
    </>
  );
}

const isStep = (action: string): action is CaseAction => (CASE_ACTIONS as readonly string[]).includes(action);

function Steps({ view: { number, version, actions, push } }: { readonly view: CaseView }) {
  const [note, setNote] = useState('');
  const { submit, busy, problem } = useWrite('POST /cases/:number/actions', {
    refresh: CASE_REFRESH,
    onDone: ({ stateLabel }) => {
      setNote('');
      toast(`现在是“${stateLabel}”`);
    },
  });
  const take = (action: CaseAction) =>
    void submit({ params: { number }, body: { action, version, ...(note.trim() ? { note: note.trim() } : {}) } });
  const reasoned = (action: CaseAction) => REASONED_CASE_ACTIONS.includes(action);
  const noted = (action: CaseAction) => NOTED_CASE_ACTIONS.includes(action);
  const offered = actions.filter(isStep);
  const labelOf = (action: CaseAction) =>
    action === 'push' && push ? '已在审批系统手工录入' : CASE_ACTION_LABELS[action];
  return (
    <Card title="办理">
      <Stack gap={3}>
        {offered.some((action) => reasoned(action) || noted(action)) && (
          <TextAreaField
            label="说明"
            required={false}
            hint={hintOf(offered.some(reasoned), offered.some(noted))}
            value={note}
            onChange={setNote}
            error={problem?.field('body.note')}
          />
        )}
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Row gap={2} wrap>
          {offered.map((action) => (
            <Button
              key={action}
              kind={reasoned(action) || noted(action) ? 'secondary' : 'primary'}
              disabled={busy}
              onPress={() => take(action)}
            >
              {labelOf(action)}
            </Button>
          ))}
        </Row>
      </Stack>
    </Card>
  );
}

/** What has to be written for the steps that are offered, and who reads it. */
function hintOf(reasoned: boolean, noted: boolean): string {
  const reason = reasoned ? '要求补正、不予受理、不批准、退件、撤回要写明原因，申请人会看到。' : '';
  return `${reason}${noted ? '在省级平台上传了结果的，写明回执号或者上传情况，只有工作人员看到。' : ''}`;
}
