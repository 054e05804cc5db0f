import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { formatInstant } from '../../src/kernel/time/civil-date';
import type { World } from '../world';
import type { PayOrder, PayRefund, SentNotice } from './pay-book';
import { altered, FLAWS, type Flaw, sealed, signedHeaders } from './pay-signing';

/**
 * How a notice goes out.
 * - `plain`: as it should
 * - `forged`, `altered`, `stale`, `unsigned`, `unknown_serial`: with that flaw of its signature
 * - `undecipherable`: rightly signed, sealed with another key
 * - `replayed`: the last one again, byte for byte; `duplicate`: the last one again, signed anew, as WeChat repeats them
 * - `wrong_*`: rightly signed and sealed, about another amount, currency, merchant, app or order than was ordered
 */
export const NOTICE_KINDS = [
  'plain',
  ...FLAWS,
  'undecipherable',
  'replayed',
  'duplicate',
  'wrong_amount',
  'wrong_currency',
  'wrong_mchid',
  'wrong_appid',
  'wrong_order',
] as const;
export const noticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.output<typeof noticeKind>;

/** What the product answered to a notice. */
export interface NoticeAnswer {
  readonly status: number;
  readonly body: string;
}

interface Story {
  readonly key: string;
  readonly original: 'transaction' | 'refund';
  readonly event: string;
  readonly order: PayOrder;
  readonly notifyUrl: string;
  readonly plain: Record<string, unknown>;
}

/** Tells of an order that was paid. */
export function tellOfPayment(world: World, order: PayOrder, kind: NoticeKind): Promise<NoticeAnswer> {
  const { outTradeNo: key, notifyUrl } = order;
  // What a notice tells is what was true when it happened: a refund since then changes nothing of it.
  const plain = { ...world.pay.tradeOf(order), trade_state: 'SUCCESS' };
  return tell(world, { key, original: 'transaction', event: 'TRANSACTION.SUCCESS', order, notifyUrl, plain }, kind);
}

/** Tells what became of a refund. */
export function tellOfRefund(world: World, refund: PayRefund, kind: NoticeKind): Promise<NoticeAnswer> {
  const { status, ...rest } = world.pay.refundOf(refund);
  const plain = { mchid: world.pay.keys.mchid, ...rest, refund_status: status };
  const { outRefundNo: key, order, notifyUrl } = refund;
  return tell(world, { key, original: 'refund', event: `REFUND.${status}`, order, notifyUrl, plain }, kind);
}

async function tell(world: World, story: Story, kind: NoticeKind): Promise<NoticeAnswer> {
  const notice = noticeOf(world, story, kind);
  world.pay.notices.set(story.key, notice);
  const response = await fetch(story.notifyUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...notice.headers },
    body: kind === 'altered' ? altered(notice.body) : notice.body,
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, body: await response.text() };
}

function noticeOf(world: World, story: Story, kind: NoticeKind): SentNotice {
  const last = world.pay.notices.get(story.key);
  if (kind === 'replayed' && last) return last;
  const { id, body } = kind === 'duplicate' && last ? last : composed(world, story, kind);
  const flaw = FLAWS.find((each): each is Flaw => each === kind);
  return { id, body, headers: signedHeaders(world.pay.keys, story.order.signer, body, world.now(), flaw) };
}

function composed(world: World, story: Story, kind: NoticeKind): Pick<SentNotice, 'id' | 'body'> {
  const id = randomUUID();
  const plain = { ...story.plain, ...untruth(story, kind) };
  const body = JSON.stringify({
    id,
    create_time: formatInstant(world.now()),
    resource_type: 'encrypt-resource',
    event_type: story.event,
    summary: story.original === 'refund' ? '退款' : '支付成功',
    resource: sealed(world.pay.keys, story.original, plain, kind === 'undecipherable'),
  });
  return { id, body };
}

function untruth({ order, plain }: Story, kind: NoticeKind): Record<string, unknown> {
  const amount = plain.amount as Record<string, unknown>;
  switch (kind) {
    case 'wrong_amount':
      return { amount: { ...amount, total: order.total - 1, refund: 1 } };
    case 'wrong_currency':
      return { amount: { ...amount, currency: 'USD' } };
    case 'wrong_mchid':
      return { mchid: '1900000999' };
    case 'wrong_appid':
      return { appid: 'wx0somebodyelse0001' };
    case 'wrong_order':
      return { out_trade_no: 'NOBODYS-ORDER-1' };
    default:
      return {};
  }
}
