import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { WechatSettings } from './wechat.settings';
import { WechatError } from './wechat-error';
import { callWechat } from './wechat-http';
import { identityAnswer, type WechatIdentity } from './wechat-identity';

/** Which app a code was issued to: the official account (pages inside WeChat) or the website app (scan login on a PC). */
export type WebLoginKind = 'OFFICIAL_ACCOUNT' | 'WEBSITE';

/** `snsapi_base` is silent and gives the openid; `snsapi_userinfo` asks the person and gives the unionid too. */
export type AuthorizeScope = 'snsapi_base' | 'snsapi_userinfo';

interface SignInRequest {
  /** Absolute address on the registered domain; comes back with `code` and `state` in its query. */
  readonly redirectUri: string;
  /** 1 to 128 letters and digits (WeChat takes nothing else), unguessable, bound to the browser by the caller. */
  readonly state: string;
}

const STATE = /^[A-Za-z0-9]{1,128}$/;
const PATH = '/sns/oauth2/access_token';

// The raw answer is looked at before the identity is drawn from it: a snapshot account must never become a person.
const tokenAnswer = z.looseObject({ is_snapshotuser: z.number().optional() });

/** WeChat sign-in in a browser: by web authorisation inside WeChat, by scanning on a PC. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WechatWeb {
  @Inject('settings')
  settings!: WechatSettings;

  /**
   * Where a page opened inside WeChat sends its browser to sign in.
   * @throws RangeError when `state` is not 1 to 128 letters and digits
   */
  authorizeUrl(request: SignInRequest & { readonly scope: AuthorizeScope }): string {
    return this.signInUrl('/connect/oauth2/authorize', this.settings.WECHAT_OFFICIAL_APPID, request.scope, request);
  }

  /**
   * Where a PC's browser is sent to show the code that the phone scans.
   * @throws RangeError when `state` is not 1 to 128 letters and digits
   */
  qrconnectUrl(request: SignInRequest): string {
    return this.signInUrl('/connect/qrconnect', this.settings.WECHAT_WEBSITE_APPID, 'snsapi_login', request);
  }

  /**
   * Who the code in the returned address belongs to. WeChat's user token is dropped here.
   * @throws WechatError: 40029 bad or older than 5 minutes, 40163 used, `snapshot` for WeChat's stand-in account
   */
  async exchangeCode(kind: WebLoginKind, code: string): Promise<WechatIdentity> {
    const { settings } = this;
    const [appid, secret] =
      kind === 'WEBSITE'
        ? [settings.WECHAT_WEBSITE_APPID, settings.WECHAT_WEBSITE_SECRET]
        : [settings.WECHAT_OFFICIAL_APPID, settings.WECHAT_OFFICIAL_SECRET];
    const answer = await callWechat({
      base: settings.WECHAT_API_URL,
      path: PATH,
      query: { appid, secret, code, grant_type: 'authorization_code' },
      timeoutMs: settings.WECHAT_TIMEOUT_MS,
      answer: tokenAnswer,
    });
    if (answer.is_snapshotuser === 1) throw new WechatError(PATH, 'snapshot');
    const identity = identityAnswer.safeParse(answer);
    if (!identity.success) throw new WechatError(PATH, 'unreadable');
    return identity.data;
  }

  private signInUrl(path: string, appid: string, scope: string, { redirectUri, state }: SignInRequest): string {
    if (!STATE.test(state)) throw new RangeError('state: expected 1 to 128 letters and digits');
    // WeChat matches the parameters in exactly this order.
    const query = new URLSearchParams({ appid, redirect_uri: redirectUri, response_type: 'code', scope, state });
    return `${this.settings.WECHAT_OPEN_URL}${path}?${query}#wechat_redirect`;
  }
}
