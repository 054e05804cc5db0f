import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { authenticator } from 'otplib';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { isDuplicate } from '../kernel/database/database-faults';
import { conflict, invalidInput, notFound, ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import { type Actor, HOUSE } from '../kernel/session/actor';
import { StaffRow } from '../kernel/session/session.entity';
import { INVITATION_MS } from './identity.rules';
import { Sessions } from './sessions.service';

type Invitation = InputOf<'POST /staff'>['body'];
type Change = InputOf<'POST /staff/:workNo'>['body'];

/** Bytes of a second factor's secret (RFC 4226 asks for 160 bits). */
const SECRET_BYTES = 20;

/** Who works here, in which posts; every change holds at the next request. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class StaffService {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  sessions!: Sessions;

  @Inject()
  audit!: Audit;

  @Inject('centre')
  centre!: Centre;

  /**
   * Enters a member of staff, who joins by verifying the phone within seven days.
   * @throws 400 for an unknown site, 409 `staff_known` when the work number or the phone is taken.
   */
  async invite(actor: Actor, { phone, roles, skills, ...rest }: Invitation, address?: string): Promise<void> {
    this.refuseUnknownSite(rest.siteKey);
    await this.refusingDuplicates(() =>
      this.database.transaction(async () => {
        const row = { ...rest, roles: roles.join(','), skills: skills.join(','), ...this.invitationTo(phone) };
        await this.database.repository(StaffRow).insert(row);
        const detail = { roles: row.roles };
        await this.audit.append(actor, { action: 'staff.invited', subject: rest.workNo, detail, address });
      }),
    );
  }

  /**
   * Changes posts, skills, site or whether somebody works here; `phone` sends an unclaimed invitation anew.
   * @throws 404, 422 `own_staff_row`, 422 `staff_joined`, 400 for an unknown site, 409 `staff_known`.
   */
  async change(actor: Actor, workNo: string, change: Change, address: string): Promise<void> {
    this.refuseUnknownSite(change.siteKey ?? null);
    await this.refusingDuplicates(() =>
      this.database.transaction(async () => {
        const row = await this.lockOther(actor, workNo);
        if (change.phone !== undefined && row.personId !== null) {
          throw ruledOut('staff_joined', '这位工作人员已经认领账号');
        }
        const update = this.updateOf(change);
        if (Object.keys(update).length === 0) return;
        await this.database.repository(StaffRow).update(row.id, update);
        const detail = { changed: Object.keys(change).join(','), roles: update.roles ?? null };
        await this.audit.append(actor, { action: 'staff.changed', subject: workNo, detail, address });
      }),
    );
  }

  /**
   * Gives a member of staff a new second factor; the old one and open desks end. Returns the `otpauth://` address for
   * an authenticator app, which is shown once.
   * @throws 404, 422 `own_staff_row`: nobody resets their own.
   */
  async enrolSecondFactor(actor: Actor, workNo: string, address?: string): Promise<string> {
    const secret = authenticator.generateSecret(SECRET_BYTES);
    await this.database.transaction(async () => {
      const row = await this.lockOther(actor, workNo);
      const fresh = { totpSecret: this.cipher.seal(secret), totpStep: 0, totpFailures: 0, totpLockedUntil: null };
      await this.database.repository(StaffRow).update(row.id, fresh);
      if (row.personId !== null) await this.sessions.endAll(row.personId, { kind: 'DESK' });
      await this.audit.append(actor, { action: 'second_factor.enrolled', subject: workNo, address });
    });
    return authenticator.keyuri(workNo, this.centre.product, secret);
  }

  /** The unclaimed invitation that went to this phone and still stands, locked; null when there is none. */
  async invitationFor(phoneLookup: string): Promise<StaffRow | null> {
    const row = await this.database.repository(StaffRow).findOne({
      where: { invitedLookup: phoneLookup },
      lock: { mode: 'pessimistic_write' },
    });
    const stands = row?.active && row.personId === null && row.invitedUntil !== null && row.invitedUntil > now();
    return stands ? row : null;
  }

  /** Makes the person who proved the phone the member of staff it was sent to; one person holds one row. */
  async join(invitation: StaffRow, personId: number, address: string): Promise<void> {
    const rows = this.database.repository(StaffRow);
    if (await rows.existsBy({ personId })) return;
    await rows.update(invitation.id, { personId, invitedLookup: null, invitedUntil: null });
    await this.audit.append(HOUSE, { action: 'staff.joined', subject: invitation.workNo, address });
  }

  private updateOf({ phone, roles, skills, ...plain }: Change): Partial<StaffRow> {
    return {
      ...plain,
      ...(roles && { roles: roles.join(',') }),
      ...(skills && { skills: skills.join(',') }),
      ...(phone && this.invitationTo(phone)),
    };
  }

  private invitationTo(phone: string): Pick<StaffRow, 'invitedLookup' | 'invitedUntil'> {
    const invitedUntil = new Date(now().getTime() + INVITATION_MS);
    return { invitedLookup: this.cipher.lookup('phone', phone), invitedUntil };
  }

  /** Another member of staff's row, locked. */
  private async lockOther(actor: Actor, workNo: string): Promise<StaffRow> {
    const rows = this.database.repository(StaffRow);
    const row = await rows.findOne({ where: { workNo }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw notFound('没有找到这位工作人员');
    if (actor.kind === 'PERSON' && actor.staff?.id === row.id) {
      throw ruledOut('own_staff_row', '不能修改自己的岗位和口令，请由另一位系统管理员操作');
    }
    return row;
  }

  private refuseUnknownSite(siteKey: string | null): void {
    if (siteKey === null || this.centre.siteByKey(siteKey)) return;
    throw invalidInput([{ path: 'body.siteKey', message: '没有这个场所' }]);
  }

  private async refusingDuplicates(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDuplicate(error)) throw conflict('staff_known', '这个工号或手机号已经登记过');
      throw error;
    }
  }
}
