import { useState } from 'react';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 《首接负责制告知单》: everything that is missing or wrong, told once. */
export function NoticeSheet({ view, title, onClose }: CaseSheetProps) {
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [wrong, setWrong] = useState('');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/notice', onClose);
  const again = view.actions.includes('tellAgain');
  const corrections = linesOf(wrong);
  const empty = missing.length + corrections.length === 0 || (again && reason.trim().length < 2);
  const send = () =>
    void submit({
      params: { number: view.number },
      body: {
        version: view.version,
        missing: [...missing],
        corrections,
        ...(again && { reason: reason.trim() }),
      },
    });
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button block busy={busy} disabled={empty} onPress={send}>
          出具告知单
        </Button>
      }
    >
      <Stack gap={4}>
        <Text tone="ink-2">请把缺少和要更正的一次写全：同一次提交再次告知须由主管批准。</Text>
        <Checks
          label="缺少的材料"
          checks={view.materials.map(({ key, name, form }) => ({ key, title: name, note: form }))}
          ticked={missing}
          onChange={setMissing}
        />
        <TextAreaField
          label="要更正的内容"
          required={false}
          hint="一行写一条"
          value={wrong}
          maxLength={2000}
          onChange={setWrong}
          error={problem?.field('body.corrections')}
        />
        {again && (
          <TextAreaField
            label="第一次为什么没有告知"
            hint="会计入质量问题"
            value={reason}
            maxLength={400}
            onChange={setReason}
            error={problem?.field('body.reason')}
          />
        )}
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
