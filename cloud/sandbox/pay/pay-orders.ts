import { z } from 'zod';
import { DEMO_ACCOUNT } from '../demo-account';
import { type Call, json, type Reply } from '../http';
import type { World } from '../world';
import { newNumber, type PayOrder } from './pay-book';
import { payRefusal } from './pay-reply';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const jsapi = z.strictObject({
  appid: z.literal(DEMO_ACCOUNT.mini.appid),
  mchid: z.string(),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(/^[\w*|-]{6,32}$/),
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  // A demonstration sends nothing off this machine.
  notify_url: z.url().refine((url) => LOOPBACK.has(new URL(url).hostname) && !url.includes('?')),
  amount: z.strictObject({ total: z.int().min(1), currency: z.literal('CNY').optional() }),
  payer: z.strictObject({ openid: z.string() }),
});

/** POST /v3/pay/transactions/jsapi: the same request again is given the same prepay id. */
export function prepay(call: Call, world: World): Reply {
  const { pay } = world;
  const asked = call.raw.toString('utf8');
  const parsed = jsapi.safeParse(JSON.parse(asked));
  if (!parsed.success) return payRefusal(400, 'PARAM_ERROR', z.prettifyError(parsed.error));
  const { data } = parsed;
  if (data.mchid !== pay.keys.mchid) return payRefusal(400, 'PARAM_ERROR', 'mchid');
  if (!world.people.byMiniOpenid(data.payer.openid)) return payRefusal(400, 'PARAM_ERROR', 'openid');
  const known = pay.order(data.out_trade_no);
  if (known) return again(known, asked);
  const expiresAt = data.time_expire === undefined ? null : new Date(data.time_expire);
  if (expiresAt !== null && expiresAt.getTime() - world.now().getTime() < 60_000) {
    return payRefusal(400, 'PARAM_ERROR', 'time_expire');
  }
  const order: PayOrder = {
    outTradeNo: data.out_trade_no,
    prepayId: `wx${newNumber('20')}`,
    asked,
    description: data.description,
    total: data.amount.total,
    openid: data.payer.openid,
    notifyUrl: data.notify_url,
    expiresAt,
    signer: signerOf(call),
    state: 'NOTPAY',
    transactionId: null,
    paidAt: null,
  };
  pay.orders.set(order.outTradeNo, order);
  return json({ prepay_id: order.prepayId });
}

function again(order: PayOrder, asked: string): Reply {
  if (order.state === 'CLOSED') return payRefusal(400, 'ORDER_CLOSED', '该订单已关闭');
  if (order.state !== 'NOTPAY') return payRefusal(400, 'ORDERPAID', '该订单已支付');
  if (order.asked !== asked) return payRefusal(400, 'INVALID_REQUEST', '201 商户订单号重复');
  return json({ prepay_id: order.prepayId });
}

/** Who holds WeChat's public key says so in each request. */
export const signerOf = (call: Call): 'certificate' | 'public_key' =>
  String(call.headers['wechatpay-serial'] ?? '').startsWith('PUB_KEY_ID_') ? 'public_key' : 'certificate';

/** GET /v3/pay/transactions/out-trade-no/:no */
export function query(call: Call, world: World, outTradeNo: string): Reply {
  if (call.query.get('mchid') !== world.pay.keys.mchid) return payRefusal(400, 'PARAM_ERROR', 'mchid');
  const order = world.pay.order(outTradeNo);
  return order ? json(world.pay.tradeOf(order)) : payRefusal(404, 'ORDER_NOT_EXIST', '订单不存在');
}

/** POST /v3/pay/transactions/out-trade-no/:no/close */
export function close(_: Call, world: World, outTradeNo: string): Reply {
  const order = world.pay.order(outTradeNo);
  if (!order) return payRefusal(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (order.state === 'SUCCESS' || order.state === 'REFUND') return payRefusal(400, 'ORDERPAID', '该订单已支付');
  order.state = 'CLOSED';
  return { status: 204, headers: {}, body: '' };
}
