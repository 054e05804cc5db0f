import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import {
  BOOKING_GROUP_STATES,
  BOOKING_GROUPS,
  BOOKING_STATES,
  type BookingChannel,
  type BookingState,
} from 'shared-types/booking.states';
import type { DaySlot, DeskBooking } from 'shared-types/booking-desk.contract';
import { CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import { Cipher } from '../kernel/privacy/cipher';
import { maskName, maskPhone } from '../kernel/privacy/mask.rules';
import { type CivilDate, clockTimeOfMinute } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { capacityOf } from './displacement.rules';
import { readSlotDay, type StoredDay } from './slot-day';
import { audienceAt, type SlotDay, type SlotPlan, slotsOf, startsAt } from './slots.rules';

type Asked = InputOf<'GET /desk/bookings'>['query'];

interface Row {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly state: BookingState;
  readonly itemKey: string;
  readonly start: number;
  readonly slotMinutes: number;
  readonly channel: BookingChannel;
  readonly byHall: number;
  readonly callerName: Buffer | null;
  readonly callerPhone: Buffer | null;
  readonly visitorName: Buffer | null;
  readonly ownerName: Buffer | null;
  readonly ownerPhone: Buffer | null;
  readonly enterprise: string | null;
}

/** Bookings of one start, state and account. */
interface Counted {
  readonly start: number;
  readonly state: BookingState;
  readonly pool: string;
  readonly count: number;
  readonly placed: number;
}

interface Account {
  readonly pool: string;
  readonly start: number;
  readonly taken: number;
}

const PAGE = 50;
const MINUTE_SECONDS = 60;
const LISTED = BOOKING_GROUPS.flatMap((group) => BOOKING_GROUP_STATES[group]);

/** The bookings of a day of a site as the desk goes through them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingsOfDay {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  bookable!: Bookable;

  /** A page of them by (time, id), and how the whole day stands. @throws 404 for an unknown site. */
  async page(asked: Asked): Promise<ResultOf<'GET /desk/bookings'>> {
    const { siteKey, date, line } = asked;
    if (!this.bookable.centre.siteByKey(siteKey)) throw notFound('没有这个大厅或驿站');
    const plans = this.bookable.plansAt(siteKey);
    const counted = (await this.counted(siteKey, date)).filter(({ pool }) => line === undefined || pool === line);
    const { items, next } = asked.q === undefined ? await this.listed(asked) : await this.sought(asked, asked.q);
    return {
      items: items.map((row) => this.told(row)),
      next,
      groups: BOOKING_GROUPS.map((key) => {
        return { key, count: sum(counted.filter(({ state }) => BOOKING_GROUP_STATES[key].includes(state))) };
      }),
      slots: await this.slots(
        siteKey,
        date,
        plans.filter(({ pool }) => line === undefined || pool === line),
        counted,
      ),
      lines: [...new Set(plans.map(({ pool }) => pool))].map((key) => ({ key, name: nameOf(key) })),
    };
  }

  private async listed(asked: Asked): Promise<{ items: Row[]; next: string | null }> {
    const rows = await this.rows(asked, `LIMIT ${PAGE + 1}`);
    return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.number ?? null) : null };
  }

  /** Names and phones lie sealed, so the day's are opened to look; a day of a site has some hundreds. */
  private async sought(asked: Asked, words: string): Promise<{ items: Row[]; next: string | null }> {
    const found = (await this.rows(asked, '')).filter((row) => this.isMeant(row, words));
    return { items: found.slice(0, PAGE), next: found.length > PAGE ? (found[PAGE - 1]?.number ?? null) : null };
  }

  private async rows({ siteKey, date, line, group, after }: Asked, limit: string): Promise<Row[]> {
    const states = group === undefined ? LISTED : BOOKING_GROUP_STATES[group];
    const last = after === undefined ? null : await this.placeOf(after);
    return this.database.rows<Row>(
      `SELECT b.id, r.number, r.title, r.state, b.item_key AS itemKey, b.start, b.slot_minutes AS slotMinutes,
              b.channel, b.by_hall AS byHall, b.caller_name AS callerName, b.caller_phone AS callerPhone,
              b.visitor_name AS visitorName, p.name AS ownerName, p.phone AS ownerPhone, e.name AS enterprise
         FROM booking b JOIN record r ON r.id = b.id
              LEFT JOIN person p ON p.id = r.owner_person_id LEFT JOIN enterprise e ON e.id = r.owner_enterprise_id
        WHERE b.date = ? AND b.site_key = ? AND r.state IN (?) ${line === undefined ? '' : 'AND b.pool = ?'}
              ${last ? 'AND (b.start > ? OR (b.start = ? AND b.id > ?))' : ''}
        ORDER BY b.start, b.id ${limit}`,
      [
        date,
        siteKey,
        states,
        ...(line === undefined ? [] : [line]),
        ...(last ? [last.start, last.start, last.id] : []),
      ],
    );
  }

  private async placeOf(number: string): Promise<{ start: number; id: number } | null> {
    return this.database.row<{ start: number; id: number }>(
      'SELECT b.start, b.id FROM record r JOIN booking b ON b.id = r.id WHERE r.number = ?',
      [number],
    );
  }

  private async counted(siteKey: string, date: CivilDate): Promise<Counted[]> {
    const rows = await this.database.rows<Counted>(
      `SELECT b.start, r.state, b.pool, COUNT(*) AS count, SUM(b.holds_place) AS placed
         FROM booking b JOIN record r ON r.id = b.id
        WHERE b.date = ? AND b.site_key = ? GROUP BY b.start, r.state, b.pool`,
      [date, siteKey],
    );
    return rows.map((row) => ({ ...row, count: Number(row.count), placed: Number(row.placed) }));
  }

  private async slots(
    siteKey: string,
    date: CivilDate,
    plans: readonly SlotPlan[],
    counted: readonly Counted[],
  ): Promise<DaySlot[]> {
    const day = await this.day(siteKey, date);
    const accounts = await this.database.rows<Account>(
      'SELECT pool, start, taken FROM slot WHERE date = ? AND site_key = ?',
      [date, siteKey],
    );
    const ends = new Map<number, number>();
    for (const { start, end } of plans.flatMap((plan) => slotsOf(plan, day))) {
      ends.set(start, Math.min(end, ends.get(start) ?? end));
    }
    const pools = [...new Set(plans.map(({ pool }) => pool))].map((pool) => {
      return { pool, sharing: plans.filter((plan) => plan.pool === pool) };
    });
    return [...ends]
      .sort(([a], [b]) => a - b)
      .map(([start, end]) => {
        const parts = pools.map(({ pool, sharing }) => {
          const taken = accounts.find((account) => account.pool === pool && account.start === start)?.taken ?? 0;
          return fillOf(sharing, day, date, start, taken);
        });
        return {
          from: clockTimeOfMinute(start),
          to: clockTimeOfMinute(end),
          people: counted.filter((each) => each.start === start).reduce((all, { placed }) => all + placed, 0),
          capacity: minutes(parts.map(({ capacity }) => capacity)),
          taken: minutes(parts.map(({ taken }) => taken)),
          kept: minutes(parts.map(({ kept }) => kept)),
        };
      });
  }

  /** The day as its places were made, also one that is over and no longer in memory. */
  private async day(siteKey: string, date: CivilDate): Promise<SlotDay> {
    const row = await this.database.row<Pick<StoredDay, 'version' | 'plan'>>(
      'SELECT version, plan FROM slot_day WHERE date = ? AND site_key = ?',
      [date, siteKey],
    );
    return row ? readSlotDay(row) : this.bookable.configuredDay(siteKey, date);
  }

  /** The number or its end, the whole name, the phone or its last four digits. */
  private isMeant(row: Row, words: string): boolean {
    const sought = words.toUpperCase();
    if (row.number === sought || row.number.endsWith(`-${sought}`)) return true;
    const phones = [row.callerPhone, row.ownerPhone].map((sealed) => this.opened(sealed));
    if (/^\d{4}$/.test(words)) return phones.some((phone) => phone.endsWith(words));
    const names = [row.callerName, row.visitorName, row.ownerName].map((sealed) => this.opened(sealed));
    return [...names, ...phones, row.enterprise].includes(words);
  }

  private told(row: Row): DeskBooking {
    const { number, title, state, itemKey, start, slotMinutes, channel, byHall } = row;
    // A caller is who they said they were; everybody else is who their account says.
    const [name, phone] = row.callerName ? [row.callerName, row.callerPhone] : [row.ownerName, row.ownerPhone];
    return {
      number,
      state,
      stateLabel: BOOKING_STATES[state].label,
      itemName: this.bookable.centre.itemByKey(itemKey)?.name ?? title,
      from: clockTimeOfMinute(start),
      to: clockTimeOfMinute(start + slotMinutes),
      booker: { name: maskName(this.opened(name)), phone: maskPhone(this.opened(phone)) },
      forWhom: row.enterprise ?? (row.visitorName && maskName(this.opened(row.visitorName))),
      channel,
      byHall: byHall === 1,
    };
  }

  private opened(sealed: Buffer | null): string {
    return sealed === null ? '' : this.cipher.open(sealed);
  }
}

/** Seconds of one account: what may be promised, is promised, and is kept back at this moment. */
function fillOf(sharing: readonly SlotPlan[], day: SlotDay, date: CivilDate, start: number, taken: number) {
  const capacity = capacityOf(sharing, day, start);
  const [plan] = sharing;
  const everybodys = plan && audienceAt(plan, startsAt(date, start), now()) === 'KEPT_FOR';
  const open = everybodys ? capacity : capacityOf(sharing, day, start, 'EVERYBODY');
  return { capacity, taken, kept: Math.max(0, capacity - Math.max(taken, open)) };
}

const minutes = (seconds: readonly number[]): number =>
  Math.round(seconds.reduce((all, each) => all + each, 0) / MINUTE_SECONDS);

const sum = (counted: readonly Counted[]): number => counted.reduce((all, { count }) => all + count, 0);

const nameOf = (pool: string): string => CATEGORY_LABELS[pool as Category] ?? '综合服务';
