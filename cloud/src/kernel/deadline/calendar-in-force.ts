import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../database/database';
import type { Deadlines } from './deadlines.config';
import type { LegalCalendar, YearNotice } from './legal-calendar.rules';

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
    await this.adopt('SELECT changes FROM calendar_state WHERE id = 1');
  }

  /**
   * In a transaction: the calendar in force, which stays so until it ends. One that comes into force waits for those who
   * still count on the old one, and then finds what they wrote.
   */
  async hold(): Promise<LegalCalendar> {
    await this.adopt('SELECT changes FROM calendar_state WHERE id = 1 LOCK IN SHARE MODE');
    return this.deadlines.calendar;
  }

  /** The configured calendar with every loaded notice in the place of its year. */
  async read(): Promise<LegalCalendar> {
    const rows = await this.database.rows<{ notice: YearNotice }>('SELECT notice FROM calendar_year ORDER BY year');
    return rows.reduce((calendar, { notice }) => calendar.withNotice(asNotice(notice)), this.deadlines.configured);
  }

  private async adopt(look: string): Promise<void> {
    const state = await this.database.row<{ changes: number }>(look);
    const changes = state?.changes ?? 0;
    if (changes === this.seen) return;
    this.deadlines.adopt(await this.read());
    this.seen = changes;
  }
}

/** MariaDB gives JSON as text where MySQL gives what it says. */
const asNotice = (notice: YearNotice | string): YearNotice =>
  typeof notice === 'string' ? (JSON.parse(notice) as YearNotice) : notice;
