import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { In } from 'typeorm';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Outbox } from '../kernel/outbox/outbox';
import { type Actor, HOUSE } from '../kernel/session/actor';
import { StaffRow } from '../kernel/session/session.entity';
import { NOTHING_PERSONAL, PersonRow } from './identity.entity';
import { type StaffStanding, survivorOf } from './identity.rules';
import { Sessions } from './sessions.service';

export interface Uniting {
  /** What shows that the two are one human being. */
  readonly by: 'unionid' | 'phone';
  /** Who did it; the house itself when WeChat's word alone led to it. */
  readonly actor?: Actor;
  readonly address?: string;
  /** The session that goes on as the survivor; every other one of the record that ends is over. */
  readonly keepSession?: number;
}

/** News that two records of a person became one: `{ fromPersonId, intoPersonId }`. */
export const PERSON_MERGED_TOPIC = 'person.merged';

/** Makes two records of one human being one. What follows a person elsewhere hears `person.merged`. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Merging {
  @Inject()
  database!: Database;

  @Inject()
  sessions!: Sessions;

  @Inject()
  outbox!: Outbox;

  @Inject()
  audit!: Audit;

  /**
   * Unites two people in the caller's transaction and returns the id of the one that stays: the one with the staff row,
   * else the older. Null, and nothing changes, when both have a staff row: rights of two posts never flow together.
   */
  async unite(oneId: number, otherId: number, why: Uniting): Promise<number | null> {
    const people = await this.lock([oneId, otherId]);
    const standing = await this.staffStanding([oneId, otherId]);
    const party = (id: number) => ({ id, staff: standing.get(id) ?? ('NONE' as const) });
    const chosen = survivorOf(party(oneId), party(otherId));
    const handleOf = (id: number) => people.find((person) => person.id === id)?.handle ?? '';
    const { actor = HOUSE, address, by } = why;
    if (!chosen) {
      const detail = { by, other: handleOf(otherId), reason: 'both have a staff row' };
      await this.audit.append(actor, { action: 'person.merge_refused', subject: handleOf(oneId), detail, address });
      return null;
    }
    const { into, from } = chosen;
    await this.moveProfile(people, into, from);
    await this.moveBelongings(into, from);
    await this.moveSession(into, from, why.keepSession);
    await this.outbox.publish(PERSON_MERGED_TOPIC, { fromPersonId: from, intoPersonId: into });
    const detail = { by, merged: handleOf(from) };
    await this.audit.append(actor, { action: 'person.merged', subject: handleOf(into), detail, address });
    return into;
  }

  /** How each of these people stands to the staff; absent means not at all. */
  async staffStanding(personIds: readonly number[]): Promise<Map<number, StaffStanding>> {
    const rows = await this.database.repository(StaffRow).findBy({ personId: In([...personIds]) });
    return new Map(rows.map((row) => [row.personId as number, row.active ? 'PRESENT' : 'FORMER']));
  }

  /** Locks people in the order of their ids, so that two merges of the same people wait instead of deadlocking. */
  private lock(ids: readonly number[]): Promise<PersonRow[]> {
    return this.database.repository(PersonRow).find({
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async moveProfile(people: readonly PersonRow[], into: number, from: number): Promise<void> {
    const persons = this.database.repository(PersonRow);
    const stays = people.find((person) => person.id === into) as PersonRow;
    const goes = people.find((person) => person.id === from) as PersonRow;
    await persons.update(from, { ...NOTHING_PERSONAL, mergedInto: into, closedAt: now() });
    const { phone, phoneLookup, phoneVerifiedAt, phoneProof } = stays.phone === null ? goes : stays;
    const name = stays.name ?? goes.name;
    await persons.update(into, { name, phone, phoneLookup, phoneVerifiedAt, phoneProof });
  }

  private async moveBelongings(into: number, from: number): Promise<void> {
    const at = now();
    await this.database.write('UPDATE login SET person_id = ? WHERE person_id = ?', [into, from]);
    await this.database.write('DELETE FROM sms_code WHERE person_id IN (?, ?)', [into, from]);
    await this.database.write('UPDATE record SET owner_person_id = ? WHERE owner_person_id = ?', [into, from]);
    await this.database.write('UPDATE attachment SET person_id = ? WHERE person_id = ?', [into, from]);
    await this.database.write('UPDATE attachment_upload SET person_id = ? WHERE person_id = ?', [into, from]);
    for (const column of ['person_id', 'helper_id']) {
      await this.database.write(`UPDATE family_consent SET ${column} = ? WHERE ${column} = ?`, [into, from]);
    }
    await this.database.write('DELETE FROM family_consent WHERE person_id = helper_id');
    // One real name: where both gave one, that checked against a card wins, then the survivor's.
    await this.database.write(
      `DELETE mine FROM real_name mine JOIN real_name theirs ON theirs.person_id = ?
        WHERE mine.person_id = ? AND mine.verified_at IS NULL AND theirs.verified_at IS NOT NULL`,
      [from, into],
    );
    await this.database.write('UPDATE IGNORE real_name SET person_id = ? WHERE person_id = ?', [into, from]);
    await this.database.write('DELETE FROM real_name WHERE person_id = ?', [from]);
    // One membership an enterprise: where both have one, that in force wins, then the survivor's.
    await this.database.write(
      `DELETE mine FROM enterprise_member mine
         JOIN enterprise_member theirs ON theirs.enterprise_id = mine.enterprise_id AND theirs.person_id = ?
        WHERE mine.person_id = ? AND theirs.begins_at <= ? AND theirs.ends_at > ?
          AND (mine.begins_at IS NULL OR mine.begins_at > ? OR mine.ends_at <= ?)`,
      [from, into, at, at, at, at],
    );
    await this.database.write('UPDATE IGNORE enterprise_member SET person_id = ? WHERE person_id = ?', [into, from]);
    await this.database.write('DELETE FROM enterprise_member WHERE person_id = ?', [from]);
  }

  private async moveSession(into: number, from: number, keep: number | undefined): Promise<void> {
    if (keep !== undefined) {
      await this.database.write('UPDATE session SET person_id = ? WHERE id = ? AND person_id = ?', [into, keep, from]);
    }
    await this.sessions.endAll(from);
  }
}
