import { useState } from 'react';
import { useWrite } from '@/api';
import { acceptMe } from '@/api/session';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

const DIGITS = 6;

/** Staff on a PC give the six digits of their authenticator app before the desk opens. */
export function SecondFactorCard() {
  const [code, setCode] = useState('');
  const { submit, busy, problem } = useWrite('POST /sessions/second-factor', { onDone: (me) => void acceptMe(me) });
  const send = () => void submit({ body: { code } });
  return (
    <Card title="输入动态口令">
      <Stack gap={4}>
        <Text tone="ink-2">为保护群众信息，工作台需要再确认一次是您本人。</Text>
        <TextField
          label="动态口令"
          hint="打开身份验证器，输入 6 位数字"
          kind="digits"
          value={code}
          maxLength={DIGITS}
          autoFocus
          autoComplete="one-time-code"
          onChange={setCode}
          onEnter={send}
          error={problem?.field('body.code') ?? problem?.title}
        />
        <Button block busy={busy} disabled={code.length !== DIGITS} onPress={send}>
          进入工作台
        </Button>
      </Stack>
    </Card>
  );
}
