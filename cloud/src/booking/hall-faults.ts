import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { FaultEffects } from 'shared-types/booking-marks.contract';
import type { MarkKind } from 'shared-types/booking-marks.states';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/errors/refusal';
import type { Staff } from '../kernel/session/actor';
import { clockTimeOf, instantOf } from '../kernel/time/civil-date';
import { Bookable } from './bookable';
import { BookingMarks } from './booking-marks';
import { HallFaultRow } from './marks.entity';

type Stretch = InputOf<'POST /desk/hall-faults/effects'>['body'];

interface Touched {
  readonly bookingId: number;
  readonly identity: string;
  readonly number: string;
  readonly title: string;
  readonly itemKey: string;
  readonly startsAt: Date;
  readonly kind: MarkKind;
}

/** Times in which the hall could not receive people as it should: nobody is marked for them, before or after. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class HallFaults {
  @Inject()
  database!: Database;

  @Inject()
  marks!: BookingMarks;

  @Inject()
  bookable!: Bookable;

  /** Whom it would concern. @throws 400 for an unknown site. */
  async effects(stretch: Stretch): Promise<FaultEffects> {
    const [touched, pending] = [await this.touched(stretch), await this.pending(stretch)];
    const marks = touched.map(({ number, title, itemKey, startsAt, kind }) => {
      const itemName = this.bookable.centre.itemByKey(itemKey)?.name ?? title;
      return { number, itemName, from: clockTimeOf(startsAt), kind };
    });
    return { marks, pending };
  }

  /** Notes the fault and takes back what was noted of bookings in it. Returns how many. @throws 400 for an unknown site. */
  async note(staff: Staff, { reason, ...stretch }: Stretch & { reason: string }): Promise<number> {
    const { siteKey, date } = stretch;
    const { from, to } = this.spanOf(stretch);
    return this.database.transaction(async () => {
      const row = { date, siteKey, startsAt: from, endsAt: to, reason, notedBy: staff.staff.id, notedAt: now() };
      await this.database.repository(HallFaultRow).insert(row);
      const touched = await this.touched(stretch);
      // In one order always, so that two who do this wait for each other.
      for (const identity of [...new Set(touched.map((each) => each.identity))].sort()) {
        const ids = touched.filter((each) => each.identity === identity).map(({ bookingId }) => bookingId);
        await this.marks.eraseOf(identity, ids, { why: 'HALL_FAULT', note: reason }, staff);
      }
      return touched.length;
    });
  }

  /** Marks that stand of bookings that began within. */
  private touched(stretch: Stretch): Promise<Touched[]> {
    const { from, to } = this.spanOf(stretch);
    return this.database.rows<Touched>(
      `SELECT m.booking_id AS bookingId, m.identity, m.kind, r.number, r.title, b.item_key AS itemKey,
              b.starts_at AS startsAt
         FROM booking b JOIN booking_mark m ON m.booking_id = b.id JOIN record r ON r.id = b.id
        WHERE b.date = ? AND b.site_key = ? AND b.starts_at >= ? AND b.starts_at < ? AND m.erased_at IS NULL
        ORDER BY b.starts_at, b.id`,
      [stretch.date, stretch.siteKey, from, to],
    );
  }

  private async pending(stretch: Stretch): Promise<number> {
    const { from, to } = this.spanOf(stretch);
    const row = await this.database.row<{ pending: number }>(
      `SELECT COUNT(*) AS pending FROM booking b JOIN record r ON r.id = b.id
        WHERE b.date = ? AND b.site_key = ? AND b.starts_at >= ? AND b.starts_at < ? AND r.state = 'BOOKED'`,
      [stretch.date, stretch.siteKey, from, to],
    );
    return Number(row?.pending ?? 0);
  }

  private spanOf({ siteKey, date, from, to }: Stretch): { from: Date; to: Date } {
    if (!this.bookable.centre.siteByKey(siteKey)) {
      throw invalidInput([{ path: 'body.siteKey', message: '没有这个大厅或驿站' }]);
    }
    return { from: instantOf(date, from), to: instantOf(date, to) };
  }
}
