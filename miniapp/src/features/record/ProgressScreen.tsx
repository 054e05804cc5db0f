import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ResultOf } from 'shared-types/routes';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { Timeline } from '@/ui/promise/Timeline';

const TAIL = 4;

/** Progress by receipt number and phone tail, without login. */
export function ProgressScreen() {
  const [number, setNumber] = useState(useRouter().params.number ?? '');
  const [phoneTail, setPhoneTail] = useState('');
  const [found, setFound] = useState<ResultOf<'POST /progress'>>();
  const { submit, busy, problem } = useWrite('POST /progress', { onDone: setFound });
  const look = () => void submit({ body: { number: number.trim(), phoneTail } });
  return (
    <Page title="查进度">
      <Stack gap={4}>
        <Card>
          <Stack gap={4}>
            <TextField
              label="编号"
              hint="收件凭证上的编号，如 BJ261123-7K3QF9TD"
              value={number}
              onChange={setNumber}
              error={problem?.field('body.number')}
              testId="number"
            />
            <TextField
              label="手机号后四位"
              kind="digits"
              maxLength={TAIL}
              value={phoneTail}
              onChange={setPhoneTail}
              onEnter={look}
              error={problem?.field('body.phoneTail')}
              testId="phone-tail"
            />
            {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
            <Button block busy={busy} disabled={number.trim() === '' || phoneTail.length !== TAIL} onPress={look}>
              查进度
            </Button>
          </Stack>
        </Card>
        {found && <Found record={found} />}
      </Stack>
    </Page>
  );
}

function Found({ record }: { readonly record: ResultOf<'POST /progress'> }) {
  return (
    <Card title={record.title}>
      <Stack gap={4}>
        <Text size="secondary" tone="ink-2">
          {record.typeLabel} · {record.stateLabel}
        </Text>
        {record.promises.map((promise) => (
          <PromiseLine key={promise.kind} promise={promise} />
        ))}
        <Timeline lines={record.timeline} next={record.next} />
      </Stack>
    </Card>
  );
}
