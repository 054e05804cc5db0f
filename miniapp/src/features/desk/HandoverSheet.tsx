import { useState } from 'react';
import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { SelectField, TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 移交: a colleague is asked; until they accept, the case stays where it is. */
export function HandoverSheet({ view: { number, version }, title, onClose }: CaseSheetProps) {
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const { data } = useRead('GET /case-colleagues');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/handover', onClose);
  const choices = (data?.items ?? []).map(({ workNo, name }) => ({ key: workNo, title: `${name}（${workNo}）` }));
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={to === '' || reason.trim().length < 2}
          onPress={() => void submit({ params: { number }, body: { version, to, reason: reason.trim() } })}
        >
          请这位同事接手
        </Button>
      }
    >
      <Stack gap={4}>
        <SelectField
          label="接手的同事"
          value={to}
          choices={[{ key: '', title: '请选择' }, ...choices]}
          onChange={setTo}
          error={problem?.field('body.to')}
        />
        <TextAreaField
          label="原因"
          value={reason}
          maxLength={400}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        <Text size="secondary" tone="ink-2">
          对方接受之前这件事仍由您负责；没有按时接受会自动退回。
        </Text>
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
