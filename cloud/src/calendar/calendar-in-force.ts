import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import type { LegalCalendar, YearNotice } from '../kernel/deadline/legal-calendar.rules';

/** Keeps this process counting on the calendar that is in force, whichever replica brought it about. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class CalendarInForce {
  @Inject()
  database!: Database;

  @Inject('deadlines')
  deadlines!: Deadlines;

  private seen = 0;

  /** Adopts what has come into force since the last look. */
  async follow(): Promise<void> {
    const state = await this.database.row<{ changes: number }>('SELECT changes FROM calendar_state WHERE id = 1');
    const changes = state?.changes ?? 0;
    if (changes === this.seen) return;
    this.deadlines.adopt(await this.read());
    this.seen = changes;
  }

  /** The configured calendar with every loaded notice in the place of its year. */
  async read(): Promise<LegalCalendar> {
    const rows = await this.database.rows<{ notice: YearNotice }>('SELECT notice FROM calendar_year ORDER BY year');
    return rows.reduce((calendar, { notice }) => calendar.withNotice(asNotice(notice)), this.deadlines.configured);
  }
}

/** MariaDB gives JSON as text where MySQL gives what it says. */
const asNotice = (notice: YearNotice | string): YearNotice =>
  typeof notice === 'string' ? (JSON.parse(notice) as YearNotice) : notice;
