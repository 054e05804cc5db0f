import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PriorityGroup } from 'shared-types/booking.states';
import type { MarkView, StandingView } from 'shared-types/booking-marks.contract';
import { BOOKING_APPEAL_STATES, type BookingAppealState } from 'shared-types/booking-marks.states';
import type { ResultOf } from 'shared-types/routes';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';
import { civilDateOf, clockTimeOf } from '../kernel/time/civil-date';
import { appealRefusal, appealUntil } from './appeal.rules';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { markOf } from './mark-accounts';
import type { BookingMarkRow } from './marks.entity';
import { type Account, counts, countsUntil, type MarkRules, ONCE, standingOn } from './marks.rules';
import { blockWhy, ruleWords, STILL_OPEN, standingWords } from './marks.words';

type MarkedRow = BookingMarkRow &
  Pick<BookingRow, 'itemKey' | 'siteKey' | 'startsAt'> & { readonly number: string; readonly title: string };

interface AppealLine {
  readonly bookingId: number;
  readonly number: string;
  readonly state: BookingAppealState;
}

const MARK = `SELECT m.booking_id AS bookingId, m.identity, m.kind, m.weight, m.date, m.noted_at AS notedAt, m.rests,
    m.erased_why AS erasedWhy, m.erased_at AS erasedAt, m.erased_by AS erasedBy, m.erased_note AS erasedNote,
    r.number, r.title, b.item_key AS itemKey, b.site_key AS siteKey, b.starts_at AS startsAt
  FROM booking_mark m JOIN booking b ON b.id = m.booking_id JOIN record r ON r.id = m.booking_id`;

/** What screens show of marks: one on its booking, and how somebody stands by all of theirs. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingMarksQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  bookable!: Bookable;

  /** How a person stands; and, where there is something to say, the relatives and enterprises they act for. */
  async mine(person: Person): Promise<ResultOf<'GET /me/booking-standing'>> {
    const own = await this.standing(`P:${person.personId}`, null);
    const relatives = await this.database.rows<{ personId: number }>(
      'SELECT DISTINCT person_id AS personId FROM family_consent WHERE helper_id = ? AND ended_at IS NULL',
      [person.personId],
    );
    const enterprises = await this.people.enterprisesOf(person.personId);
    const others = [
      ...(await this.each(relatives, async ({ personId }) => {
        return this.standing(`P:${personId}`, `家人${await this.people.maskedName(personId)}`);
      })),
      ...(await this.each(enterprises, ({ id, name }) => this.standing(`E:${id}`, name))),
    ];
    const items = [own, ...others.filter(({ marks }) => marks.length > 0)];
    return { items, appealWithinDays: this.bookable.rules.noShow.appealWithinDays };
  }

  /** The mark on a booking for who may read the booking, and what follows from it. @throws 404. */
  async ofBooking(number: string, person: Person): Promise<ResultOf<'GET /bookings/:number/mark'>> {
    const { record } = await this.views.read('BOOKING', number, person);
    const mark = await this.byBooking(record.id);
    if (!mark) return { mark: null, standing: null };
    const [view] = await this.viewsOf([mark]);
    return { mark: view ?? null, standing: await this.standing(mark.identity, null) };
  }

  /** The mark on a booking; null when it has none, or none any more. */
  async markView(bookingId: number): Promise<MarkView | null> {
    const mark = await this.byBooking(bookingId);
    return mark ? ((await this.viewsOf([mark]))[0] ?? null) : null;
  }

  /** How an identity stands now: in words, with its marks, the newest first. */
  async standing(identity: string, whose: string | null): Promise<StandingView> {
    const rows = await this.database.rows<MarkedRow>(`${MARK} WHERE m.identity = ? ORDER BY b.starts_at DESC`, [
      identity,
    ]);
    const known = await this.database.row<{ blockedUntil: Date | null; priorityGroup: PriorityGroup | null }>(
      'SELECT blocked_until AS blockedUntil, priority_group AS priorityGroup FROM booking_identity WHERE identity = ?',
      [identity],
    );
    const rules: MarkRules = { noShow: this.bookable.rules.noShow, group: known?.priorityGroup ?? null };
    const blockedUntil = known?.blockedUntil ? civilDateOf(known.blockedUntil) : null;
    const account: Account = { marks: rows.map(markOf), blockedUntil };
    const standing = standingOn(account, rules, civilDateOf(now()));
    const { kind, weight, block } = standing;
    return {
      whose,
      kind,
      sentence: standingWords(standing, rules),
      rule: ruleWords(this.bookable.rules),
      weight: weight / ONCE,
      block: block && {
        since: block.since,
        until: block.until,
        why: blockWhy(this.bookable.rules),
        stillOpen: STILL_OPEN,
      },
      group: rules.group,
      marks: await this.viewsOf(rows),
    };
  }

  /** The booking of a mark or an appeal in a few words. */
  bookingWords({
    number,
    title,
    itemKey,
    siteKey,
    startsAt,
  }: Omit<MarkedRow, keyof BookingMarkRow>): MarkView['booking'] {
    return {
      number,
      itemName: this.bookable.centre.itemByKey(itemKey)?.name ?? title,
      siteKey,
      siteName: this.bookable.centre.siteByKey(siteKey)?.name ?? '',
      date: civilDateOf(startsAt),
      from: clockTimeOf(startsAt),
    };
  }

  private async byBooking(bookingId: number): Promise<MarkedRow | null> {
    return this.database.row<MarkedRow>(`${MARK} WHERE m.booking_id = ?`, [bookingId]);
  }

  private async viewsOf(rows: readonly MarkedRow[]): Promise<MarkView[]> {
    const appeals = await this.lastAppeals(rows.map(({ bookingId }) => bookingId));
    return rows.map((row) => this.view(row, appeals.get(row.bookingId) ?? null));
  }

  private view(row: MarkedRow, appeal: AppealLine | null): MarkView {
    const { noShow } = this.bookable.rules;
    const mark = markOf(row);
    const today = civilDateOf(now());
    const until = countsUntil(mark, noShow.withinDays);
    const appealable = appealRefusal(mark, appeal, noShow.appealWithinDays, today) === null;
    return {
      booking: this.bookingWords(row),
      kind: row.kind,
      weight: row.weight / ONCE,
      countsUntil: until,
      counts: counts(mark) && today < until,
      rests: row.rests,
      erased: row.erasedWhy &&
        row.erasedAt && { why: row.erasedWhy, at: row.erasedAt.toISOString(), note: row.erasedNote },
      appealUntil: appealable ? appealUntil(mark, noShow.appealWithinDays) : null,
      appeal: appeal && {
        number: appeal.number,
        stateLabel: BOOKING_APPEAL_STATES[appeal.state].label,
        open: appeal.state === 'SUBMITTED',
      },
    };
  }

  private async lastAppeals(bookingIds: readonly number[]): Promise<Map<number, AppealLine>> {
    if (bookingIds.length === 0) return new Map();
    const rows = await this.database.rows<AppealLine>(
      `SELECT a.booking_id AS bookingId, r.number, r.state FROM booking_appeal a JOIN record r ON r.id = a.id
        WHERE a.booking_id IN (?) ORDER BY a.id`,
      [bookingIds],
    );
    return new Map(rows.map((row) => [row.bookingId, row]));
  }

  private async each<T, R>(list: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
    const done: R[] = [];
    for (const item of list) done.push(await work(item));
    return done;
  }
}
