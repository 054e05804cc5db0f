import type { PromiseView } from 'shared-types/record.contract';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { PromiseLine } from '@/ui/promise/PromiseLine';

interface RegisteredReceiptProps {
  readonly receipt: { readonly number: string; readonly promise: PromiseView | null };
  readonly onNext: () => void;
}

/** What was written down: the number to ask by, and by when it is answered. */
export function RegisteredReceipt({ receipt: { number, promise }, onNext }: RegisteredReceiptProps) {
  return (
    <Card title="已登记">
      <Stack gap={3}>
        <Text size="page" strong tabular>
          {number}
        </Text>
        {promise && <PromiseLine promise={promise} />}
        <Text tone="ink-2">请把编号告诉对方：凭编号和手机号后四位可以查进度。</Text>
        <Row gap={2} wrap>
          <Button onPress={onNext}>再登记一件</Button>
          <Button kind="secondary" to="/packages/desk/inbox/index">
            回到收件箱
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
