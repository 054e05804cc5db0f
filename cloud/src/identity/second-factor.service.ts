import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { authenticator } from 'otplib';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notAllowed, Refusal, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { SessionRow, StaffRow } from '../kernel/session/session.entity';
import { afterWrongFactor } from './identity.rules';
import { Sessions } from './sessions.service';

const STEP_SECONDS = 30;
/** Steps a phone's clock may be wrong by, either way. */
const WINDOW = 1;

/** The second factor of staff at a desk: a time-based one-time password (RFC 6238). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SecondFactor {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  sessions!: Sessions;

  @Inject()
  audit!: Audit;

  /**
   * Opens the desk to its session and ends the same person's other desks. A code works once, wherever it was used.
   * @throws 403 for who is no staff at a desk, 422 `second_factor_not_set_up`, `second_factor_wrong`,
   *   `second_factor_used`, 429 `second_factor_locked` after five wrong codes in a row, for 15 minutes.
   */
  async give(person: Person, code: string, address: string): Promise<void> {
    if (!isStaffAtDesk(person)) throw notAllowed('只有工作人员在电脑上登录时才需要动态口令');
    const refusal = await this.database.transaction(() => this.judge(person, code, address));
    // Thrown after the commit, so that the failure stays counted.
    if (refusal) throw refusal;
  }

  private async judge(person: Staff, code: string, address: string): Promise<Refusal | null> {
    const rows = this.database.repository(StaffRow);
    const row = await rows.findOneOrFail({ where: { id: person.staff.id }, lock: { mode: 'pessimistic_write' } });
    if (row.totpSecret === null) return ruledOut('second_factor_not_set_up', '您还没有开通动态口令，请联系系统管理员');
    const at = now();
    if (row.totpLockedUntil !== null && row.totpLockedUntil > at) return locked(row.totpLockedUntil, at);
    const step = stepOf(this.cipher.open(row.totpSecret), code, at);
    if (step === null) return this.wrong(person, row, address);
    if (step <= row.totpStep) return ruledOut('second_factor_used', '这个动态口令已经用过，请等下一个');
    await rows.update(row.id, { totpStep: step, totpFailures: 0, totpLockedUntil: null });
    await this.database.repository(SessionRow).update(person.sessionId, { secondFactorAt: at });
    await this.sessions.endAll(person.personId, { except: person.sessionId, kind: 'DESK' });
    await this.audit.append(person, { action: 'second_factor.given', subject: row.workNo, address });
    return null;
  }

  private async wrong(person: Staff, row: StaffRow, address: string): Promise<Refusal> {
    const at = now();
    const { failures, lockedUntil } = afterWrongFactor(row.totpFailures, at);
    await this.database.repository(StaffRow).update(row.id, { totpFailures: failures, totpLockedUntil: lockedUntil });
    const action = lockedUntil ? 'second_factor.locked' : 'second_factor.failed';
    await this.audit.append(person, { action, subject: row.workNo, address });
    return lockedUntil ? locked(lockedUntil, at) : ruledOut('second_factor_wrong', '动态口令不对，请核对后再输入');
  }
}

const isStaffAtDesk = (person: Person): person is Staff => person.staff !== null && person.sessionKind === 'DESK';

/** The time step the code belongs to, or null when it belongs to none near `at`. */
function stepOf(secret: string, code: string, at: Date): number | null {
  const delta = authenticator.clone({ epoch: at.getTime(), window: WINDOW }).checkDelta(code, secret);
  return delta === null ? null : Math.floor(at.getTime() / 1000 / STEP_SECONDS) + delta;
}

function locked(until: Date, at: Date): Refusal {
  const seconds = Math.ceil((until.getTime() - at.getTime()) / 1000);
  const title = `动态口令连续输错，已锁定，请 ${Math.ceil(seconds / 60)} 分钟后再试`;
  return new Refusal(429, 'second_factor_locked', title, { retryAfter: seconds });
}
