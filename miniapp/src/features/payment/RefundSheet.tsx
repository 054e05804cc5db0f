import { useState } from 'react';
import type { PaymentView } from 'shared-types/payment.contract';
import { fenOf, PAYMENT_ACTION_LABELS, yuan } from 'shared-types/payment.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';

interface RefundSheetProps {
  readonly payment: PaymentView;
  readonly write: ReturnType<typeof useWrite<'POST /payments/:number/refund'>>;
  readonly onClose: () => void;
}

/** Asks how much is given back, all that is left unless another amount is typed, and why. */
export function RefundSheet({ payment, write, onClose }: RefundSheetProps) {
  const { number, version, refundableFen, channel } = payment;
  const [amount, setAmount] = useState(() => yuan(refundableFen));
  const [reason, setReason] = useState('');
  const amountFen = fenOf(amount);
  const fault = amountFenFault(amountFen, refundableFen) ?? write.problem?.field('body.amountFen');
  const send = (fen: number) =>
    void write.submit({ params: { number }, body: { version, reason: reason.trim(), amountFen: fen } });
  return (
    <Sheet
      open
      title={PAYMENT_ACTION_LABELS.refund}
      onClose={onClose}
      footer={
        <Button
          block
          busy={write.busy}
          disabled={amountFen === null || fault !== undefined || reason.trim().length < 2}
          onPress={() => amountFen !== null && send(amountFen)}
        >
          {amountFen === null ? '退款' : `退款 ${yuan(amountFen)} 元`}
        </Button>
      }
    >
      <Stack gap={3}>
        <TextField
          label="退款金额（元）"
          hint={`最多还能退 ${yuan(refundableFen)} 元，${channel === 'WINDOW' ? '在窗口退还' : '由微信原路退回'}`}
          value={amount}
          maxLength={9}
          onChange={setAmount}
          error={fault}
        />
        <TextAreaField
          label="原因"
          hint="会记在这笔缴费的经过里，缴费人看得到"
          value={reason}
          maxLength={60}
          onChange={setReason}
          error={write.problem?.field('body.reason')}
        />
        {write.problem?.fields.length === 0 && <ProblemNote problem={write.problem} />}
      </Stack>
    </Sheet>
  );
}

function amountFenFault(amountFen: number | null, most: number): string | undefined {
  if (amountFen === null) return '请填写金额，例如 12.50';
  if (amountFen === 0) return '金额要大于 0';
  return amountFen > most ? `最多还能退 ${yuan(most)} 元` : undefined;
}
