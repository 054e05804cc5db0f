import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SessionKind } from 'shared-types/identity.states';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notSignedIn, Refusal } from '../kernel/errors/refusal';
import { Gate, isIdle, sessionIdle } from '../kernel/session/gate';
import { SessionRow } from '../kernel/session/session.entity';
import { ACCESS_SECONDS, hashToken, randomHandle, randomToken, Tokens } from '../kernel/session/tokens';
import { judgeRefresh, SESSION_LIFE_MS } from './identity.rules';

/** A session and the pair of tokens that opens it now. */
export interface OpenSession {
  readonly sessionId: number;
  readonly accessToken: string;
  /** Seconds the access token is good for. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

const HANDLE_LENGTH = 22;

/** Opens, renews and ends sessions. Whatever is written here holds at the next request, on every replica. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Sessions {
  @Inject()
  database!: Database;

  @Inject()
  tokens!: Tokens;

  @Inject()
  gate!: Gate;

  @Inject()
  audit!: Audit;

  /** Opens a session for somebody who has just proved who they are. */
  async open(personId: number, kind: SessionKind): Promise<OpenSession> {
    const at = now();
    const secret = randomToken();
    const session = {
      handle: randomHandle(),
      personId,
      kind,
      refreshHash: hashToken(secret),
      previousHash: null,
      rotatedAt: at,
      createdAt: at,
      seenAt: at,
      expiresAt: new Date(at.getTime() + SESSION_LIFE_MS[kind]),
      revokedAt: null,
      secondFactorAt: null,
    };
    const { identifiers } = await this.database.repository(SessionRow).insert(session);
    return this.granted({ ...session, id: identifiers[0]?.id }, secret);
  }

  /**
   * Exchanges a refresh token for a new pair. A token seen twice ends the session, except within a short grace for a
   * client that never got its answer (see docs/decisions on refresh tokens).
   * @throws 401 `not_signed_in` unknown, `session_over` ended, `session_idle` desk left alone, `refresh_reused`.
   */
  async refresh(refreshToken: string, address: string): Promise<OpenSession> {
    const handle = refreshToken.slice(0, HANDLE_LENGTH);
    const secret = refreshToken.slice(HANDLE_LENGTH + 1);
    const renewed = await this.database.transaction(() => this.renew(handle, hashToken(secret), address));
    // A refusal is thrown after the commit, so that the end of a stolen session is not rolled back with it.
    if (renewed instanceof Refusal) throw renewed;
    return renewed;
  }

  private async renew(handle: string, hash: string, address: string): Promise<OpenSession | Refusal> {
    const sessions = this.database.repository(SessionRow);
    const session = await sessions.findOne({ where: { handle }, lock: { mode: 'pessimistic_write' } });
    if (!session) return notSignedIn();
    const at = now();
    const verdict = judgeRefresh(session, hash, at);
    if (verdict === 'OVER') return new Refusal(401, 'session_over', '登录已结束，请重新登录');
    const person = await this.gate.personOfSession(session.id);
    if (verdict === 'REUSED') {
      await sessions.update(session.id, { revokedAt: at });
      await this.audit.append(person, { action: 'session.token_reused', subject: session.handle, address });
      return new Refusal(401, 'refresh_reused', '登录凭证被重复使用，为保护您的信息已退出，请重新登录');
    }
    if (isIdle({ ...session, isStaff: person.staff !== null }, at)) return sessionIdle();
    const next = randomToken();
    const rotation = verdict === 'ROTATE' ? { previousHash: hash, rotatedAt: at } : {};
    await sessions.update(session.id, { ...rotation, refreshHash: hashToken(next) });
    return this.granted(session, next);
  }

  /** Ends one session. */
  async end(sessionId: number): Promise<void> {
    await this.database.write('UPDATE session SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', [
      now(),
      sessionId,
    ]);
  }

  /** Ends every session of a person, but for one if named; only those of one kind if given. */
  async endAll(personId: number, { except = 0, kind }: { except?: number; kind?: SessionKind } = {}): Promise<void> {
    await this.database.write(
      `UPDATE session SET revoked_at = ? WHERE person_id = ? AND id <> ? AND revoked_at IS NULL
       ${kind === undefined ? '' : 'AND kind = ?'}`,
      [now(), personId, except, ...(kind === undefined ? [] : [kind])],
    );
  }

  private async granted(
    session: Pick<SessionRow, 'id' | 'handle' | 'expiresAt'>,
    secret: string,
  ): Promise<OpenSession> {
    const left = Math.floor((session.expiresAt.getTime() - now().getTime()) / 1000);
    const expiresIn = Math.min(ACCESS_SECONDS, left);
    return {
      sessionId: session.id,
      accessToken: await this.tokens.issueAccess(session.handle, expiresIn),
      expiresIn,
      refreshToken: `${session.handle}.${secret}`,
    };
  }
}
