import { goBack } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useSignIn } from './use-sign-in';

interface SignInCardProps {
  /** What signing in is needed for, in the person's words. */
  readonly reason: string;
}

/** Asks to sign in, only where an action needs it, with a way to decline. */
export function SignInCard({ reason }: SignInCardProps) {
  const { enter, busy, problem } = useSignIn();
  return (
    <Card title="请先登录">
      <Stack gap={4}>
        <Text tone="ink-2">{reason}</Text>
        {problem && (
          <Text tone="danger" size="secondary">
            {problem.title}
          </Text>
        )}
        <Button block busy={busy} onPress={() => void enter()} testId="sign-in">
          微信登录
        </Button>
        <Button block kind="text" onPress={goBack}>
          暂不登录
        </Button>
      </Stack>
    </Card>
  );
}
