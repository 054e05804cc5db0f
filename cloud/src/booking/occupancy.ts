import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { grainsOf, type SlotPlan, type TakenAt } from './slots.rules';

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

/** Every account of the bookable days as it stood at one moment. */
export class Taken {
  private readonly accounts = new Map<string, Map<number, number>>();

  constructor(
    readonly from: CivilDate,
    /** Milliseconds of a clock that never jumps. */
    readonly readAt: number,
    rows: readonly Account[],
  ) {
    for (const { siteKey, pool, date, start, taken } of rows) {
      const key = keyOf({ siteKey, pool }, date);
      const account = this.accounts.get(key);
      if (account) account.set(start, taken);
      else this.accounts.set(key, new Map([[start, taken]]));
    }
  }

  on(whose: Whose, date: CivilDate): TakenAt {
    const account = this.accounts.get(keyOf(whose, date));
    return (start) => account?.get(start) ?? 0;
  }

  /** Whether the row of every grain of the slot exists. */
  hasRows(plan: SlotPlan, date: CivilDate, start: number): boolean {
    const account = this.accounts.get(keyOf(plan, date));
    return account !== undefined && grainsOf(plan, start).every((grain) => account.has(grain));
  }
}

/**
 * What is taken, for showing: read in one short statement a few times a second at most, however many ask, and never
 * older than that on any replica. Nothing has to be invalidated.
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

  private async read(today: CivilDate): Promise<Taken> {
    const readAt = performance.now();
    const rows = await this.database.rows<Account>(
      'SELECT site_key AS siteKey, pool, date, start, taken FROM slot WHERE date BETWEEN ? AND ?',
      [today, addDays(today, this.bookable.horizonDays)],
    );
    this.latest = new Taken(today, readAt, rows);
    return this.latest;
  }
}

const keyOf = ({ siteKey, pool }: Whose, date: CivilDate): string => `${date}|${siteKey}|${pool}`;
