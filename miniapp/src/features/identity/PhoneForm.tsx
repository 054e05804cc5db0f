import { useState } from 'react';
import { useWrite } from '@/api';
import { acceptMe } from '@/api/session';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { useCountdown } from './use-countdown';
import { WechatPhoneButton } from './WechatPhoneButton';

const PHONE_DIGITS = 11;
const CODE_DIGITS = 6;

/** Proves a phone: on the mini-program by one tap, anywhere by a code sent to it. */
export function PhoneForm({ onDone }: { readonly onDone: () => void }) {
  const [phone, setPhone] = useState('');
  const [code, setCode] = useState('');
  const [wait, setWait] = useCountdown();
  const sending = useWrite('POST /me/phone/sms', { onDone: ({ resendAfter }) => setWait(resendAfter) });
  const proving = useWrite('POST /me/phone/verify', { onDone: (me) => void acceptMe(me).then(onDone) });
  const prove = () => void proving.submit({ body: { phone, code } });
  const general = [proving.problem, sending.problem].find((problem) => problem && problem.fields.length === 0);
  return (
    <Stack gap={4}>
      <WechatPhoneButton onDone={onDone} />
      <TextField
        label="手机号"
        kind="phone"
        value={phone}
        maxLength={PHONE_DIGITS}
        autoComplete="tel-national"
        onChange={setPhone}
        error={sending.problem?.field('body.phone') ?? proving.problem?.field('body.phone')}
      />
      <Button
        block
        kind="secondary"
        busy={sending.busy}
        disabled={wait > 0 || phone.length !== PHONE_DIGITS}
        onPress={() => void sending.submit({ body: { phone } })}
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
        onEnter={prove}
        error={proving.problem?.field('body.code')}
      />
      <ProblemNote problem={general} />
      <Button block busy={proving.busy} disabled={code.length !== CODE_DIGITS} onPress={prove}>
        验证手机号
      </Button>
    </Stack>
  );
}
