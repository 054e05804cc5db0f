import { useState } from 'react';
import { useRead } from '@/api';
import { SelectField, TextAreaField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 移交: a colleague is asked; until they accept, the case stays where it is. */
export function HandoverSheet({ view: { number, version }, ...sheet }: CaseSheetProps) {
  const [to, setTo] = useState('');
  const [typed, setReason] = useState('');
  const reason = typed.trim();
  const { data } = useRead('GET /case-colleagues');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/handover', sheet.onClose);
  const choices = (data?.items ?? []).map(({ workNo, name }) => ({ key: workNo, title: `${name}（${workNo}）` }));
  return (
    <FormSheet
      {...sheet}
      send="请这位同事接手"
      busy={busy}
      complete={to !== '' && reason.length >= 2}
      problem={problem}
      onSend={() => void submit({ params: { number }, body: { version, to, reason } })}
    >
      <SelectField
        label="接手的同事"
        value={to}
        choices={[{ key: '', title: '请选择' }, ...choices]}
        onChange={setTo}
        error={problem?.field('body.to')}
      />
      <TextAreaField
        label="原因"
        value={typed}
        maxLength={400}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
      <Text size="secondary" tone="ink-2">
        对方接受之前这件事仍由您负责；没有按时接受会自动退回。
      </Text>
    </FormSheet>
  );
}
