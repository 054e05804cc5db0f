import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BookingView } from 'shared-types/booking.contract';
import type { RecordView } from 'shared-types/record.contract';
import type { ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { materialsBySituation } from '../directory/directory.queries';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';
import { clockTimeOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { BookingRow } from './booking.entity';
import { bookingLifecycle, cancelActionAt, freeCancelUntil } from './booking.rules';
import type { Booked } from './booking.service';

const MINUTE_MS = 60_000;

type Upcoming = Pick<BookingRow, 'itemKey' | 'siteKey' | 'date' | 'startsAt'> & Pick<RecordRow, 'number' | 'title'>;

/** What the screens of a booking read: the ticket. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  bookable!: Bookable;

  @Inject('centre')
  centre!: Centre;

  /** The ticket of a booking just made, from what is in memory. */
  issued({ record, booking }: Booked, owner: Person): BookingView {
    const view = this.views.opened(record, bookingLifecycle.openings.book.label, owner);
    return { ...this.ticket(view, booking), booker: null };
  }

  /** A booking for its owner, or for the desk, who also sees whose it is (masked). @throws 404. */
  async view(number: string, person: Person): Promise<BookingView> {
    const read = await this.views.read('BOOKING', number, person);
    const { id, ownerPersonId } = read.record;
    const booking = await this.database.repository(BookingRow).findOneByOrFail({ id });
    const booker = read.asStaff && ownerPersonId !== null ? await this.people.masked(ownerPersonId) : null;
    return { ...this.ticket(await this.views.view(read), booking), booker };
  }

  /** A person's bookings whose time is not over, the soonest first; the rules keep them few. */
  async standing({ personId }: Person): Promise<ResultOf<'GET /me/bookings'>> {
    const rows = await this.database.rows<Upcoming>(
      `SELECT r.number, r.title, b.item_key AS itemKey, b.site_key AS siteKey, b.date, b.starts_at AS startsAt
         FROM record r JOIN booking b ON b.id = r.id
        WHERE r.owner_person_id = ? AND r.open = 1 AND b.ends_at > ? ORDER BY b.starts_at, r.id`,
      [personId, now()],
    );
    const items = rows.map(({ number, title, itemKey, siteKey, date, startsAt }) => ({
      number,
      itemName: this.centre.itemByKey(itemKey)?.name ?? title,
      siteName: this.site(siteKey).name,
      date,
      from: clockTimeOf(startsAt),
    }));
    return { items };
  }

  private ticket(view: RecordView, booking: BookingRow): Omit<BookingView, 'booker'> {
    const { startsAt, endsAt, siteKey, date } = booking;
    const { checkIn, cancel } = this.bookable.rules;
    const item = this.item(view, booking);
    const site = this.site(siteKey);
    const bring = this.bring(booking);
    return {
      ...view,
      actions: view.actions.filter((action) => this.isOffered(action, booking)),
      item,
      site,
      date,
      from: clockTimeOf(startsAt),
      to: clockTimeOf(endsAt),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      bring,
      code: view.number,
      checkIn: {
        from: new Date(startsAt.getTime() - checkIn.fromMinutesBefore * MINUTE_MS).toISOString(),
        until: new Date(startsAt.getTime() + checkIn.untilMinutesAfter * MINUTE_MS).toISOString(),
      },
      freeCancelUntil: freeCancelUntil(startsAt, cancel.freeHours).toISOString(),
      note: this.bookable.note(siteKey, date),
      calendar: {
        title: `办理${item.name}`,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        location: `${site.name}，${site.address}`,
        description: `预约编号 ${view.number}，到场请先取号`,
      },
    };
  }

  /** Of the two ways to give it up, the one that is right now; none once it has begun. */
  private isOffered(action: string, { startsAt }: BookingRow): boolean {
    const at = now();
    return at < startsAt && action === cancelActionAt(startsAt, at, this.bookable.rules.cancel.freeHours);
  }

  /** An item or site may have left the configuration since. */
  private item({ title }: RecordView, { itemKey }: BookingRow): BookingView['item'] {
    const { name = title, plainName = title } = this.centre.itemByKey(itemKey) ?? {};
    return { key: itemKey, name, plainName };
  }

  private site(siteKey: string): BookingView['site'] {
    const site = this.centre.siteByKey(siteKey) ?? this.centre.sites[0];
    if (!site) throw new Error('the centre has no site');
    const { name, address, position } = site;
    return { key: siteKey, name, address, position };
  }

  private bring({ itemKey, situationKey }: BookingRow): BookingView['bring'] {
    const item = this.centre.itemByKey(itemKey);
    if (!item) return [];
    const situations = materialsBySituation(item);
    const chosen = situations.filter(({ key }) => key === situationKey);
    return (chosen.length > 0 ? chosen : situations).map(({ name, materials }) => ({ situation: name, materials }));
  }
}
