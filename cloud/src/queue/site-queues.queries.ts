import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ResultOf } from 'shared-types/routes';
import type { SiteQueue } from 'shared-types/site-queues.contract';
import { Bookable } from '../booking/bookable';
import type { SlotPlan } from '../booking/slots.rules';
import { Database } from '../kernel/database/database';
import { today } from './queue-book';
import { ownLine } from './site-lines.rules';
import { Tickets } from './tickets.service';

/** How full the places are at which an item can be done, for somebody who decides where to go. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SiteQueuesQueries {
  @Inject()
  database!: Database;

  @Inject()
  bookable!: Bookable;

  @Inject()
  tickets!: Tickets;

  /** One line for each site, in the order of the directory. @throws 404 for an unknown item. */
  async ofItem(itemKey: string): Promise<ResultOf<'GET /items/:key/queues'>> {
    const { counterMinutes } = this.bookable.item(itemKey);
    const plans = this.bookable.plansOf(itemKey);
    if (plans.length === 0) return { counterMinutes, items: [] };
    const sites = plans.map(({ siteKey }) => siteKey);
    const waiting = await this.waiting(sites);
    const open = await this.openWindows(sites);
    return { counterMinutes, items: plans.map((plan) => this.queueOf(plan, waiting, open)) };
  }

  private queueOf(plan: SlotPlan, waiting: ReadonlyMap<string, number>, open: ReadonlySet<string>): SiteQueue {
    const { siteKey, pool } = plan;
    const windows = this.bookable.site(plan).points.filter((point) => ownLine(point) === pool && open.has(point.key));
    return {
      siteKey,
      open: this.tickets.closedBecause(siteKey) === null,
      waiting: waiting.get(`${siteKey}|${pool}`) ?? 0,
      windowsOpen: windows.length,
    };
  }

  private async waiting(sites: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.database.rows<{ siteKey: string; line: string; waiting: number }>(
      `SELECT site_key AS siteKey, line, COUNT(*) AS waiting FROM queue_ticket
        WHERE site_key IN (?) AND date = ? AND waiting = 1 GROUP BY site_key, line`,
      [sites, today()],
    );
    return new Map(rows.map(({ siteKey, line, waiting }) => [`${siteKey}|${line}`, Number(waiting)]));
  }

  private async openWindows(sites: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.rows<{ windowKey: string }>(
      `SELECT window_key AS windowKey FROM queue_window WHERE site_key IN (?) AND state = 'OPEN'`,
      [sites],
    );
    return new Set(rows.map(({ windowKey }) => windowKey));
  }
}
