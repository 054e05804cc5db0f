import { useState } from 'react';
import type { PaymentView } from 'shared-types/payment.contract';
import { PAYMENT_CHANNEL_LABELS, yuan } from 'shared-types/payment.states';
import { type ApiProblem, asProblem, call, useRead, useWrite } from '@/api';
import { requestPayment } from '@/api/pay';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';
import { CashierActions } from './CashierActions';

const REFRESH = ['GET /records/:number/payments', 'GET /cases/:number'] as const;

interface FeesProps {
  /** The record they are for. */
  readonly number: string;
  /** True for whom they are asked of. */
  readonly own?: boolean;
}

/** What is to be paid for a record, and how; nothing where nothing ever was. */
export function Fees({ number, own = false }: FeesProps) {
  const { data } = useRead('GET /records/:number/payments', { params: { number } }, { live: true });
  if (!data || data.items.length === 0) return null;
  const payable = own && data.outstandingFen > 0;
  return (
    <Card title={data.outstandingFen > 0 ? `待缴 ${yuan(data.outstandingFen)} 元` : '费用已缴清'}>
      <Stack gap={4}>
        {data.items.map((payment) => (
          <Fee key={payment.number} payment={payment} own={own} wechat={data.wechatPay} />
        ))}
        {payable && !(data.wechatPay && requestPayment) && (
          <Note>{data.wechatPay ? '请在微信小程序里支付，或到窗口缴费。' : '请到窗口缴费，会给您收据。'}</Note>
        )}
      </Stack>
    </Card>
  );
}

interface FeeProps {
  readonly payment: PaymentView;
  readonly own: boolean;
  readonly wechat: boolean;
}

function Fee({ payment, own, wechat }: FeeProps) {
  const { title, amountFen, stateLabel, next, basis, channel, receiptNo, refunds } = payment;
  return (
    <Stack gap={2}>
      <Row gap={2} wrap>
        <Text strong>{title}</Text>
        <Text strong tabular>
          {yuan(amountFen)} 元
        </Text>
      </Row>
      <Text size="secondary" tone="ink-2">
        {stateLabel} · {next}
      </Text>
      <Text size="hint" tone="ink-3">
        {payment.number}
        {basis && ` · 依据：${basis}`}
        {channel && ` · ${PAYMENT_CHANNEL_LABELS[channel]}`}
        {receiptNo && ` · 收据 ${receiptNo}`}
      </Text>
      {refunds.map((refund) => (
        <Text key={refund.askedAt} size="secondary" tone="ink-2">
          {refund.stateLabel} {yuan(refund.amountFen)} 元 · {momentWords(refund.settledAt ?? refund.askedAt)} ·{' '}
          {refund.reason}
        </Text>
      ))}
      {own && wechat && <PayNow payment={payment} />}
      {!own && <CashierActions payment={payment} refresh={REFRESH} />}
    </Stack>
  );
}

/** Pays with WeChat: the order, WeChat's cashier, then the server is asked what came of it. */
function PayNow({ payment: { number, amountFen, actions } }: { readonly payment: PaymentView }) {
  const [paying, setPaying] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const check = useWrite('POST /payments/:number/check', { refresh: REFRESH });
  const params = { number };
  const pay = async (open: NonNullable<typeof requestPayment>) => {
    setPaying(true);
    setProblem(undefined);
    await call('POST /payments/:number/prepay', { params })
      // Who turns back in WeChat's cashier has not failed: what came of it is asked of the server either way.
      .then(({ parameters }) => open(parameters).catch(() => undefined))
      .then(() => check.submit({ params }))
      .catch((error: unknown) => setProblem(asProblem(error)));
    setPaying(false);
  };
  return (
    <>
      <ProblemNote problem={problem ?? check.problem} />
      <Row gap={2} wrap>
        {requestPayment && actions.includes('prepay') && (
          <Button busy={paying} onPress={() => requestPayment && void pay(requestPayment)}>
            {`微信支付 ${yuan(amountFen)} 元`}
          </Button>
        )}
        {actions.includes('check') && (
          <Button kind="secondary" busy={check.busy} onPress={() => void check.submit({ params })}>
            查询支付结果
          </Button>
        )}
      </Row>
    </>
  );
}
