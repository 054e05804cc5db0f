import { z } from 'zod';
import { type Call, json, type Reply } from '../http';
import type { World } from '../world';
import { newNumber, type PayRefund } from './pay-book';
import { payRefusal } from './pay-reply';

const refundRequest = z.strictObject({
  out_trade_no: z.string(),
  out_refund_no: z.string().regex(/^[\w*|@-]{1,64}$/),
  reason: z.string().min(1).max(80).optional(),
  notify_url: z.url(),
  amount: z.strictObject({ refund: z.int().min(1), total: z.int().min(1), currency: z.literal('CNY') }),
});

/** POST /v3/refund/domestic/refunds: the same number again is the same refund. */
export function refund(call: Call, world: World): Reply {
  const { pay } = world;
  const parsed = refundRequest.safeParse(JSON.parse(call.raw.toString('utf8')));
  if (!parsed.success) return payRefusal(400, 'PARAM_ERROR', z.prettifyError(parsed.error));
  const { out_trade_no, out_refund_no, amount, reason = '', notify_url: notifyUrl } = parsed.data;
  const order = pay.order(out_trade_no);
  if (!order || order.transactionId === null) return payRefusal(404, 'RESOURCE_NOT_EXISTS', '订单号不存在');
  if (amount.total !== order.total) return payRefusal(400, 'INVALID_REQUEST', '订单金额不一致');
  const known = pay.refunds.get(out_refund_no);
  if (known)
    return known.order === order ? json(pay.refundOf(known)) : payRefusal(400, 'INVALID_REQUEST', '退款单号重复');
  const given = pay.refunds
    .values()
    .filter((other) => other.order === order && other.state !== 'CLOSED')
    .reduce((sum, other) => sum + other.refund, 0);
  if (given + amount.refund > order.total) return payRefusal(400, 'INVALID_REQUEST', '订单已全额退款');
  const made: PayRefund = {
    outRefundNo: out_refund_no,
    refundId: newNumber('5030'),
    order,
    refund: amount.refund,
    reason,
    notifyUrl,
    createdAt: world.now(),
    state: 'PROCESSING',
    settledAt: null,
  };
  pay.refunds.set(out_refund_no, made);
  return json(pay.refundOf(made));
}

/** GET /v3/refund/domestic/refunds/:no: the money has arrived by the time one asks, unless it was settled otherwise. */
export function queryRefund(_: Call, world: World, outRefundNo: string): Reply {
  const found = world.pay.refunds.get(outRefundNo);
  if (!found) return payRefusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
  if (found.state === 'PROCESSING') world.pay.settle(found, 'SUCCESS');
  return json(world.pay.refundOf(found));
}
