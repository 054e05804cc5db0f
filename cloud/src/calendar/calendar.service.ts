import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CalendarLoad, CalendarPreview, CalendarYear } from 'shared-types/calendar.contract';
import type { ResultOf } from 'shared-types/routes';
import { Audit } from '../kernel/audit/audit';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { CalendarInForce } from '../kernel/deadline/calendar-in-force';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import type { LegalCalendar, YearNotice } from '../kernel/deadline/legal-calendar.rules';
import { conflict } from '../kernel/errors/refusal';
import { Jobs } from '../kernel/jobs/jobs';
import type { Staff } from '../kernel/session/actor';
import { type CivilDate, civilDateOf, civilDateOfDay, dayFromParts, yearOf } from '../kernel/time/civil-date';
import { CalendarLoadRow, CalendarYearRow } from './calendar.entity';
import { DayUses } from './day-uses';
import { type Pasted, readNotice } from './notice';
import { RECOMPUTE_JOB, Recomputation } from './recomputation';

const YEARS_SHOWN_BEFORE = 1;
const YEARS_SHOWN_AFTER = 1;

/** Notices of the year: tried before they are loaded, confirmed, and followed until they are in force. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CalendarService {
  @Inject()
  database!: Database;

  @Inject()
  inForce!: CalendarInForce;

  @Inject()
  recomputation!: Recomputation;

  @Inject()
  uses!: DayUses;

  @Inject()
  audit!: Audit;

  @Inject()
  jobs!: Jobs;

  @Inject('deadlines')
  deadlines!: Deadlines;

  /** Last, this and next year as they are counted, and the load under way. */
  async years(): Promise<ResultOf<'GET /calendar/years'>> {
    const loaded = new Map(
      (await this.database.repository(CalendarYearRow).find()).map((row) => [row.year, row] as const),
    );
    const calendar = await this.inForce.read();
    const present = yearOf(civilDateOf(now()));
    const items: CalendarYear[] = [];
    for (let year = present - YEARS_SHOWN_BEFORE; year <= present + YEARS_SHOWN_AFTER; year++) {
      const { off, work, ...known } = calendar.describe(year);
      const loadedAt = loaded.get(year)?.loadedAt.toISOString() ?? null;
      items.push({ ...known, off: [...off], work: [...work], loadedAt });
    }
    return { items, load: await this.load() };
  }

  /** What a notice would change, without loading it. @throws 400 naming what cannot be read or is wrong. */
  async preview(pasted: Pasted): Promise<CalendarPreview> {
    const notice = readNotice(pasted);
    const before = await this.inForce.read();
    const calendar = before.withNotice(notice);
    const timers = { earlier: 0, later: 0, confirmed: 0, looked: 0 };
    for (let after: number | null = 0; after !== null; ) {
      const { last, looked, changes } = await this.recomputation.scan(calendar, after);
      timers.looked += looked;
      for (const { timer, reckoned } of changes) {
        const shift = reckoned.dueAt.getTime() - (timer.dueAt?.getTime() ?? 0);
        timers[shift === 0 ? 'confirmed' : shift < 0 ? 'earlier' : 'later'] += 1;
      }
      after = last;
    }
    const { perDay, outside } = await this.uses.on(retaggedDays(before, calendar, notice), calendar);
    return {
      off: [...notice.off],
      work: [...notice.work],
      days: changedDays(before, calendar, notice).map((day) => ({ ...day, bookings: perDay.get(day.date) ?? 0 })),
      outside,
      timers,
      mark: calendar.version,
    };
  }

  /**
   * Loads a notice: running promises are recomputed aside, and it takes effect when that is complete.
   * @throws 409 `calendar_moved_on` when it is not what was previewed, 409 `calendar_loading` while another is under way.
   */
  async confirm(administrator: Staff, { mark, ...pasted }: Pasted & { mark: string }): Promise<CalendarLoad> {
    const notice = readNotice(pasted);
    await this.database.transaction(async () => {
      if ((await this.inForce.read()).withNotice(notice).version !== mark) {
        throw conflict('calendar_moved_on', '通知的内容或日历与试看时不同，请重新试看');
      }
      const last = await this.database.row<{ id: number | null }>('SELECT MAX(id) AS id FROM timer');
      const { affectedRows } = await this.database.write(
        `INSERT IGNORE INTO calendar_load (state, active, notice, loaded_by, loaded_at, scanned_to, last_timer, changed)
         VALUES ('STAGING', 1, ?, ?, ?, 0, ?, 0)`,
        [JSON.stringify(notice), administrator.staff.id, now(), last?.id ?? 0],
      );
      if (affectedRows === 0) throw conflict('calendar_loading', '另一份通知正在载入，请等它完成');
      await this.audit.append(administrator, {
        action: 'calendar.load',
        subject: String(notice.year),
        detail: { source: notice.source, mark },
      });
      this.database.afterCommit(() => this.jobs.nudge(RECOMPUTE_JOB));
    });
    return (await this.load()) as CalendarLoad;
  }

  private async load(): Promise<CalendarLoad | null> {
    const [row] = await this.database.repository(CalendarLoadRow).find({ order: { id: 'DESC' }, take: 1 });
    if (!row) return null;
    const share = row.lastTimer === 0 ? 100 : Math.floor((100 * row.scannedTo) / row.lastTimer);
    return {
      year: row.notice.year,
      state: row.state,
      percent: row.state === 'STAGING' ? Math.min(99, share) : 100,
      changed: row.changed,
      inForceAt: row.inForceAt?.toISOString() ?? null,
    };
  }
}

/** Days of the notice's year that become working days, or cease to be. */
function changedDays(before: LegalCalendar, after: LegalCalendar, { year }: YearNotice) {
  return datesOf(year)
    .filter((date) => after.isWorkday(date) !== before.isWorkday(date))
    .map((date) => {
      const { isWorkday, holiday } = after.judge(date);
      return { date, workday: isWorkday, name: holiday ?? null };
    });
}

/** Days on which anything changes for a site's hours: a Saturday within a holiday is no working day before or after. */
function retaggedDays(before: LegalCalendar, after: LegalCalendar, { year }: YearNotice): CivilDate[] {
  return datesOf(year).filter(
    (date) => after.special(date) !== before.special(date) || after.isWorkday(date) !== before.isWorkday(date),
  );
}

function datesOf(year: number): CivilDate[] {
  const first = dayFromParts(year, 1, 1);
  return Array.from({ length: dayFromParts(year + 1, 1, 1) - first }, (_, i) => civilDateOfDay(first + i));
}
