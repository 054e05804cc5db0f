import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { HOUSE } from '../kernel/session/actor';
import { clockTimeOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { QueueBook, today } from './queue-book';
import { Tickets } from './tickets.service';
import { Windows } from './windows.service';

/** When what is still open of a day is ended, and nobody can be at a window any more. */
const DAY_ENDS = '23:55';
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

interface LeftOver {
  readonly id: number;
  readonly siteKey: string;
  readonly label: string;
}

/** What the queue does by itself. Each is claimed by the lock of its record, so that any number of replicas may try. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class QueueJobs {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  tickets!: Tickets;

  @Inject()
  windows!: Windows;

  @Inject()
  book!: QueueBook;

  /** Ends what nobody ended by the end of a day, with the reason, and lists it to the supervisors. Returns how many. */
  async endDay(): Promise<number> {
    const late = clockTimeOf(now()) >= DAY_ENDS;
    const left = await this.database.rows<LeftOver>(
      `SELECT t.id, t.site_key AS siteKey, t.label FROM record r JOIN queue_ticket t ON t.id = r.id
        WHERE r.open = 1 AND r.type = 'TICKET' AND t.date ${late ? '<=' : '<'} ? ORDER BY t.id LIMIT 500`,
      [today()],
    );
    const ended: LeftOver[] = [];
    for (const ticket of left) if (await this.end(ticket)) ended.push(ticket);
    for (const siteKey of new Set(ended.map((ticket) => ticket.siteKey))) {
      await this.list(
        siteKey,
        ended.filter((ticket) => ticket.siteKey === siteKey),
      );
    }
    if (late) await this.windows.closeAll();
    return ended.length;
  }

  private async end({ id }: LeftOver): Promise<boolean> {
    return this.database.transaction(async () => {
      const record = await this.database.row<{ open: number }>(
        'SELECT open FROM record WHERE id = ? FOR UPDATE SKIP LOCKED',
        [id],
      );
      if (record?.open !== 1) return false;
      await this.tickets.close(HOUSE, { id }, { reason: '当天结束时没有办完，由系统结束', carryOver: false });
      return true;
    });
  }

  private async list(siteKey: string, ended: readonly LeftOver[]): Promise<void> {
    const pieces = {
      place: this.book.site(siteKey).name,
      labels: ended.map(({ label }) => label).join('、'),
      time: noticeTime(now()),
    };
    const told = await this.people.personIdsWithRoles(SUPERVISORS);
    await this.database.transaction(async () => {
      for (const personId of told) {
        await this.notifications.notify({ kind: 'QUEUE_LEFTOVERS', personId, record: null, pieces });
      }
    });
  }
}
