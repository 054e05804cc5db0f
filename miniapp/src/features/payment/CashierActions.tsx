import { useState } from 'react';
import type { PaymentView } from 'shared-types/payment.contract';
import { PAYMENT_ACTION_LABELS } from 'shared-types/payment.states';
import { useWrite } from '@/api';
import type { ReadName } from '@/api/reads';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { ReasonSheet } from '../dispatch/ReasonSheet';
import { RefundSheet } from './RefundSheet';

interface CashierActionsProps {
  readonly payment: PaymentView;
  readonly refresh: readonly ReadName[];
}

/** What a cashier may do about a payment: take it at the window, take it back, give it back. */
export function CashierActions({ payment, refresh }: CashierActionsProps) {
  const { number, version, actions, alert } = payment;
  const [receiptNo, setReceiptNo] = useState('');
  const [asking, setAsking] = useState<'withdraw' | 'refund'>();
  const say = ({ stateLabel }: PaymentView) => toast(`现在是“${stateLabel}”`);
  const closeAndSay = (done: PaymentView) => {
    setAsking(undefined);
    say(done);
  };
  // Whoever opens a sheet before the news of the payment is through keeps it open.
  const window = useWrite('POST /payments/:number/window', { refresh, onDone: say });
  const withdraw = useWrite('POST /payments/:number/withdraw', { refresh, onDone: closeAndSay });
  const refund = useWrite('POST /payments/:number/refund', { refresh, onDone: closeAndSay });
  const params = { number };
  return (
    <Stack gap={3}>
      {alert && <Text tone="danger">{alert}</Text>}
      {actions.includes('payAtWindow') && (
        <>
          <TextField
            label="窗口收据号"
            value={receiptNo}
            maxLength={40}
            onChange={setReceiptNo}
            error={window.problem?.field('body.receiptNo')}
          />
          {window.problem?.fields.length === 0 && <ProblemNote problem={window.problem} />}
        </>
      )}
      <Row gap={2} wrap>
        {actions.includes('payAtWindow') && (
          <Button
            busy={window.busy}
            disabled={receiptNo.trim().length < 4}
            onPress={() => void window.submit({ params, body: { version, receiptNo: receiptNo.trim() } })}
          >
            {PAYMENT_ACTION_LABELS.payAtWindow}
          </Button>
        )}
        {(['withdraw', 'refund'] as const)
          .filter((action) => actions.includes(action))
          .map((action) => (
            <Button key={action} kind="secondary" onPress={() => setAsking(action)}>
              {PAYMENT_ACTION_LABELS[action]}
            </Button>
          ))}
      </Row>
      {asking === 'refund' && <RefundSheet payment={payment} write={refund} onClose={() => setAsking(undefined)} />}
      {asking === 'withdraw' && (
        <ReasonSheet
          open
          title={PAYMENT_ACTION_LABELS.withdraw}
          hint="会记在这笔缴费的经过里"
          maxLength={60}
          busy={withdraw.busy}
          problem={withdraw.problem}
          onClose={() => setAsking(undefined)}
          onSend={(reason) => void withdraw.submit({ params, body: { version, reason } })}
        />
      )}
    </Stack>
  );
}
