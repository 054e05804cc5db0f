import { useState } from 'react';
import type { ComplaintStep, ComplaintView } from 'shared-types/complaint.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { Statements } from '../complaint/Statements';
import { RecordFoot } from '../record/RecordFoot';
import { ComplaintReply, CorrectComplaint } from './ComplaintReply';
import { ComplaintSheet, type SheetAction } from './ComplaintSheet';
import { ContentFlag } from './ContentFlag';
import { StaffSelect } from './StaffSelect';

const REFRESH = ['GET /desk/inbox', 'GET /complaints/:number', 'GET /desk/promises'] as const;

/** A complaint on the desk: who investigates it, what was found, the reply. */
export function ComplaintDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /complaints/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <ContentFlag flagged={view.flagged} />
          <Statements view={view} />
          <Handling view={view} />
          <RecordFoot view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

function Handling({ view }: { readonly view: ComplaintView }) {
  const [sheet, setSheet] = useState<SheetAction>();
  const { submit, busy, problem } = useWrite('POST /complaints/:number/actions', {
    refresh: REFRESH,
    onDone: ({ stateLabel }) => toast(`现在是“${stateLabel}”`),
  });
  const { number, version, actions } = view;
  const take = (body: ComplaintStep) => submit({ params: { number }, body });
  const offers = (action: ComplaintStep['action']) => actions.includes(action);
  return (
    <>
      {offers('assign') && (
        <Assign
          key={view.holder?.workNo}
          busy={busy}
          onAssign={(named) => void take({ action: 'assign', version, ...named })}
        />
      )}
      {(offers('reply') || offers('handleOnSpot') || view.draft?.state === 'IN_REVIEW') && (
        <ComplaintReply view={view} />
      )}
      {offers('correct') && <CorrectComplaint view={view} />}
      {problem && <ProblemNote problem={problem} />}
      <Row gap={2} wrap>
        {offers('investigate') && (
          <Button kind="secondary" busy={busy} onPress={() => void take({ action: 'investigate', version })}>
            开始核实
          </Button>
        )}
        {(['convert', 'referOut', 'close'] as const).filter(offers).map((action) => (
          <Button key={action} kind="secondary" onPress={() => setSheet(action)}>
            {SHEET_BUTTONS[action]}
          </Button>
        ))}
      </Row>
      {sheet && (
        <ComplaintSheet
          action={sheet}
          busy={busy}
          problem={problem}
          onClose={() => setSheet(undefined)}
          onSend={async (said) => {
            if (await take({ ...said, version })) setSheet(undefined);
          }}
        />
      )}
    </>
  );
}

const SHEET_BUTTONS: Readonly<Record<SheetAction, string>> = {
  convert: '转为限时办理',
  referOut: '转送其他单位',
  close: '回访办结',
};

interface AssignProps {
  readonly busy: boolean;
  readonly onAssign: (named: { workNo: string; aboutWorkNo?: string }) => void;
}

function Assign({ busy, onAssign }: AssignProps) {
  const [workNo, setWorkNo] = useState('');
  const [aboutWorkNo, setAbout] = useState('');
  return (
    <Card title="交办">
      <Stack gap={3}>
        <StaffSelect label="承办人" value={workNo} onChange={setWorkNo} />
        <StaffSelect
          label="被反映人（可不选）"
          hint="选了以后，这位工作人员看不到这一件"
          value={aboutWorkNo}
          onChange={setAbout}
        />
        <Row>
          <Button
            busy={busy}
            disabled={workNo === ''}
            onPress={() => onAssign({ workNo, ...(aboutWorkNo && { aboutWorkNo }) })}
          >
            交办
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
