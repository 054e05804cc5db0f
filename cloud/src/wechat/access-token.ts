import { z } from 'zod';
import { now } from '../kernel/clock';
import type { WechatSettings } from './wechat.settings';
import { callWechat } from './wechat-http';

const answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

// WeChat issues the next token 5 minutes before the old one ends and honours both in between.
const MARGIN_MS = 300_000;

/**
 * The mini-program's access token. `stable_token` in its normal mode gives every replica the same one, so each may keep
 * its own copy; within a replica only one request for it is ever under way.
 */
export class AccessToken {
  private current: { readonly token: string; readonly renewAt: number } | null = null;
  private pending: Promise<string> | null = null;

  constructor(private readonly settings: () => WechatSettings) {}

  /** The token to call with. Throws WechatError when WeChat gives none. */
  async get(): Promise<string> {
    if (this.current && now().getTime() < this.current.renewAt) return this.current.token;
    this.pending ??= this.fetch().finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  /** Another token than the one WeChat has just refused: the one fetched meanwhile, or a new one. */
  async insteadOf(refused: string): Promise<string> {
    if (this.current?.token === refused) this.current = null;
    return this.get();
  }

  private async fetch(): Promise<string> {
    const { WECHAT_API_URL, WECHAT_MINI_APPID, WECHAT_MINI_SECRET, WECHAT_TIMEOUT_MS } = this.settings();
    const asked = now().getTime();
    const { access_token, expires_in } = await callWechat({
      base: WECHAT_API_URL,
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid: WECHAT_MINI_APPID, secret: WECHAT_MINI_SECRET },
      timeoutMs: WECHAT_TIMEOUT_MS,
      answer,
    });
    const lifeMs = expires_in * 1000;
    this.current = { token: access_token, renewAt: asked + Math.max(lifeMs - MARGIN_MS, lifeMs / 2) };
    return access_token;
  }
}
