import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { type CivilDate, civilDateOf, instantOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { BookingIdentities } from './booking-identities';
import { BookingMarkRow } from './marks.entity';
import { type Account, type Mark, type MarkRules, type StandingOnDay, standingOn } from './marks.rules';

/** The account of one identity as it stands in the database, with the rules it is judged by. */
export interface KnownAccount {
  readonly account: Account;
  readonly rules: MarkRules;
  readonly standing: StandingOnDay;
  readonly today: CivilDate;
}

/** Reads and writes what is known of an identity: its marks and the block they led to. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MarkAccounts {
  @Inject()
  database!: Database;

  @Inject()
  identities!: BookingIdentities;

  @Inject()
  bookable!: Bookable;

  /** The account of an identity, locked until the transaction ends. */
  async lock(identity: string): Promise<KnownAccount> {
    const { blockedUntil, priorityGroup } = await this.identities.lock(identity);
    const rows = await this.database
      .repository(BookingMarkRow)
      .find({ where: { identity }, order: { bookingId: 'ASC' } });
    const account = { marks: rows.map(markOf), blockedUntil: blockedUntil && civilDateOf(blockedUntil) };
    const rules = { noShow: this.bookable.rules.noShow, group: priorityGroup };
    const today = civilDateOf(now());
    return { account, rules, standing: standingOn(account, rules, today), today };
  }

  /** Writes what a judgement changed: which marks rest, and until when the identity is blocked. Returns the new standing. */
  async store(
    identity: string,
    { account: before, rules, today }: KnownAccount,
    after: Account,
  ): Promise<StandingOnDay> {
    const resting = new Set(before.marks.filter(({ rests }) => rests !== null).map(({ bookingId }) => bookingId));
    const served = after.marks.filter(({ bookingId, rests }) => rests === 'SERVED' && !resting.has(bookingId));
    if (served.length > 0) {
      await this.database.write(`UPDATE booking_mark SET rests = 'SERVED' WHERE booking_id IN (?)`, [
        served.map(({ bookingId }) => bookingId),
      ]);
    }
    if (after.blockedUntil !== before.blockedUntil) {
      const until = after.blockedUntil === null ? null : instantOf(after.blockedUntil);
      await this.database.write('UPDATE booking_identity SET blocked_until = ? WHERE identity = ?', [until, identity]);
    }
    return standingOn(after, rules, today);
  }
}

/** A mark as the rules judge it. */
export function markOf({ bookingId, kind, weight, date, rests, erasedWhy }: BookingMarkRow): Mark {
  return { bookingId, kind, weight, date, rests, erased: erasedWhy !== null };
}
