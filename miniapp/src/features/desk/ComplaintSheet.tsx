import { useState } from 'react';
import type { ApiProblem } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';

export type SheetAction = 'convert' | 'referOut' | 'close';
type Said =
  | { action: 'convert' | 'close'; reason: string }
  | { action: 'referOut'; referredTo: string; reason: string };

const WORDS: Readonly<Record<SheetAction, { title: string; hint: string }>> = {
  convert: { title: '转为限时办理', hint: '写明为什么不能当场处置。期限仍从登记当天算起。' },
  referOut: { title: '转送其他单位', hint: '写明为什么不属于中心受理。反映人会看到。' },
  close: { title: '回访办结', hint: '写明回访的时间和反映人的意见。' },
};

interface ComplaintSheetProps {
  readonly action: SheetAction;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onClose: () => void;
  readonly onSend: (said: Said) => void;
}

/** Steps that are taken with a reason. */
export function ComplaintSheet({ action, busy, problem, onClose, onSend }: ComplaintSheetProps) {
  const [typed, setReason] = useState('');
  const [body, setBody] = useState('');
  const reason = typed.trim();
  const referredTo = body.trim();
  const { title, hint } = WORDS[action];
  const send = () => onSend(action === 'referOut' ? { action, referredTo, reason } : { action, reason });
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={reason.length < 2 || (action === 'referOut' && referredTo.length < 2)}
          onPress={send}
        >
          {title}
        </Button>
      }
    >
      <Stack gap={3}>
        {action === 'referOut' && <TextField label="受理单位" value={body} maxLength={60} onChange={setBody} />}
        <TextAreaField label="说明" hint={hint} value={typed} maxLength={500} onChange={setReason} />
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
