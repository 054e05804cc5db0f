import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Outbox } from '../kernel/outbox/outbox';
import { addDays, type CivilDate, civilDateOf, clockTimeOf, formatChinese } from '../kernel/time/civil-date';
import { RosterDays } from './roster-days';
import { RosterFacts } from './roster-facts';
import { RosterNeeds } from './roster-needs';
import { RosterPlansQueries } from './roster-plans.queries';

/** The coming days have posts nobody mans: `{count, first}`, the first of them in words. */
export const ROSTER_GAPS_TOPIC = 'roster.gaps';

export interface GapsFound {
  readonly count: number;
  readonly first: string;
}

/** Looks once a day whether the published rosters of the coming days man every post (采购需求 六.7: seven days ahead). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class RosterCheck {
  @Inject()
  database!: Database;

  @Inject()
  days!: RosterDays;

  @Inject()
  needs!: RosterNeeds;

  @Inject()
  plans!: RosterPlansQueries;

  @Inject()
  facts!: RosterFacts;

  @Inject()
  outbox!: Outbox;

  /** Today's look, unless it is too early or was done on whichever replica. Returns what it found; null when it did not look. */
  async lookAhead(): Promise<GapsFound | null> {
    const at = now();
    const date = civilDateOf(at);
    const { aheadDays, tellAt } = this.facts.rules.gaps;
    if (clockTimeOf(at) < tellAt) return null;
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.write(
        'INSERT IGNORE INTO roster_alert (date, told_at, gaps) VALUES (?, ?, 0)',
        [date, at],
      );
      if (affectedRows === 0) return null;
      const lines = await this.gaps(Array.from({ length: aheadDays }, (_, ahead) => addDays(date, ahead)));
      await this.database.write('UPDATE roster_alert SET gaps = ? WHERE date = ?', [lines.length, date]);
      const found = { count: lines.length, first: lines[0] ?? '' };
      if (lines.length > 0) await this.outbox.publish(ROSTER_GAPS_TOPIC, found);
      return found;
    });
  }

  /** Every gap of what is published of these days, in words, the earliest first. */
  private async gaps(dates: readonly CivilDate[]): Promise<string[]> {
    const published = await this.days.shifts('shift', dates);
    return dates.flatMap((date) =>
      this.needs.gaps(date, published.get(date) ?? []).flatMap(({ need, gaps }) => {
        const place = this.plans.placeOf(need);
        return gaps.map(({ from, to, missing }) => `${formatChinese(date)}${place} ${from}—${to} 缺 ${missing} 人`);
      }),
    );
  }
}
