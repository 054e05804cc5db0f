import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { useFieldStep } from '../field/use-field-step';

const LONGEST_CODE = 8;

/** Showing that one is there by the code only the client knows, where the position does not say so. */
export function ArrivalByCode({ visit }: { readonly visit: VisitView }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button block large kind="secondary" icon="lock" onPress={() => setAsking(true)}>
        用到访码
      </Button>
      {asking && <CodeSheet visit={visit} onClose={() => setAsking(false)} />}
    </>
  );
}

interface CodeSheetProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

function CodeSheet({ visit, onClose }: CodeSheetProps) {
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useFieldStep('POST /visits/:number/arrive-by-code', visit, { onDone: onClose });
  const send = () => void submit({ code, ...(reason.trim() && { reason: reason.trim() }) });
  return (
    <Sheet
      open
      title="用到访码确认到达"
      onClose={onClose}
      footer={
        <Button block busy={busy} disabled={code.length === 0} onPress={send}>
          确认到达
        </Button>
      }
    >
      <Stack gap={3}>
        <Text tone="ink-2">到访码在客户的手机上，请客户念给您。</Text>
        <TextField
          label="到访码"
          kind="digits"
          value={code}
          maxLength={LONGEST_CODE}
          autoFocus
          onChange={setCode}
          onEnter={send}
          error={problem?.field('body.code')}
        />
        <TextField
          label="定位为什么不符"
          required={false}
          hint="定位显示不在这里时写明，例如：地图上的点标错了"
          value={reason}
          maxLength={200}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
