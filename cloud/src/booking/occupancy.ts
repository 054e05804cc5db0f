import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { readSlotDay, type StoredDay } from './slot-day';
import { grainsOf, type SlotDay, type SlotPlan, type TakenAt } from './slots.rules';

/** How old what is shown may be; a tap is decided by the row itself. */
const FRESH_MS = 200;

interface Account {
  siteKey: string;
  pool: string;
  date: CivilDate;
  start: number;
  taken: number;
}

type Whose = Pick<SlotPlan, 'siteKey' | 'pool'>;

/** Every account of the bookable days, and the days that are not as configured, as they stood at one moment. */
export class Taken {
  private readonly accounts = new Map<string, Map<number, number>>();
  private readonly days: Map<string, SlotDay>;

  constructor(
    readonly from: CivilDate,
    /** Milliseconds of a clock that never jumps. */
    readonly readAt: number,
    rows: readonly Account[],
    days: readonly StoredDay[],
  ) {
    for (const { siteKey, pool, date, start, taken } of rows) {
      const key = keyOf({ siteKey, pool }, date);
      const account = this.accounts.get(key);
      if (account) account.set(start, taken);
      else this.accounts.set(key, new Map([[start, taken]]));
    }
    this.days = new Map(days.map((day) => [`${day.date}|${day.siteKey}`, readSlotDay(day)]));
  }

  /** Supposes that a day is planned otherwise. */
  suppose(siteKey: string, date: CivilDate, day: SlotDay): void {
    this.days.set(`${date}|${siteKey}`, day);
  }

  on(whose: Whose, date: CivilDate): TakenAt {
    const account = this.accounts.get(keyOf(whose, date));
    return (start) => account?.get(start) ?? 0;
  }

  /** A day that is not as configured; undefined for one that is. */
  changedDay(siteKey: string, date: CivilDate): SlotDay | undefined {
    return this.days.get(`${date}|${siteKey}`);
  }

  /** Whether the row of every grain of the slot exists. */
  hasRows(plan: SlotPlan, date: CivilDate, start: number): boolean {
    const account = this.accounts.get(keyOf(plan, date));
    return account !== undefined && grainsOf(plan, start).every((grain) => account.has(grain));
  }
}

/**
 * What is taken and how the days are planned, for showing: read in two short statements a few times a second at most,
 * however many ask, and never older than that on any replica. Nothing has to be invalidated.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Occupancy {
  @Inject()
  database!: Database;

  @Inject()
  bookable!: Bookable;

  private latest: Taken | null = null;
  private reading: Promise<Taken> | null = null;

  async current(): Promise<Taken> {
    const today = civilDateOf(now());
    if (this.latest?.from === today && performance.now() - this.latest.readAt < FRESH_MS) return this.latest;
    this.reading ??= this.read(today).finally(() => {
      this.reading = null;
    });
    return this.reading;
  }

  /** Lets go of what is in memory: the next who asks reads it anew. */
  forget(): void {
    this.latest = null;
  }

  /** What stands at this moment, as the current transaction sees it; kept by nobody. */
  look(): Promise<Taken> {
    return this.readFrom(civilDateOf(now()));
  }

  private async read(today: CivilDate): Promise<Taken> {
    this.latest = await this.readFrom(today);
    return this.latest;
  }

  private async readFrom(today: CivilDate): Promise<Taken> {
    const readAt = performance.now();
    const dates = [today, addDays(today, this.bookable.horizonDays)];
    // The days first: accounts that are newer than their day only show less, and a tap is refused by the day's version.
    const days = await this.database.rows<StoredDay>(
      'SELECT site_key AS siteKey, date, version, plan FROM slot_day WHERE date BETWEEN ? AND ?',
      dates,
    );
    const rows = await this.database.rows<Account>(
      'SELECT site_key AS siteKey, pool, date, start, taken FROM slot WHERE date BETWEEN ? AND ?',
      dates,
    );
    return new Taken(today, readAt, rows, days);
  }
}

const keyOf = ({ siteKey, pool }: Whose, date: CivilDate): string => `${date}|${siteKey}|${pool}`;
