import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Erasure, MarkKind } from 'shared-types/booking-marks.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Actor } from '../kernel/session/actor';
import { formatChinese } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { BookingRow } from './booking.entity';
import { type KnownAccount, MarkAccounts } from './mark-accounts';
import { type MarkedBooking, MarkNews } from './mark-news';
import { BookingMarkRow } from './marks.entity';
import {
  counts,
  erased,
  isExempt,
  judged,
  type Mark,
  newsOfMark,
  noted,
  type StandingOnDay,
  weightOf,
} from './marks.rules';
import { timesWords } from './marks.words';

/** Why a mark is taken back, and what its owner reads about it; without a note the reason's own words. */
export interface ErasureReason {
  readonly why: Erasure;
  readonly note?: string;
}

/** 爽约记录: noted, taken back, and what follows for booking online. Every method joins its caller's transaction. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingMarks {
  @Inject()
  database!: Database;

  @Inject()
  accounts!: MarkAccounts;

  @Inject()
  news!: MarkNews;

  @Inject()
  bookable!: Bookable;

  /** Nobody came to a booking. */
  async noteNoShow(booking: MarkedBooking): Promise<void> {
    await this.note(booking, 'NO_SHOW');
  }

  /** A booking was given up, or moved once too often, when it was too late for others. */
  async noteLateCancel(booking: MarkedBooking): Promise<void> {
    await this.note(booking, 'LATE_CANCEL');
  }

  /** Takes a booking's mark back, where it has one, and tells its owner what that changes. */
  async erase(bookingId: number, reason: ErasureReason, actor: Actor): Promise<void> {
    const row = await this.database.repository(BookingMarkRow).findOneBy({ bookingId });
    if (row) await this.eraseOf(row.identity, [bookingId], reason, actor);
  }

  /** Takes marks of one identity back. Returns what is told of the effect. */
  async eraseOf(
    identity: string,
    bookingIds: readonly number[],
    { why, note }: ErasureReason,
    actor: Actor,
    told = true,
  ): Promise<string> {
    return this.database.transaction(async () => {
      const known = await this.accounts.lock(identity);
      const standing = known.account.marks.filter((mark) => bookingIds.includes(mark.bookingId) && !mark.erased);
      if (standing.length === 0) return '';
      const ids = standing.map(({ bookingId }) => bookingId);
      const staffId = actor.kind === 'PERSON' ? (actor.staff?.id ?? null) : null;
      await this.database.write(
        'UPDATE booking_mark SET erased_why = ?, erased_at = ?, erased_by = ?, erased_note = ? WHERE booking_id IN (?)',
        [why, now(), staffId, note ?? null, ids],
      );
      const after = erased(known.account, ids, known.rules, known.today);
      const effect = this.effectOf(known, await this.accounts.store(identity, known, after));
      if (told) await this.tellErased(ids, { why, note: note ?? null }, effect);
      return effect;
    });
  }

  /**
   * Judges an identity anew: its block has run out, its group was confirmed or withdrawn, two accounts became one. Who
   */
  async review(identity: string, reason = '限制已经期满'): Promise<void> {
    await this.database.transaction(async () => {
      const known = await this.accounts.lock(identity);
      const after = judged(known.account, known.rules, known.today);
      const standing = await this.accounts.store(identity, known, after);
      const last = known.account.marks.filter(counts).at(-1);
      const [was, is] = [known.account.blockedUntil, after.blockedUntil];
      if (!last || was === is) return;
      if (is !== null) await this.news.blocked(last.bookingId, standing);
      else await this.news.unblocked(last.bookingId, known.today, reason);
    });
  }

  private async note(booking: MarkedBooking, kind: MarkKind): Promise<void> {
    const weight = weightOf(kind, this.bookable.rules.cancel.lateCountsAs);
    // Who was moved by the hall never chose that time.
    if (booking.byHall || weight === 0) return;
    await this.database.transaction(async () => {
      const known = await this.accounts.lock(booking.identity);
      const earlier = known.account.marks.find(({ bookingId }) => bookingId === booking.id);
      if (earlier && !(await this.wasRestored(booking.id))) return;
      const mark: Mark = { bookingId: booking.id, kind, weight, date: booking.date, erased: false, rests: null };
      const fault = await this.faultAt(booking);
      await this.write(booking, mark, fault, known);
      if (fault) return;
      const others = known.account.marks.filter(({ bookingId }) => bookingId !== booking.id);
      const after = noted({ ...known.account, marks: others }, mark, known.rules, known.today);
      await this.tellNoted(booking, kind, known.standing, await this.accounts.store(booking.identity, known, after));
    });
  }

  private async write(booking: MarkedBooking, mark: Mark, fault: Fault | null, { rules }: KnownAccount): Promise<void> {
    const row: BookingMarkRow = {
      bookingId: mark.bookingId,
      identity: booking.identity,
      kind: mark.kind,
      weight: mark.weight,
      date: mark.date,
      notedAt: now(),
      rests: isExempt(rules) ? 'EXEMPT' : null,
      erasedWhy: fault && 'HALL_FAULT',
      erasedAt: fault && now(),
      erasedBy: fault?.notedBy ?? null,
      erasedNote: fault?.reason ?? null,
    };
    await this.database.repository(BookingMarkRow).save(row);
  }

  private async tellNoted(booking: MarkedBooking, kind: MarkKind, before: StandingOnDay, after: StandingOnDay) {
    const news = newsOfMark(before, after);
    if (news === 'WARNED') await this.news.warned(booking, kind, after);
    if (news === 'BLOCKED') await this.news.blocked(booking.id, after);
  }

  /** Somebody restored on the day who then did not come after all is marked again. */
  private async wasRestored(bookingId: number): Promise<boolean> {
    const row = await this.database.repository(BookingMarkRow).findOneBy({ bookingId });
    return row?.erasedWhy === 'RESTORED';
  }

  private faultAt({ siteKey, date, startsAt }: MarkedBooking): Promise<Fault | null> {
    return this.database.row<Fault>(
      `SELECT reason, noted_by AS notedBy FROM hall_fault
        WHERE date = ? AND site_key = ? AND starts_at <= ? AND ends_at > ? ORDER BY id LIMIT 1`,
      [date, siteKey, startsAt, startsAt],
    );
  }

  private async tellErased(
    ids: readonly number[],
    { why, note }: { why: Erasure; note: string | null },
    effect: string,
  ) {
    const bookings = await this.database.repository(BookingRow).findByIds([...ids]);
    for (const booking of bookings) await this.news.erased(booking, why, note, effect);
  }

  private effectOf({ standing: before, rules }: KnownAccount, after: StandingOnDay): string {
    if (after.block) return `还有其他记录，${formatChinese(after.block.until)}起可以网上预约。`;
    if (before.kind === 'BLOCKED') return '现在起可以网上预约了。';
    return after.weight === 0
      ? '现在没有爽约记录。'
      : `现在 ${rules.noShow.withinDays} 天内记 ${timesWords(after.weight)}。`;
  }
}

interface Fault {
  readonly reason: string;
  readonly notedBy: number;
}
