import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { SiteLoad } from 'shared-types/queue.contract';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { percentile } from './percentile.rules';
import { QueueQueries } from './queue.queries';
import { QueueBook, today } from './queue-book';
import { Tickets } from './tickets.service';

interface Waited {
  readonly line: string;
  readonly windowKey: string | null;
  readonly seconds: number;
  readonly served: number;
}

/** How busy the sites are, from the periods of tickets and windows. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LoadQueries {
  @Inject()
  database!: Database;

  @Inject()
  queue!: QueueQueries;

  @Inject()
  tickets!: Tickets;

  @Inject()
  book!: QueueBook;

  /** Every site with windows, as it is now. */
  async all(): Promise<{ sites: SiteLoad[] }> {
    const keys = this.book.centre.sites.filter(({ points }) => points.length > 0).map(({ key }) => key);
    const sites = [];
    for (const key of keys) sites.push(await this.of(key));
    return { sites };
  }

  /** One site. @throws 404. */
  async of(siteKey: string): Promise<SiteLoad> {
    const site = this.book.site(siteKey);
    const waited = await this.waited(siteKey);
    const first = await this.firstWaiting(siteKey);
    const states = await this.queue.states(siteKey);
    const serving = await this.queue.serving(siteKey);
    const lines = await this.queue.lineViews(siteKey);
    return {
      siteKey,
      siteName: site.name,
      open: this.tickets.closedBecause(siteKey) === null,
      lines: lines.map((line) => {
        const mine = waited.filter((each) => each.line === line.key);
        const seconds = mine.map((each) => each.seconds);
        return {
          ...line,
          served: mine.filter(({ served }) => served === 1).length,
          waitP50: percentile(seconds, 50),
          waitP90: percentile(seconds, 90),
          longestWait: secondsSince(first.get(line.key)),
        };
      }),
      windows: site.points.map(({ key, no, label, skills }) => {
        const state = states.get(key);
        return {
          key,
          no,
          label,
          state: state?.state ?? 'CLOSED',
          reason: state?.reason ?? null,
          staff: state?.workNo && state.name ? { workNo: state.workNo, name: state.name } : null,
          serving: serving.get(key) ?? null,
          servedToday: waited.filter(({ windowKey, served }) => windowKey === key && served === 1).length,
          helps: state?.helps ? state.helps.split(',') : [],
          skills: [...skills],
        };
      }),
    };
  }

  /** Seconds each ticket called today had waited until its first call. */
  private async waited(siteKey: string): Promise<Waited[]> {
    const rows = await this.database.rows<Waited>(
      `SELECT t.line, t.window_key AS windowKey, TIMESTAMPDIFF(SECOND, t.taken_at, t.first_called_at) AS seconds,
              (r.state = 'DONE') AS served
         FROM queue_ticket t JOIN record r ON r.id = t.id
        WHERE t.site_key = ? AND t.date = ? AND t.first_called_at IS NOT NULL`,
      [siteKey, today()],
    );
    return rows.map((row) => ({ ...row, seconds: Number(row.seconds), served: Number(row.served) }));
  }

  private async firstWaiting(siteKey: string): Promise<Map<string, Date>> {
    const rows = await this.database.rows<{ line: string; since: Date }>(
      `SELECT line, MIN(taken_at) AS since FROM queue_ticket
        WHERE site_key = ? AND date = ? AND waiting = 1 GROUP BY line`,
      [siteKey, today()],
    );
    return new Map(rows.map(({ line, since }) => [line, since]));
  }
}

const secondsSince = (since: Date | undefined): number | null =>
  since ? Math.round((now().getTime() - since.getTime()) / 1000) : null;
