import { z } from 'zod';
import { now } from '../../kernel/clock';
import type { MerchantAccount } from '../../kernel/merchant';
import { type RefundTold, refundTold, type Trade, tradeAnswer } from './pay-answers';
import { openResource } from './pay-cipher';
import { parseJson } from './pay-http';
import { type Distrust, distrust, type SignedHead } from './pay-signature';

/** What WeChat tells of its own accord. May come late, twice, or before what happened earlier. */
export type PayNotice =
  | { readonly id: string; readonly about: 'TRADE'; readonly trade: Trade }
  | { readonly id: string; readonly about: 'REFUND'; readonly refund: RefundTold };

/** Why a notice is not taken in: not WeChat's, sealed with another key or changed, or of a shape not agreed. */
export type NoticeFault = Distrust | 'undecipherable' | 'unreadable';

/** A notice that is not taken in. Carries nothing of what it said. */
export class NoticeRefused extends Error {
  constructor(readonly fault: NoticeFault) {
    super(`wechat pay notice refused: ${fault}`);
    this.name = 'NoticeRefused';
  }
}

const envelope = z.looseObject({
  id: z.string().min(1).max(64),
  resource: z.looseObject({
    original_type: z.enum(['transaction', 'refund']),
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string().min(1),
    associated_data: z.string().default(''),
  }),
});

/**
 * Verifies a notice on its raw bytes, opens it and reads it, in this order.
 * @throws NoticeRefused
 */
export function readNotice(head: SignedHead, raw: Buffer, merchant: MerchantAccount): PayNotice {
  const fault = distrust(head, raw, merchant.keyring, now());
  if (fault !== null) throw new NoticeRefused(fault);
  const read = envelope.safeParse(parseJson(raw));
  if (!read.success) throw new NoticeRefused('unreadable');
  const { id, resource } = read.data;
  const plain = parseJson(opened(merchant.apiV3Key, resource));
  if (resource.original_type === 'transaction') {
    return { id, about: 'TRADE', trade: readable(tradeAnswer.safeParse(plain)) };
  }
  return { id, about: 'REFUND', refund: readable(refundTold.safeParse(plain)) };
}

function opened(key: Buffer, resource: Parameters<typeof openResource>[1]): Buffer {
  try {
    return openResource(key, resource);
  } catch {
    throw new NoticeRefused('undecipherable');
  }
}

function readable<T>(parsed: z.ZodSafeParseResult<T>): T {
  if (!parsed.success) throw new NoticeRefused('unreadable');
  return parsed.data;
}
