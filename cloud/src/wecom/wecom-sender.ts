import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import { now } from '../kernel/clock';
import type { WecomAccount } from '../kernel/wecom-account';
import { WechatError } from '../wechat/wechat-error';
import { callWechat } from '../wechat/wechat-http';
import type { WecomSettings } from './wecom.settings';
import { outcomeOfAnswer, outcomeOfErrcode, type WecomOutcome } from './wecom-outcome.rules';

export interface WecomResult {
  readonly outcome: WecomOutcome;
  /** 企业微信's own code; 0 when sent, null when none came back. */
  readonly errcode: number | null;
}

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const sentAnswer = z.object({ invaliduser: z.string().optional(), unlicenseduser: z.string().optional() });

/** 40014 not valid, 42001 over: another token is asked for once. */
const TOKEN_REFUSED = new Set([40014, 42001]);
/** A token is renewed so long before its end. */
const MARGIN_MS = 300_000;
/** Characters of a text message; 企业微信 cuts at 2048 bytes. */
const LONGEST = 500;

/**
 * Text messages to members of the centre's 企业微信: `gettoken`, kept until shortly before its end as its makers ask, and
 * `message/send`. Members are known there by their work number.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WecomSender {
  @Inject('settings')
  settings!: WecomSettings;

  private current: { readonly token: string; readonly renewAt: number } | null = null;
  private pending: Promise<string> | null = null;

  /** Whether the centre has a 企业微信 at all. */
  get isOpen(): boolean {
    return this.settings.WECOM !== null;
  }

  /** Sends one text to one member. Never throws: the outcome says whether to try again. */
  async sendText(workNo: string, text: string): Promise<WecomResult> {
    const account = this.settings.WECOM;
    if (account === null) return { outcome: 'OFF', errcode: null };
    const message = {
      touser: workNo,
      msgtype: 'text',
      agentid: account.agentId,
      text: { content: [...text].slice(0, LONGEST).join('') },
      // The same text to the same member within the interval is dropped there: a retry after a lost answer tells once.
      enable_duplicate_check: 1,
      duplicate_check_interval: 60,
    };
    try {
      return { outcome: outcomeOfAnswer(await this.send(account, message)), errcode: 0 };
    } catch (error) {
      if (!(error instanceof WechatError)) throw error;
      return { outcome: outcomeOfErrcode(error.errcode), errcode: error.errcode };
    }
  }

  private async send(account: WecomAccount, message: object): Promise<z.output<typeof sentAnswer>> {
    const token = await this.token(account);
    try {
      return await this.sendWith(token, message);
    } catch (error) {
      if (!(error instanceof WechatError && TOKEN_REFUSED.has(error.errcode ?? 0))) throw error;
      if (this.current?.token === token) this.current = null;
      return this.sendWith(await this.token(account), message);
    }
  }

  private sendWith(token: string, body: object): Promise<z.output<typeof sentAnswer>> {
    const { WECOM_URL: base, WECOM_TIMEOUT_MS: timeoutMs } = this.settings;
    const query = { access_token: token };
    return callWechat({ base, path: '/cgi-bin/message/send', query, body, timeoutMs, answer: sentAnswer });
  }

  /** The token to call with; within a replica only one request for it is ever under way. */
  private async token(account: WecomAccount): Promise<string> {
    if (this.current && now().getTime() < this.current.renewAt) return this.current.token;
    this.pending ??= this.fetch(account).finally(() => {
      this.pending = null;
    });
    return this.pending;
  }

  private async fetch({ corpId, secret }: WecomAccount): Promise<string> {
    const { WECOM_URL: base, WECOM_TIMEOUT_MS: timeoutMs } = this.settings;
    const asked = now().getTime();
    const query = { corpid: corpId, corpsecret: secret };
    const { access_token, expires_in } = await callWechat({
      base,
      path: '/cgi-bin/gettoken',
      query,
      timeoutMs,
      answer: tokenAnswer,
    });
    const lifeMs = expires_in * 1000;
    this.current = { token: access_token, renewAt: asked + Math.max(lifeMs - MARGIN_MS, lifeMs / 2) };
    return access_token;
  }
}
