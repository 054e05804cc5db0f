import { useState } from 'react';
import { COMPLAINT_OUTCOME_LABELS, COMPLAINT_OUTCOMES, type ComplaintOutcome } from 'shared-types/complaint.states';
import type { ApiProblem } from '@/api';
import { Options } from '@/ui/choice/Options';
import { TextAreaField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';

const OUTCOMES = COMPLAINT_OUTCOMES.map((key) => ({ key, title: COMPLAINT_OUTCOME_LABELS[key] }));

interface SheetProps {
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onClose: () => void;
}

/** 退回修改: what the writer is to change. */
export function ReturnSheet({ onReturn, ...sheet }: SheetProps & { readonly onReturn: (note: string) => void }) {
  const [note, setNote] = useState('');
  return (
    <FormSheet
      {...sheet}
      title="退回修改"
      send="退回给写答复的人"
      complete={note.trim().length >= 2}
      onSend={() => onReturn(note.trim())}
    >
      <TextAreaField
        label="要改什么"
        value={note}
        maxLength={400}
        onChange={setNote}
        error={sheet.problem?.field('body.note')}
      />
    </FormSheet>
  );
}

interface CorrectSheetProps extends SheetProps {
  /** The answer as it went out. */
  readonly reply: string;
  readonly shortest: number;
  readonly outcome?: ComplaintOutcome | null;
  readonly onCorrect: (said: { reply: string; reason: string; outcome?: ComplaintOutcome }) => void;
}

/** 更正答复: a better version of an answer that went out wrong. */
export function CorrectSheet({ reply, shortest, outcome: found, onCorrect, ...sheet }: CorrectSheetProps) {
  const [text, setText] = useState(reply);
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState(found);
  const changed = text.trim() !== reply.trim() || outcome !== found;
  return (
    <FormSheet
      {...sheet}
      title="更正答复"
      send="发出更正"
      complete={changed && text.trim().length >= shortest && reason.trim().length >= 2}
      onSend={() => onCorrect({ reply: text.trim(), reason: reason.trim(), ...(outcome && { outcome }) })}
    >
      {found && (
        <Options label="核实结论" layout="grid" options={OUTCOMES} chosen={outcome ?? null} onChoose={setOutcome} />
      )}
      <TextAreaField
        label="更正后的答复"
        value={text}
        maxLength={4000}
        onChange={setText}
        error={sheet.problem?.field('body.reply')}
      />
      <TextAreaField
        label="为什么更正"
        value={reason}
        maxLength={400}
        onChange={setReason}
        error={sheet.problem?.field('body.reason')}
      />
      <Text size="secondary" tone="ink-2">
        原来的答复仍可查看，并标明已更正；对方会收到通知。
      </Text>
    </FormSheet>
  );
}
