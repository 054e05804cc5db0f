import { useState } from 'react';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 不受理: nobody is sent away without being told where to. */
export function ReferralSheet({ view: { number, version }, title, onClose }: CaseSheetProps) {
  const [referredTo, setReferredTo] = useState('');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/referral', onClose);
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={referredTo.trim().length < 2 || reason.trim().length < 2}
          onPress={() =>
            void submit({
              params: { number },
              body: { version, referredTo: referredTo.trim(), reason: reason.trim() },
            })
          }
        >
          出具《不予受理通知书》
        </Button>
      }
    >
      <Stack gap={4}>
        <TextField
          label="应向哪里申请"
          hint="写全单位名称，申请人会看到。"
          value={referredTo}
          maxLength={80}
          onChange={setReferredTo}
          error={problem?.field('body.referredTo')}
        />
        <TextAreaField
          label="理由"
          value={reason}
          maxLength={400}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
