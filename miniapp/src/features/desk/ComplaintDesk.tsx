import { useState } from 'react';
import type { ComplaintStep, ComplaintView } from 'shared-types/complaint.contract';
import { COMPLAINT_OUTCOME_LABELS, COMPLAINT_OUTCOMES, type ComplaintOutcome } from 'shared-types/complaint.states';
import { useDraft, useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { Statements } from '../complaint/Statements';
import { RecordFoot } from '../record/RecordFoot';
import { ComplaintSheet, type SheetAction } from './ComplaintSheet';
import { StaffSelect } from './StaffSelect';

const REFRESH = ['GET /desk/inbox', 'GET /complaints/:number', 'GET /desk/promises'] as const;
const OUTCOMES = COMPLAINT_OUTCOMES.map((key) => ({ key, title: COMPLAINT_OUTCOME_LABELS[key] }));
const SHORTEST = 5;

/** A complaint on the desk: who investigates it, what was found, the reply. */
export function ComplaintDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /complaints/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
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
    onDone: ({ stateLabel }) => {
      setSheet(undefined);
      toast(`现在是“${stateLabel}”`);
    },
  });
  const { number, version, actions } = view;
  const take = (body: ComplaintStep) => void submit({ params: { number }, body });
  const offers = (action: ComplaintStep['action']) => actions.includes(action);
  return (
    <>
      {offers('assign') && (
        <Assign
          key={view.holder?.workNo}
          busy={busy}
          onAssign={(named) => take({ action: 'assign', version, ...named })}
        />
      )}
      {(offers('reply') || offers('handleOnSpot')) && (
        <Reply
          view={view}
          busy={busy}
          error={problem?.field('body.reply')}
          onReply={(said) => take({ action: offers('reply') ? 'reply' : 'handleOnSpot', version, ...said })}
        />
      )}
      {problem && <ProblemNote problem={problem} />}
      <Row gap={2} wrap>
        {offers('investigate') && (
          <Button kind="secondary" busy={busy} onPress={() => take({ action: 'investigate', version })}>
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
          onSend={(said) => take({ ...said, version })}
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

interface ReplyProps {
  readonly view: ComplaintView;
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onReply: (said: { reply: string; outcome?: ComplaintOutcome }) => void;
}

function Reply({ view: { number, kind, actions }, busy, error, onReply }: ReplyProps) {
  const draft = useDraft(`complaint-reply:${number}`, { reply: '' });
  const [outcome, setOutcome] = useState<ComplaintOutcome | null>(null);
  const { reply } = draft.value;
  const complete = reply.trim().length >= SHORTEST && (kind === 'SUGGESTION' || outcome !== null);
  return (
    <Card title={actions.includes('reply') ? '答复' : '当场处置'}>
      <Stack gap={3}>
        {kind === 'COMPLAINT' && (
          <Options label="核实结论" layout="grid" options={OUTCOMES} chosen={outcome} onChoose={setOutcome} />
        )}
        <TextAreaField
          label="答复内容"
          hint="先说核实结果，再说怎么处理、怎么改进。反映人会看到，并随答复函出具。"
          value={reply}
          maxLength={4000}
          onChange={(text) => draft.change({ reply: text })}
          error={error}
        />
        <Row>
          <Button
            busy={busy}
            disabled={!complete}
            onPress={() => onReply({ reply: reply.trim(), ...(outcome && { outcome }) })}
          >
            {actions.includes('reply') ? '发送答复' : '已当场处置'}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
