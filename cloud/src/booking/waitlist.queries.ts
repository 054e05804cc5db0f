import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { WaitlistView } from 'shared-types/waitlist.contract';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';
import { clockTimeOf } from '../kernel/time/civil-date';
import type { BookingRow } from './booking.entity';
import { WaitlistRow } from './waitlist.entity';
import { rivals } from './waitlist.rules';

type Offered = Pick<BookingRow, 'siteKey' | 'date' | 'startsAt' | 'endsAt' | 'lapsesAt'> & {
  readonly number: string;
  readonly version: number;
  readonly state: string;
};

/** What the screens of the waiting list read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class WaitlistQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  people!: PersonDirectory;

  @Inject('centre')
  centre!: Centre;

  /** One place in the line, for its owner or the desk. @throws 404. */
  async view(number: string, person: Person): Promise<WaitlistView> {
    const read = await this.views.read('WAITLIST', number, person);
    const { id, ownerPersonId } = read.record;
    const row = await this.database.repository(WaitlistRow).findOneByOrFail({ id });
    const others = ownerPersonId !== null && ownerPersonId !== person.personId;
    return {
      ...(await this.views.view(read)),
      item: { key: row.itemKey, name: this.centre.itemByKey(row.itemKey)?.name ?? read.record.title },
      sites: row.siteKeys.split(',').map((key) => ({ key, name: this.centre.siteByKey(key)?.name ?? key })),
      fromDate: row.fromDate,
      toDate: row.toDate,
      part: row.part,
      ahead: row.waiting ? await this.ahead(row) : 0,
      offer: await this.offer(row),
      forWhom: others ? await this.people.maskedName(ownerPersonId) : null,
    };
  }

  /** Where somebody waits or is offered a place, for themselves or another; the rules keep them few. */
  async mine(person: Person): Promise<{ items: WaitlistView[] }> {
    const rows = await this.database.rows<{ number: string }>(
      `SELECT r.number FROM waitlist w JOIN record r ON r.id = w.id
        WHERE (r.owner_person_id = ? OR w.joined_by = ?) AND r.open = 1 ORDER BY r.id`,
      [person.personId, person.personId],
    );
    const items = [];
    for (const { number } of rows) items.push(await this.view(number, person));
    return { items };
  }

  /** People who wait for some of the same places and whose turn comes before. */
  private async ahead(row: WaitlistRow): Promise<number> {
    const before = await this.database.rows<Pick<WaitlistRow, 'siteKeys' | 'fromDate' | 'toDate' | 'part' | 'itemKey'>>(
      `SELECT site_keys AS siteKeys, from_date AS fromDate, to_date AS toDate, part, item_key AS itemKey FROM waitlist
        WHERE waiting = 1 AND to_date >= ? AND (front > ? OR (front = ? AND id < ?))`,
      [row.fromDate, row.front, row.front, row.id],
    );
    const category = (itemKey: string) => this.centre.itemByKey(itemKey)?.category;
    const wish = { ...row, siteKeys: row.siteKeys.split(',') };
    return before.filter((other) => {
      const same = category(other.itemKey) === category(row.itemKey);
      return same && rivals({ ...other, siteKeys: other.siteKeys.split(',') }, wish);
    }).length;
  }

  private async offer({ offeredBooking }: WaitlistRow): Promise<WaitlistView['offer']> {
    if (offeredBooking === null) return null;
    const held = await this.database.row<Offered>(
      `SELECT r.number, r.version, r.state, b.site_key AS siteKey, b.date, b.starts_at AS startsAt, b.ends_at AS endsAt,
              b.lapses_at AS lapsesAt
         FROM booking b JOIN record r ON r.id = b.id WHERE b.id = ?`,
      [offeredBooking],
    );
    if (held?.state !== 'HELD' || held.lapsesAt === null) return null;
    return {
      number: held.number,
      version: held.version,
      siteName: this.centre.siteByKey(held.siteKey)?.name ?? held.siteKey,
      date: held.date,
      from: clockTimeOf(held.startsAt),
      to: clockTimeOf(held.endsAt),
      until: held.lapsesAt.toISOString(),
    };
  }
}
