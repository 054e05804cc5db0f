import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';

const REFRESH = ['GET /visits/:number', 'GET /agents/me/day'] as const;
const LONGEST_CODE = 8;

/** Showing that one is there by the code only the client knows, where the position does not say so. */
export function ArrivalByCode({ visit: { number, version } }: { readonly visit: VisitView }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button block large kind="secondary" icon="lock" onPress={() => setAsking(true)}>
        用到访码
      </Button>
      {asking && <CodeSheet number={number} version={version} onClose={() => setAsking(false)} />}
    </>
  );
}

interface CodeSheetProps {
  readonly number: string;
  readonly version: number;
  readonly onClose: () => void;
}

function CodeSheet({ number, version, onClose }: CodeSheetProps) {
  const [code, setCode] = useState('');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /visits/:number/arrive-by-code', {
    refresh: REFRESH,
    onDone: onClose,
  });
  const send = () =>
    void submit({ params: { number }, body: { version, code, ...(reason.trim() && { reason: reason.trim() }) } });
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
