import { randomBytes } from 'node:crypto';
import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type LoginApp, type SessionKind, WEB_SIGN_IN_PATH } from 'shared-types/identity.states';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { Refusal, ruledOut } from '../kernel/errors/refusal';
import { Gate } from '../kernel/session/gate';
import { hashToken, Tokens } from '../kernel/session/tokens';
import type { Settings } from '../kernel/settings';
import type { WechatIdentity } from '../wechat/wechat-identity';
import { WechatMini } from '../wechat/wechat-mini';
import { type WebLoginKind, WechatWeb } from '../wechat/wechat-web';
import { LoginStateRow } from './identity.entity';
import { Persons } from './persons.service';
import { type OpenSession, Sessions } from './sessions.service';
import { askWechat } from './wechat-refusal';

export type WebKind = Exclude<SessionKind, 'MINI_PROGRAM'>;

interface WebSignIn {
  readonly kind: WebKind;
  readonly code: string;
  readonly state: string;
  readonly ticket: string;
}

const WEB_LOGIN = 'web-login';
const STATE_SECONDS = 10 * 60;

const WEB: Readonly<Record<WebKind, { app: LoginApp; wechat: WebLoginKind }>> = {
  WECHAT_BROWSER: { app: 'OFFICIAL', wechat: 'OFFICIAL_ACCOUNT' },
  DESK: { app: 'WEBSITE', wechat: 'WEBSITE' },
};

/** The three ways in, each ending in a session of the one person behind them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SignIn {
  @Inject()
  database!: Database;

  @Inject()
  mini!: WechatMini;

  @Inject()
  web!: WechatWeb;

  @Inject()
  persons!: Persons;

  @Inject()
  sessions!: Sessions;

  @Inject()
  tokens!: Tokens;

  @Inject()
  gate!: Gate;

  @Inject()
  audit!: Audit;

  @Inject('settings')
  settings!: Settings;

  @Logger()
  logger!: ILogger;

  /** By the code of `wx.login`. @throws what WeChat refuses with: `wechat_code_invalid`, `wechat_code_used`, … */
  async byMiniProgram(code: string, address: string): Promise<OpenSession> {
    const identity = await askWechat(() => this.mini.codeToSession(code), this.logger);
    return this.enter('MINI_PROGRAM', 'MINI_PROGRAM', identity, address);
  }

  /**
   * Where the browser goes to sign in, and a ticket it keeps to itself. Nothing is stored: the ticket is signed, holds
   * what was asked for, and names the state only by its hash, so that neither is worth anything without the other.
   */
  async webAddress(kind: WebKind, returnTo: string): Promise<{ address: string; ticket: string }> {
    const state = randomBytes(16).toString('hex');
    const ticket = await this.tokens.sign(WEB_LOGIN, { kind, returnTo, state: hashToken(state) }, STATE_SECONDS);
    const redirectUri = `${this.settings.PUBLIC_URL}${WEB_SIGN_IN_PATH}`;
    const address =
      kind === 'DESK'
        ? this.web.qrconnectUrl({ redirectUri, state })
        : // Only this scope tells the unionid, by which the three logins are one; the profile is never fetched.
          this.web.authorizeUrl({ redirectUri, state, scope: 'snsapi_userinfo' });
    return { address, ticket };
  }

  /**
   * By the code WeChat sent the browser back with.
   * @throws 422 `sign_in_stale` when state and ticket are not this browser's own, over or used; WeChat's refusals.
   */
  async byWeb({ kind, code, state, ticket }: WebSignIn, address: string): Promise<OpenSession & { returnTo: string }> {
    const claims = await this.tokens.read(WEB_LOGIN, ticket);
    const stateHash = hashToken(state);
    if (claims?.kind !== kind || claims.state !== stateHash || typeof claims.returnTo !== 'string') throw stale();
    await this.useUp(stateHash);
    const identity = await askWechat(() => this.web.exchangeCode(WEB[kind].wechat, code), this.logger);
    const session = await this.enter(WEB[kind].app, kind, identity, address);
    return { ...session, returnTo: claims.returnTo };
  }

  private async enter(
    app: LoginApp,
    kind: SessionKind,
    identity: WechatIdentity,
    address: string,
  ): Promise<OpenSession> {
    const enter = () =>
      this.database.transaction(async () => {
        const personId = await this.persons.recognise(app, identity);
        const session = await this.sessions.open(personId, kind);
        const person = await this.gate.personOfSession(session.sessionId);
        if (person.staff) {
          const detail = { kind };
          await this.audit.append(person, { action: 'staff.signed_in', subject: person.staff.workNo, detail, address });
        }
        return session;
      });
    try {
      return await enter();
    } catch (error) {
      // Two first sign-ins of one person at the same instant: the second finds the first.
      if (!isDuplicate(error)) throw error;
      return enter();
    }
  }

  /** A state works once, even when two requests bring it at the same instant. */
  private async useUp(stateHash: string): Promise<void> {
    const endsAt = new Date(now().getTime() + STATE_SECONDS * 1000);
    try {
      await this.database.repository(LoginStateRow).insert({ stateHash, endsAt });
    } catch (error) {
      throw isDuplicate(error) ? stale() : error;
    }
  }
}

const stale = (): Refusal => ruledOut('sign_in_stale', '这次登录已失效或不是在本页面发起的，请重新登录');
