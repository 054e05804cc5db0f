import { useState } from 'react';
import type { CaseView, DepartmentMessageView } from 'shared-types/casework.contract';
import { DEPARTMENT_MESSAGE_LABELS, DEPARTMENT_MESSAGE_OUTCOME_LABELS } from 'shared-types/casework.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { momentWords } from '@/ui/words/dates';
import { CASE_REFRESH } from './case-refresh';

/** What the department's system told of the case: first what waits for a person, then all of it. */
export function DepartmentMessages({ view }: { readonly view: CaseView }) {
  const { departmentMessages: messages, open, number } = view;
  if (messages.length === 0) return null;
  return (
    <>
      {messages
        .filter(({ outcome }) => outcome === 'KEPT')
        .map((message) => (
          <Card key={message.sequence} title="审批系统来文待处理">
            <Waiting number={number} message={message} mayApply={open} />
          </Card>
        ))}
      <Card kind="plain" title="审批系统来文">
        <List label="审批系统来文">
          {messages.map((message) => (
            <ListItem
              key={message.sequence}
              title={wordsOf(message)}
              note={`${momentWords(message.receivedAt)} 收到${message.why === null ? '' : `。${message.why}`}`}
              value={DEPARTMENT_MESSAGE_OUTCOME_LABELS[message.outcome]}
            />
          ))}
        </List>
      </Card>
    </>
  );
}

interface WaitingProps {
  readonly number: string;
  readonly message: DepartmentMessageView;
  /** What is over cannot move on. */
  readonly mayApply: boolean;
}

/** One that could not be acted on: done after all, or set aside with what was found. */
function Waiting({ number, message, mayApply }: WaitingProps) {
  const [typed, setNote] = useState('');
  const { submit, busy, problem } = useWrite('POST /cases/:number/messages/:sequence/settlement', {
    refresh: [...CASE_REFRESH, 'GET /department-messages'],
  });
  const params = { number, sequence: message.sequence };
  const note = typed.trim();
  return (
    <Stack gap={3}>
      <Note tone="warn">{`“${wordsOf(message)}”还没有办理：${message.why ?? ''}。`}</Note>
      <TextAreaField
        label="核实情况"
        required={false}
        hint="不按来文办理的，请写明核实的情况。"
        value={typed}
        maxLength={400}
        onChange={setNote}
        error={problem?.field('body.note')}
      />
      {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      <Row gap={2} wrap>
        {mayApply && (
          <Button disabled={busy} onPress={() => void submit({ params, body: { how: 'APPLY' } })}>
            按来文办理
          </Button>
        )}
        <Button
          kind="secondary"
          disabled={busy || note.length < 2}
          onPress={() => void submit({ params, body: { how: 'SET_ASIDE', note } })}
        >
          核实后留存
        </Button>
      </Row>
    </Stack>
  );
}

const wordsOf = ({ kind, decisionNo, reason }: DepartmentMessageView): string =>
  [DEPARTMENT_MESSAGE_LABELS[kind], decisionNo && `文号 ${decisionNo}`, reason]
    .filter((part) => part !== null && part !== '')
    .join('，');
