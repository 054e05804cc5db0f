import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { type Erasure, MARK_KIND_LABELS, type MarkKind } from 'shared-types/booking-marks.states';
import type { NoticeKind, NoticePieces } from 'shared-types/notification.states';
import { Database } from '../kernel/database/database';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { type CivilDate, formatChinese, instantOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { Bookable } from './bookable';
import type { BookingRow } from './booking.entity';
import { ONCE, type StandingOnDay, weightOf } from './marks.rules';
import { blockWhy, countedWords, timesWords } from './marks.words';

/** A booking as news of its mark needs it. */
export type MarkedBooking = Pick<
  BookingRow,
  'id' | 'identity' | 'itemKey' | 'siteKey' | 'date' | 'startsAt' | 'byHall'
>;

/** Tells those a mark concerns: the owners of the booking, and whoever booked for them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MarkNews {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  capacities!: Capacities;

  @Inject()
  notifications!: Notifications;

  @Inject()
  bookable!: Bookable;

  /** One more and there is a block: what was noted, how much it is by now, what happens next time. */
  async warned(booking: MarkedBooking, kind: MarkKind, { weight }: StandingOnDay): Promise<void> {
    const { noShow, cancel } = this.bookable.rules;
    const once = countedWords(weightOf(kind, cancel.lateCountsAs));
    await this.tell(booking.id, 'BOOKING_WARNED', {
      ...this.pieces(booking),
      counted: `${MARK_KIND_LABELS[kind]}，${once}，${noShow.withinDays} 天内共 ${timesWords(weight)}`,
      next: `再${countedWords(Math.max(noShow.threshold * ONCE - weight, 1))}就满 ${noShow.threshold} 次，接下来 ${noShow.blockDays} 天不能网上预约。`,
    });
  }

  /** Blocked: which bookings, by which rule, until when, what stays open, how to appeal. */
  async blocked(bookingId: number, { block }: StandingOnDay): Promise<void> {
    if (block === null) return;
    const { noShow } = this.bookable.rules;
    const dates = await this.database.rows<{ date: CivilDate }>(
      'SELECT DISTINCT date FROM booking_mark WHERE booking_id IN (?) ORDER BY date',
      [block.bookingIds],
    );
    await this.tell(bookingId, 'BOOKING_BLOCKED', {
      bookings: `${dates.map(({ date }) => shortly(date)).join('、')}的预约`,
      reason: blockWhy(this.bookable.rules),
      until: dayOf(block.until),
      appeal: `认为不对的，预约当天起 ${noShow.appealWithinDays} 天内可以在“我的预约记录”里申诉，由主管核实。`,
    });
  }

  /** Booking online is open again. `reason`: 限制已经期满. */
  async unblocked(bookingId: number, today: CivilDate, reason: string): Promise<void> {
    await this.tell(bookingId, 'BOOKING_UNBLOCKED', { time: dayOf(today), reason });
  }

  /** A mark was taken back, why, and what that changes. */
  async erased(
    booking: Pick<BookingRow, 'id' | 'itemKey' | 'startsAt'>,
    why: Erasure,
    note: string | null,
    effect: string,
  ) {
    const reason = note ?? ERASED_WHY[why];
    await this.tell(booking.id, 'MARK_ERASED', { ...this.pieces(booking), reason, effect });
  }

  /** A person has looked at the appeal, and what they say. */
  async answered(appeal: RecordRow, booking: Pick<BookingRow, 'itemKey' | 'startsAt'>, result: string, reason: string) {
    for (const personId of await this.capacities.owners(appeal)) {
      const pieces = { ...this.pieces(booking), result, reason };
      await this.notifications.notify({ kind: 'APPEAL_ANSWERED', personId, record: appeal, pieces });
    }
  }

  private async tell<K extends NoticeKind>(bookingId: number, kind: K, pieces: NoticePieces<K>): Promise<void> {
    const record = (await this.records.byIds([bookingId])).get(bookingId);
    if (!record) return;
    const booker = await this.database.row<{ bookedBy: number | null }>(
      'SELECT booked_by AS bookedBy FROM booking WHERE id = ?',
      [bookingId],
    );
    const hearers = new Set([...(await this.capacities.owners(record)), booker?.bookedBy ?? null]);
    for (const personId of hearers) await this.notifications.notify({ kind, personId, record, pieces });
  }

  private pieces({ itemKey, startsAt }: Pick<BookingRow, 'itemKey' | 'startsAt'>) {
    return { item: this.bookable.centre.itemByKey(itemKey)?.plainName ?? '预约', time: noticeTime(startsAt) };
  }
}

const ERASED_WHY: Readonly<Record<Erasure, string>> = {
  HALL_FAULT: '大厅的原因',
  RESTORED: '您当天到场，工作人员已恢复预约',
  APPEAL_GRANTED: '申诉成立',
};

/** 2026年4月1日: also what WeChat's date fields take. */
const dayOf = (date: CivilDate): string => noticeTime(instantOf(date)).split(' ')[0] ?? date;

const shortly = (date: CivilDate): string => formatChinese(date).replace(/（.*$/, '');
