import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LeaveImpact } from 'shared-types/leave.contract';
import { Database } from '../kernel/database/database';
import { type CivilDate, formatChinese } from '../kernel/time/civil-date';
import type { Absence } from '../roster/absence-uses';
import { withoutPerson } from '../roster/leave.rules';
import { RosterDays } from '../roster/roster-days';
import { datesOf, hoursOn } from '../roster/roster-facts';
import { Bookable } from './bookable';
import { SlotDays } from './slot-days.service';

/** Bookings a published day would have no room for if somebody were away and nobody stood in. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BookingsWithout {
  @Inject()
  database!: Database;

  @Inject()
  days!: RosterDays;

  @Inject()
  slotDays!: SlotDays;

  @Inject()
  bookable!: Bookable;

  async of({ staffId, startsAt, endsAt }: Absence): Promise<LeaveImpact['uses']> {
    const staff = await this.database.row<{ workNo: string }>('SELECT work_no AS workNo FROM staff WHERE id = ?', [
      staffId,
    ]);
    if (!staff) return [];
    const published = await this.days.shifts('shift', datesOf(startsAt, endsAt));
    const uses: LeaveImpact['uses'] = [];
    for (const [date, shifts] of published) {
      const hours = hoursOn(date, startsAt, endsAt);
      if (!hours) continue;
      const own = shifts.filter(({ workNo, windowNo }) => workNo === staff.workNo && windowNo !== null);
      const left = withoutPerson(shifts, staff.workNo, hours, () => undefined);
      for (const siteKey of new Set(own.flatMap((shift) => shift.siteKey ?? []))) {
        const windows = left.flatMap(({ siteKey: at, windowNo, from, to }) => {
          return at === siteKey && windowNo !== null ? [{ windowNo, from, to }] : [];
        });
        uses.push(...(await this.touched(siteKey, date, windows)));
      }
    }
    return uses;
  }

  private async touched(
    siteKey: string,
    date: CivilDate,
    windows: { windowNo: number; from: string; to: string }[],
  ): Promise<LeaveImpact['uses']> {
    const { touched } = await this.slotDays.effects(siteKey, date, { windows });
    if (touched.length === 0) return [];
    const waiting = touched.filter(({ movesTo }) => movesTo === null).length;
    const note =
      waiting === 0 ? '会改到最近的时间并致歉' : `会改到最近的时间并致歉，其中 ${waiting} 位没有空位，排到候补最前`;
    const site = this.bookable.centre.siteByKey(siteKey)?.name ?? siteKey;
    return [
      {
        title: `${formatChinese(date)}${site} ${touched.length} 个预约没有窗口接待`,
        note,
        number: null,
        coveredByStandIns: true,
      },
    ];
  }
}
