import { useState } from 'react';
import type { Strokes } from 'shared-types/drawn-signature';
import type { SignatureView, SigningView } from 'shared-types/signing.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useCountdown } from '../identity/use-countdown';

const CODE_DIGITS = 6;

interface CodeStepProps {
  readonly view: SigningView;
  readonly drawing: Strokes;
  readonly onSigned: (signature: SignatureView) => void;
}

/** The last step: a code sent to the phone at this moment, whose message names the paper. */
export function CodeStep({ view: { handle, hash, title, signatory }, drawing, onSigned }: CodeStepProps) {
  const [code, setCode] = useState('');
  const [wait, setWait] = useCountdown();
  const params = { handle };
  const sending = useWrite('POST /documents/:handle/signing-codes', {
    onDone: ({ resendAfter }) => setWait(resendAfter),
  });
  const signing = useWrite('POST /documents/:handle/sign', {
    onDone: onSigned,
    refresh: ['GET /documents/:handle/signing', 'GET /mandates/:number', 'GET /agency-cases/:number/mandates'],
  });
  const sign = () =>
    void signing.submit({ params, body: { hash, code, drawing: drawing.map((points) => [...points]) } });
  return (
    <Stack gap={4}>
      <Text>
        验证码发到您的手机 {signatory?.phone}，短信里写着《{title}》。
      </Text>
      <Button
        block
        kind="secondary"
        busy={sending.busy}
        disabled={wait > 0}
        onPress={() => void sending.submit({ params, body: { hash } })}
      >
        {wait > 0 ? `${wait} 秒后可以再发` : '发送验证码'}
      </Button>
      <TextField
        label="验证码"
        hint="短信里的 6 位数字"
        kind="digits"
        value={code}
        maxLength={CODE_DIGITS}
        autoComplete="one-time-code"
        onChange={setCode}
        onEnter={sign}
        error={signing.problem?.field('body.code')}
      />
      <ProblemNote problem={[signing.problem, sending.problem].find((problem) => problem?.fields.length === 0)} />
      <Button block busy={signing.busy} disabled={code.length !== CODE_DIGITS} onPress={sign}>
        签署这份文书
      </Button>
    </Stack>
  );
}
