import { createHash, randomBytes } from 'node:crypto';
import { addDays, civilDateOf, clockTimeOf, isCivilDate } from '../../src/kernel/time/civil-date';
import { DEMO_ACCOUNT } from '../demo-account';
import { type Call, json, type Reply } from '../http';
import type { World } from '../world';
import type { PayOrder, PayRefund } from './pay-book';
import { payRefusal } from './pay-reply';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,' +
  '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUMMARY = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

const yuan = (fen: number): string => (fen / 100).toFixed(2);
const line = (values: readonly string[]): string => values.map((value) => `\`${value}`).join(',');

/** GET /v3/bill/tradebill: of yesterday from ten in the morning on. */
export function tradeBill(call: Call, world: World): Reply {
  const date = call.query.get('bill_date') ?? '';
  if (!isCivilDate(date) || call.query.get('bill_type') !== 'ALL') return payRefusal(400, 'PARAM_ERROR', 'bill_date');
  const today = civilDateOf(world.now());
  const ready = date < addDays(today, -1) || (date < today && clockTimeOf(world.now()) >= '10:00');
  if (!ready) return payRefusal(400, 'STATEMENT_CREATING', '账单生成中');
  const bill = billOf(world, date);
  if (bill === null) return payRefusal(400, 'NO_STATEMENT_EXIST', '账单文件不存在');
  const token = randomBytes(16).toString('hex');
  world.pay.bills.set(token, bill);
  return json({
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(bill).digest('hex'),
    download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${token}`,
  });
}

/** GET /v3/billdownload/file: the one answer that is not signed. */
export function billFile(call: Call, world: World): Reply {
  const bill = world.pay.bills.get(call.query.get('token') ?? '');
  if (bill === undefined) return payRefusal(400, 'INVALID_REQUEST', 'token');
  return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: bill };
}

function billOf(world: World, date: string): string | null {
  const of = (at: Date | null) => at !== null && civilDateOf(at) === date;
  const paid = world.pay.orders.values().filter(({ paidAt }) => of(paidAt));
  const refunds = world.pay.refunds.values().filter(({ createdAt }) => of(createdAt));
  if (paid.length + refunds.length === 0) return null;
  const taken = paid.reduce((sum, { total }) => sum + total, 0);
  const given = refunds.reduce((sum, { refund }) => sum + refund, 0);
  return [
    HEADER,
    ...paid.map((order) => tradeLine(world, order, order.paidAt, null)),
    ...refunds.map((refund) => tradeLine(world, refund.order, refund.createdAt, refund)),
    SUMMARY,
    line([String(paid.length + refunds.length), yuan(taken), yuan(given), '0.00', '0.00000', yuan(taken), yuan(given)]),
    '',
  ].join('\r\n');
}

function tradeLine(world: World, order: PayOrder, at: Date | null, refund: PayRefund | null): string {
  const time = at === null ? '' : `${civilDateOf(at)} ${clockTimeOf(at)}:00`;
  const back = refund === null ? '0.00' : yuan(refund.refund);
  const sum = refund === null ? yuan(order.total) : '0.00';
  return line([
    time,
    DEMO_ACCOUNT.mini.appid,
    world.pay.keys.mchid,
    '0',
    '',
    order.transactionId ?? '',
    order.outTradeNo,
    order.openid,
    'JSAPI',
    refund === null ? 'SUCCESS' : 'REFUND',
    'OTHERS',
    'CNY',
    sum,
    '0.00',
    refund?.refundId ?? '0',
    refund?.outRefundNo ?? '0',
    back,
    '0.00',
    refund === null ? '' : 'ORIGINAL',
    refund?.state ?? '',
    order.description,
    '',
    '0.00000',
    '0.00%',
    sum,
    back,
    '',
  ]);
}
