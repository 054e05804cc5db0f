import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LoginApp } from 'shared-types/identity.states';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { inForce } from '../kernel/session/membership.entity';
import { randomHandle } from '../kernel/session/tokens';
import type { WechatIdentity } from '../wechat/wechat-identity';
import { LoginRow, NOTHING_PERSONAL, PersonRow } from './identity.entity';
import { Merging } from './merging.service';
import { Sessions } from './sessions.service';

/** People and the logins WeChat knows them by. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Persons {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  views!: RecordViews;

  @Inject()
  merging!: Merging;

  @Inject()
  sessions!: Sessions;

  @Inject()
  audit!: Audit;

  /** A new person of whom nothing is known. Returns the id. */
  async create(): Promise<number> {
    const { identifiers } = await this.database
      .repository(PersonRow)
      .insert({ handle: randomHandle(), createdAt: now() });
    return identifiers[0]?.id;
  }

  /**
   * The person WeChat speaks of, made on first sight: known by openid, else by unionid. Where the unionid shows that two
   * records are one human being, they become one. Runs in the caller's transaction; returns the person's id.
   */
  async recognise(app: LoginApp, identity: WechatIdentity): Promise<number> {
    const openidLookup = this.openidLookup(app, identity.openid);
    const unionidLookup = identity.unionid === undefined ? null : this.cipher.lookup('unionid', identity.unionid);
    const logins = this.database.repository(LoginRow);
    const login = await logins.findOne({ where: { openidLookup }, lock: { mode: 'pessimistic_write' } });
    const kin = await this.kinOf(unionidLookup);
    if (login) {
      await logins.update(login.id, { seenAt: now(), ...(unionidLookup === null ? {} : { unionidLookup }) });
      return this.united(login.personId, kin);
    }
    const personId = kin[0] ?? (await this.create());
    const openid = this.cipher.seal(identity.openid);
    await logins.insert({ personId, app, openidLookup, openid, unionidLookup, createdAt: now(), seenAt: now() });
    return this.united(personId, kin);
  }

  /** Keeps the name a person gives as theirs. */
  async rename(personId: number, name: string): Promise<void> {
    await this.database.repository(PersonRow).update(personId, { name: this.cipher.seal(name) });
  }

  /**
   * Cancels the account (PIPL art. 47): name, phone, logins and sessions go, the government's records stay.
   * @throws 422 `staff_account`, `open_records` with what has to end first.
   */
  async close(person: Person, address: string): Promise<void> {
    if (person.staff) throw ruledOut('staff_account', '工作人员账号不能自行注销，请联系系统管理员');
    await this.database.transaction(async () => {
      const { personId } = person;
      const persons = this.database.repository(PersonRow);
      const row = await persons.findOneOrFail({ where: { id: personId }, lock: { mode: 'pessimistic_write' } });
      await this.refuseWithOpenRecords(personId);
      await this.audit.append(person, { action: 'account.cancelled', subject: row.handle, address });
      await this.endMemberships(personId);
      await this.database.repository(LoginRow).delete({ personId });
      await this.database.write('DELETE FROM sms_code WHERE person_id = ?', [personId]);
      await this.database.write('DELETE FROM real_name WHERE person_id = ?', [personId]);
      await this.database.write(
        `UPDATE family_consent SET ended_at = ?, ended_by = ?
          WHERE ended_at IS NULL AND (person_id = ? OR helper_id = ?)`,
        [now(), personId, personId, personId],
      );
      await persons.update(personId, { ...NOTHING_PERSONAL, closedAt: now() });
      await this.sessions.endAll(personId);
    });
  }

  /** The keyed hash an openid is found by; openids of two apps never meet. */
  openidLookup(app: LoginApp, openid: string): string {
    return this.cipher.lookup(`openid.${app}`, openid);
  }

  /** People whose logins carry this unionid, the oldest first. */
  private async kinOf(unionidLookup: string | null): Promise<number[]> {
    if (unionidLookup === null) return [];
    const rows = await this.database.rows<{ personId: number }>(
      'SELECT DISTINCT person_id AS personId FROM login WHERE unionid_lookup = ? ORDER BY person_id',
      [unionidLookup],
    );
    return rows.map(({ personId }) => personId);
  }

  private async united(personId: number, kin: readonly number[]): Promise<number> {
    let present = personId;
    for (const other of kin) {
      if (other !== present) present = (await this.merging.unite(present, other, { by: 'unionid' })) ?? present;
    }
    return present;
  }

  private async refuseWithOpenRecords(personId: number): Promise<void> {
    const open = await this.database.row<{ count: number }>(
      `SELECT COUNT(*) AS count FROM record r WHERE r.owner_person_id = ? AND ${this.views.alive('r')}`,
      [personId],
    );
    if (!open || open.count === 0) return;
    const title = `您还有 ${open.count} 件事项没有办完，请等办结或先撤回，再注销账号`;
    throw ruledOut('open_records', title);
  }

  private async endMemberships(personId: number): Promise<void> {
    const at = now();
    await this.database.write(
      `UPDATE enterprise_member m SET ends_at = ?, ended_by = ? WHERE person_id = ? AND (${inForce('m')} OR begins_at IS NULL)`,
      [at, personId, personId, at, at],
    );
  }
}
