import { z } from 'zod';

/** A person as WeChat names him: `openid` within one app of ours, `unionid` across all of them where WeChat tells it. */
export interface WechatIdentity {
  readonly openid: string;
  readonly unionid?: string;
}

/** Takes openid and unionid out of an answer and leaves every key and token behind. */
export const identityAnswer = z
  .object({ openid: z.string().min(1), unionid: z.string().optional() })
  .transform(({ openid, unionid }): WechatIdentity => (unionid ? { openid, unionid } : { openid }));
