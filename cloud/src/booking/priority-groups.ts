import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PRIORITY_GROUP_LABELS, type PriorityGroup } from 'shared-types/booking.states';
import type { GroupOfPerson } from 'shared-types/booking-marks.contract';
import { PersonDirectory } from '../identity/person-directory';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { ruledOut } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import { maskPhone } from '../kernel/privacy/mask.rules';
import type { Staff } from '../kernel/session/actor';
import { BookingIdentities } from './booking-identities';
import { BookingMarks } from './booking-marks';
import { PriorityConfirmationRow } from './marks.entity';

interface Known {
  readonly group: PriorityGroup;
  readonly by: string;
  readonly at: Date;
}

/**
 * Who was seen at the counter to belong to a group that is never blocked. Only the group and who saw the card are kept:
 * a card of disability or service is sensitive (PIPL 28), so nothing of it is uploaded or written down.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PriorityGroups {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  identities!: BookingIdentities;

  @Inject()
  marks!: BookingMarks;

  @Inject()
  audit!: Audit;

  @Inject()
  cipher!: Cipher;

  /** What was confirmed of the one with this phone, with or without an account. */
  async of(phone: string): Promise<GroupOfPerson> {
    const { identity, ownerPersonId } = await this.identities.callerOf({ name: '', phone });
    const known = await this.known(identity);
    return {
      name: ownerPersonId === null ? null : await this.people.maskedName(ownerPersonId),
      phone: maskPhone(phone),
      confirmed: known && { group: known.group, by: known.by, at: known.at.toISOString() },
    };
  }

  /** Notes that somebody belongs to a group; a block of theirs is lifted. In place of another group, where there was one. */
  async confirm(staff: Staff, phone: string, group: PriorityGroup): Promise<void> {
    const { identity } = await this.identities.callerOf({ name: '', phone });
    await this.database.transaction(async () => {
      await this.set(staff, identity, group);
      const row = { identity, priorityGroup: group, confirmedBy: staff.staff.id, confirmedAt: now() };
      const { identifiers } = await this.database.repository(PriorityConfirmationRow).insert(row);
      await this.note(staff, 'priority.confirmed', Number(identifiers[0]?.id));
      await this.marks.review(identity, `已在窗口确认为${PRIORITY_GROUP_LABELS[group]}`);
    });
  }

  /** Takes it back: by wish of the person, or because it was a mistake. @throws 422 `not_confirmed`. */
  async withdraw(staff: Staff, phone: string, why: string): Promise<void> {
    const { identity } = await this.identities.callerOf({ name: '', phone });
    await this.database.transaction(async () => {
      const taken = await this.set(staff, identity, null, this.cipher.seal(why));
      if (taken === null) throw ruledOut('not_confirmed', '这位办事人没有确认过优先照顾类别');
      await this.note(staff, 'priority.withdrawn', taken);
      await this.marks.review(identity);
    });
  }

  /** Sets the group and ends the confirmation there was. Returns the id of that one; null for none. */
  private async set(staff: Staff, identity: string, group: PriorityGroup | null, why: Buffer | null = null) {
    await this.identities.lock(identity);
    const row = await this.database.row<{ id: number }>(
      'SELECT id FROM priority_confirmation WHERE identity = ? AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1',
      [identity],
    );
    await this.database.write(
      `UPDATE priority_confirmation SET withdrawn_by = ?, withdrawn_at = ?, withdrawn_why = ?
        WHERE identity = ? AND withdrawn_at IS NULL`,
      [staff.staff.id, now(), why, identity],
    );
    await this.database.write('UPDATE booking_identity SET priority_group = ? WHERE identity = ?', [group, identity]);
    return row?.id ?? null;
  }

  /** By the number of the confirmation: who it was about is found through it, and not written twice. */
  private note(staff: Staff, action: string, confirmationId: number): Promise<void> {
    return this.audit.append(staff, { action, subject: `confirmation:${confirmationId}` });
  }

  private known(identity: string): Promise<Known | null> {
    return this.database.row<Known>(
      `SELECT c.priority_group AS \`group\`, s.name AS \`by\`, c.confirmed_at AS at
         FROM priority_confirmation c JOIN staff s ON s.id = c.confirmed_by
        WHERE c.identity = ? AND c.withdrawn_at IS NULL ORDER BY c.id DESC LIMIT 1`,
      [identity],
    );
  }
}
