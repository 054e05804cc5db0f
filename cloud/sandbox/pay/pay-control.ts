import { z } from 'zod';
import { type Call, html, json, jsonBody, type Reply, redirect } from '../http';
import { cashierPage } from '../pages/cashier';
import type { World } from '../world';
import { PAY_MODES } from './pay-keys';
import { noticeKind, tellOfPayment, tellOfRefund } from './pay-notices';

const mistake = (message: string, status = 400): Reply => json({ error: message }, status);

/** GET /sandbox/merchant, `?mode=` one of CERTIFICATE, PUBLIC_KEY, BOTH: the settings of the product's merchant account. */
export function merchant(call: Call, world: World): Reply {
  const mode = z.enum(PAY_MODES).safeParse(call.query.get('mode') ?? 'PUBLIC_KEY');
  return mode.success ? json(world.pay.keys.environment(mode.data)) : mistake(z.prettifyError(mode.error));
}

/** GET /sandbox/pay/orders: what was ordered, newest last. */
export const orders = (_: Call, world: World): Reply =>
  json(world.pay.orders.values().map(({ asked: _asked, ...order }) => order));

const payment = z.strictObject({ outTradeNo: z.string(), notice: z.boolean().default(true) });

/** POST /sandbox/pay `{outTradeNo, notice?}`: the payer pays, and unless told otherwise the merchant is told. */
export async function pay(call: Call, world: World): Promise<Reply> {
  const asked = payment.safeParse(jsonBody(call));
  if (!asked.success) return mistake(z.prettifyError(asked.error));
  const order = world.pay.order(asked.data.outTradeNo);
  if (!order) return mistake('outTradeNo: no such order', 404);
  if (!world.pay.pay(order)) return mistake(`the order is ${order.state}`, 409);
  return json({ notice: asked.data.notice ? await tellOfPayment(world, order, 'plain') : null });
}

const telling = z.union([
  z.strictObject({ outTradeNo: z.string(), kind: noticeKind.default('plain') }),
  z.strictObject({ outRefundNo: z.string(), kind: noticeKind.default('plain') }),
]);

/** POST /sandbox/pay/notices `{outTradeNo | outRefundNo, kind}`: sends one notice, and shows what was answered to it. */
export async function notices(call: Call, world: World): Promise<Reply> {
  const asked = telling.safeParse(jsonBody(call));
  if (!asked.success) return mistake(z.prettifyError(asked.error));
  if ('outTradeNo' in asked.data) {
    const order = world.pay.order(asked.data.outTradeNo);
    return order ? json(await tellOfPayment(world, order, asked.data.kind)) : mistake('no such order', 404);
  }
  const refund = world.pay.refunds.get(asked.data.outRefundNo);
  return refund ? json(await tellOfRefund(world, refund, asked.data.kind)) : mistake('no such refund', 404);
}

const settlement = z.strictObject({ outRefundNo: z.string(), state: z.enum(['SUCCESS', 'CLOSED', 'ABNORMAL']) });

/** POST /sandbox/pay/refunds `{outRefundNo, state}`: what becomes of a refund. */
export function settleRefund(call: Call, world: World): Reply {
  const asked = settlement.safeParse(jsonBody(call));
  if (!asked.success) return mistake(z.prettifyError(asked.error));
  const refund = world.pay.refunds.get(asked.data.outRefundNo);
  if (!refund) return mistake('outRefundNo: no such refund', 404);
  world.pay.settle(refund, asked.data.state);
  return json(world.pay.refundOf(refund));
}

/** GET /sandbox/cashier: where a person at the demonstration pays, since there is no WeChat to open its sheet. */
export const cashier = (_: Call, world: World): Reply =>
  html(
    cashierPage(
      world.pay.orders
        .values()
        .map(({ outTradeNo }) => world.pay.order(outTradeNo))
        .filter(isOrder),
    ),
  );

const isOrder = <T>(order: T | undefined): order is T => order !== undefined;

/** GET /sandbox/cashier/pay `?order=`: the tap on «支付». A server that cannot be told hears it when it asks. */
export async function payAtCashier(call: Call, world: World): Promise<Reply> {
  const order = world.pay.order(call.query.get('order') ?? '');
  if (order && world.pay.pay(order)) await tellOfPayment(world, order, 'plain').catch(() => undefined);
  return redirect('/sandbox/cashier');
}
