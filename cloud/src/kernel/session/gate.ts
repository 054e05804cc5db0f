import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Access } from 'shared-types/contract';
import type { DeviceKind, Role, SessionKind } from 'shared-types/identity.states';
import { now } from '../clock';
import { Database } from '../database/database';
import { notAllowed, notSignedIn, Refusal } from '../errors/refusal';
import { type Caller, type Device, holdsRole, type Person, VISITOR } from './actor';
import { hashToken, Tokens } from './tokens';

interface SessionFacts {
  id: number;
  personId: number;
  kind: SessionKind;
  seenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  secondFactorAt: Date | null;
  staffId: number | null;
  workNo: string;
  name: string;
  roles: string;
  siteKey: string | null;
}

const MINUTE = 60_000;
export const DESK_IDLE_MINUTES = 15;

/** Whether the caller does something, or a program of theirs only keeps listening: that must not keep a desk awake. */
export type Presence = 'ACTIVE' | 'LISTENING';

/** A desk left alone for 15 minutes is over (GB/T 22239-2019); a field agent's phone is not. */
export function isIdle(session: { kind: SessionKind; isStaff: boolean; seenAt: Date }, at: Date): boolean {
  if (session.kind !== 'DESK' || !session.isStaff) return false;
  return at.getTime() - session.seenAt.getTime() > DESK_IDLE_MINUTES * MINUTE;
}

/** 401: a desk was left alone for too long. */
export const sessionIdle = () => new Refusal(401, 'session_idle', '您已离开较长时间，为保护信息已退出，请重新登录');

/** Tells who is calling and whether they may. Sessions, roles and devices are read anew for every request. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Gate {
  @Inject()
  database!: Database;

  @Inject()
  tokens!: Tokens;

  /**
   * The caller behind an Authorization header; a visitor when there is none. LISTENING leaves an idle desk idle.
   * @throws 401 `not_signed_in`, `session_idle` when a token is sent that does not (or no longer) open a session.
   */
  async identify(authorization: string | undefined, presence: Presence = 'ACTIVE'): Promise<Caller> {
    if (authorization === undefined || authorization === '') return VISITOR;
    const [scheme, token = ''] = authorization.split(' ');
    if (scheme === 'Bearer') return this.person(token, presence);
    if (scheme === 'Device') return this.device(token);
    throw notSignedIn();
  }

  /** @throws 401 when signing in is what is missing, 403 when it would not help. */
  admit(caller: Caller, who: Access): void {
    if (who === 'anyone') return;
    if (who === 'device') {
      if (caller.kind !== 'DEVICE') throw notAllowed('这项操作只能由已配对的设备完成');
      return;
    }
    if (who === 'back-office') {
      if (caller.kind !== 'BACK_OFFICE') throw notAllowed('这项操作只能由审批系统完成');
      return;
    }
    if (caller.kind !== 'PERSON') throw notSignedIn();
    if (who === 'person' || holdsRole(caller, who)) return;
    if (caller.secondFactorOwed) throw new Refusal(403, 'second_factor_needed', '请先输入动态口令，再进入工作台');
    throw notAllowed();
  }

  /** Whose session this is and what they may do, as of now. Throws when there is no such session. */
  async personOfSession(sessionId: number): Promise<Person> {
    const facts = await this.sessionFacts('id', sessionId);
    if (!facts) throw new Error(`no session ${sessionId}`);
    return personOf(facts);
  }

  /**
   * The person of a session that is called by its handle, by somebody who was shown that they may; it stays as idle as
   * it is. @throws 401 as `identify`.
   */
  async personOfHandle(handle: string): Promise<Person> {
    return personOf(await this.liveFacts(handle, now()));
  }

  private async person(token: string, presence: Presence): Promise<Person> {
    const handle = await this.tokens.readAccess(token);
    const at = now();
    const facts = await this.liveFacts(handle, at);
    if (presence === 'ACTIVE') await this.keepAwake(facts, at);
    return personOf(facts);
  }

  private async liveFacts(handle: string | null, at: Date): Promise<SessionFacts> {
    const facts = handle === null ? null : await this.sessionFacts('handle', handle);
    if (!facts || facts.revokedAt !== null || facts.expiresAt <= at) throw notSignedIn();
    if (isIdle({ ...facts, isStaff: facts.staffId !== null }, at)) throw sessionIdle();
    return facts;
  }

  private sessionFacts(column: 'id' | 'handle', key: string | number): Promise<SessionFacts | null> {
    return this.database.row<SessionFacts>(
      `SELECT s.id, s.person_id AS personId, s.kind, s.seen_at AS seenAt, s.expires_at AS expiresAt,
              s.revoked_at AS revokedAt, s.second_factor_at AS secondFactorAt, t.id AS staffId, t.work_no AS workNo,
              t.name, t.roles, t.site_key AS siteKey
         FROM session s LEFT JOIN staff t ON t.person_id = s.person_id AND t.active = 1
        WHERE s.${column} = ?`,
      [key],
    );
  }

  /** Written once a minute at most. */
  private async keepAwake(facts: SessionFacts, at: Date): Promise<void> {
    if (at.getTime() - facts.seenAt.getTime() > MINUTE)
      await this.database.write('UPDATE session SET seen_at = ? WHERE id = ?', [at, facts.id]);
  }

  private async device(token: string): Promise<Device> {
    const row = await this.database.row<{ id: number; kind: DeviceKind; siteKey: string }>(
      'SELECT id, kind, site_key AS siteKey FROM device WHERE token_hash = ? AND revoked_at IS NULL',
      [hashToken(token)],
    );
    if (!row) throw new Refusal(401, 'device_unknown', '本设备未配对或已停用，请联系值班主管');
    return { kind: 'DEVICE', deviceId: row.id, deviceKind: row.kind, siteKey: row.siteKey };
  }
}

function personOf(facts: SessionFacts): Person {
  return {
    kind: 'PERSON',
    personId: facts.personId,
    sessionId: facts.id,
    sessionKind: facts.kind,
    secondFactorOwed: facts.staffId !== null && facts.kind === 'DESK' && facts.secondFactorAt === null,
    staff:
      facts.staffId === null
        ? null
        : {
            id: facts.staffId,
            workNo: facts.workNo,
            name: facts.name,
            roles: facts.roles.split(',').filter((role) => role !== '') as Role[],
            siteKey: facts.siteKey,
          },
  };
}
