import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { BookingView } from 'shared-types/booking.contract';
import type { RecordView } from 'shared-types/record.contract';
import type { ResultOf } from 'shared-types/routes';
import type { SiteDay } from 'shared-types/site-days.contract';
import type { Centre } from '../directory/centre.config';
import { materialsBySituation } from '../directory/directory.queries';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import { maskName } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { type CivilDate, civilDateOf, clockTimeOf } from '../kernel/time/civil-date';
import { Attendance } from './attendance.service';
import { Bookable } from './bookable';
import { BookingRow } from './booking.entity';
import { bookingLifecycle, cancelActionAt, checkInWindow, freeCancelUntil, reschedulesLate } from './booking.rules';
import type { Booked } from './booking.service';
import { Occupancy, type Taken } from './occupancy';

/** What a view has besides the ticket itself. */
type Besides = 'booker' | 'forWhom' | 'movedTo' | 'movedFrom';

type Upcoming = Pick<BookingRow, 'itemKey' | 'siteKey' | 'date' | 'startsAt' | 'lapsesAt'> &
  Pick<RecordRow, 'number' | 'title' | 'state'>;

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
  cipher!: Cipher;

  @Inject()
  bookable!: Bookable;

  @Inject()
  attendance!: Attendance;

  @Inject()
  occupancy!: Occupancy;

  @Inject('centre')
  centre!: Centre;

  /** The ticket of a booking just made, from what is in memory. */
  async issued({ record, booking }: Booked, owner: Person): Promise<BookingView> {
    const opening = record.state === 'HELD' ? 'hold' : 'book';
    const view = this.views.opened(record, bookingLifecycle.openings[opening].label, owner);
    const ticket = this.ticket(view, booking, await this.occupancy.current());
    return {
      ...ticket,
      booker: null,
      forWhom: await this.forWhom(record, booking, owner),
      movedTo: null,
      movedFrom: null,
    };
  }

  /** A booking for its owner, or for the desk, who also sees whose it is (masked). @throws 404. */
  async view(number: string, person: Person): Promise<BookingView> {
    const read = await this.views.read('BOOKING', number, person);
    const { id, ownerPersonId } = read.record;
    const booking = await this.database.repository(BookingRow).findOneByOrFail({ id });
    const said = { name: booking.callerName, phone: booking.callerPhone };
    const booker = read.asStaff ? await this.people.maskedContact(said, ownerPersonId) : null;
    const ticket = this.ticket(await this.views.view(read), booking, await this.occupancy.current());
    return {
      ...ticket,
      booker,
      forWhom: await this.forWhom(read.record, booking, person),
      ...(await this.moves(booking)),
    };
  }

  /** A day of a site as places are made from it. @throws 404. */
  async siteDay(siteKey: string, date: CivilDate): Promise<SiteDay> {
    if (!this.centre.siteByKey(siteKey)) throw notFound('没有这个大厅或驿站');
    const { sessions, accepts } = this.bookable.day(siteKey, date, await this.occupancy.look());
    const changed = await this.database.row<{ reason: string }>(
      'SELECT reason FROM site_hours WHERE date = ? AND site_key = ?',
      [date, siteKey],
    );
    const count = await this.database.row<{ bookings: number }>(
      'SELECT COUNT(*) AS bookings FROM booking WHERE date = ? AND site_key = ? AND holds_place = 1',
      [date, siteKey],
    );
    return {
      siteKey,
      date,
      sessions: sessions.map(({ from, to, bookable, windows }) => {
        return { from, to, bookable, windows: windows && [...windows] };
      }),
      accepts: [...accepts],
      reason: changed?.reason ?? null,
      bookings: Number(count?.bookings ?? 0),
    };
  }

  /** A person's bookings whose time is not over, the soonest first; the rules keep them few. */
  async standing({ personId }: Person): Promise<ResultOf<'GET /me/bookings'>> {
    const rows = await this.database.rows<Upcoming>(
      `SELECT r.number, r.title, r.state, b.item_key AS itemKey, b.site_key AS siteKey, b.date, b.starts_at AS startsAt,
              b.lapses_at AS lapsesAt
         FROM record r JOIN booking b ON b.id = r.id
        WHERE (r.owner_person_id = ? OR b.booked_by = ?) AND r.open = 1 AND b.ends_at > ? ORDER BY b.starts_at, r.id`,
      [personId, personId, now()],
    );
    const items = rows.map(({ number, title, state, itemKey, siteKey, date, startsAt, lapsesAt }) => ({
      number,
      itemName: this.centre.itemByKey(itemKey)?.name ?? title,
      siteName: this.site(siteKey).name,
      date,
      from: clockTimeOf(startsAt),
      state,
      heldUntil: state === 'HELD' && lapsesAt ? lapsesAt.toISOString() : null,
    }));
    return { items };
  }

  private ticket(view: RecordView, booking: BookingRow, taken: Taken): Omit<BookingView, Besides> {
    const { startsAt, endsAt, siteKey, date, lapsesAt, channel, byHall } = booking;
    const { checkIn, cancel } = this.bookable.rules;
    const window = checkInWindow(startsAt, checkIn);
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
      checkIn: { from: window.from.toISOString(), until: window.until.toISOString() },
      heldUntil: view.state === 'HELD' && lapsesAt ? lapsesAt.toISOString() : null,
      offered: channel === 'WAITLIST',
      byHall,
      reschedulesLate: reschedulesLate(booking, now(), cancel),
      freeCancelUntil: freeCancelUntil(startsAt, cancel.freeHours).toISOString(),
      note: this.bookable.note(siteKey, date, taken),
      calendar: {
        title: `办理${item.name}`,
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
        location: `${site.name}，${site.address}`,
        description: `预约编号 ${view.number}，到场请先取号`,
      },
    };
  }

  /** What can be done now: of the two ways to give it up the right one; nothing of that once it has begun. */
  private isOffered(action: string, booking: BookingRow): boolean {
    const at = now();
    if (action === 'cancel' || action === 'cancelLate') {
      return at < booking.startsAt && action === cancelActionAt(booking, at, this.bookable.rules.cancel.freeHours);
    }
    if (action === 'reschedule') return at < booking.startsAt;
    if (action === 'checkIn') return this.attendance.refusal(booking, booking.siteKey) === null;
    if (action === 'restore') return civilDateOf(at) === booking.date;
    return action === 'confirm' || action === 'release';
  }

  /** Whose it is, for somebody who looks after another: an enterprise by name, a relative or who comes masked. */
  private async forWhom(record: RecordRow, { visitorName }: BookingRow, { personId }: Person): Promise<string | null> {
    if (visitorName) return maskName(this.cipher.open(visitorName));
    const { ownerPersonId, ownerEnterpriseId } = record;
    if (ownerEnterpriseId !== null) {
      const enterprise = await this.database.row<{ name: string }>('SELECT name FROM enterprise WHERE id = ?', [
        ownerEnterpriseId,
      ]);
      return enterprise?.name ?? null;
    }
    return ownerPersonId === null || ownerPersonId === personId ? null : this.people.maskedName(ownerPersonId);
  }

  private async moves({ id, replaces }: BookingRow): Promise<Pick<BookingView, 'movedTo' | 'movedFrom'>> {
    const to = await this.database.row<{ number: string }>(
      'SELECT r.number FROM booking b JOIN record r ON r.id = b.id WHERE b.replaces = ? LIMIT 1',
      [id],
    );
    const from =
      replaces === null
        ? null
        : await this.database.row<{ number: string }>('SELECT number FROM record WHERE id = ?', [replaces]);
    return { movedTo: to?.number ?? null, movedFrom: from?.number ?? null };
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
