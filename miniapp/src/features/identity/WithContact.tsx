import { type ReactNode, useState } from 'react';
import type { Me } from 'shared-types/identity.contract';
import { useWrite } from '@/api';
import { acceptMe } from '@/api/session';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { PhoneForm } from './PhoneForm';

interface WithContactProps {
  readonly me: Me;
  /** What phone and name are needed for, in the person's words. */
  readonly reason: string;
  /** The name is needed as well as the phone. */
  readonly named?: boolean;
  readonly children: ReactNode;
}

/** Shows its children to somebody whose phone is proved (and whose name is known), and asks everybody else for it. */
export function WithContact({ me, reason, named, children }: WithContactProps) {
  if (me.phone === null) {
    return (
      <Card title="请先验证手机号">
        <Stack gap={4}>
          <Text tone="ink-2">{reason}</Text>
          {/* What comes next appears by itself: the session then knows the phone. */}
          <PhoneForm onDone={() => undefined} />
        </Stack>
      </Card>
    );
  }
  if (named && me.name === null) return <NameCard reason={reason} />;
  return <>{children}</>;
}

function NameCard({ reason }: { readonly reason: string }) {
  const [name, setName] = useState('');
  const { submit, busy, problem } = useWrite('PUT /me/name', { onDone: (me) => void acceptMe(me) });
  const keep = () => void submit({ body: { name: name.trim() } });
  return (
    <Card title="请填写您的姓名">
      <Stack gap={4}>
        <Text tone="ink-2">{reason}</Text>
        <TextField
          label="真实姓名"
          value={name}
          maxLength={30}
          autoComplete="name"
          onChange={setName}
          onEnter={keep}
          error={problem?.field('body.name')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Button block busy={busy} disabled={name.trim().length < 2} onPress={keep}>
          保存姓名
        </Button>
      </Stack>
    </Card>
  );
}
