import { useState } from 'react';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 不受理: nobody is sent away without being told where to. */
export function ReferralSheet({ view: { number, version }, ...sheet }: CaseSheetProps) {
  const [place, setPlace] = useState('');
  const [typed, setReason] = useState('');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/referral', sheet.onClose);
  const body = { version, referredTo: place.trim(), reason: typed.trim() };
  return (
    <FormSheet
      {...sheet}
      send="出具《不予受理通知书》"
      busy={busy}
      complete={body.referredTo.length >= 2 && body.reason.length >= 2}
      problem={problem}
      onSend={() => void submit({ params: { number }, body })}
    >
      <TextField
        label="应向哪里申请"
        hint="写全单位名称，申请人会看到。"
        value={place}
        maxLength={80}
        onChange={setPlace}
        error={problem?.field('body.referredTo')}
      />
      <TextAreaField
        label="理由"
        value={typed}
        maxLength={400}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
