import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AppealStep } from 'shared-types/booking-marks.contract';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { civilDateOf, formatChinese } from '../kernel/time/civil-date';
import { appealLifecycle, appealRefusal } from './appeal.rules';
import { Bookable } from './bookable';
import { BookingRow } from './booking.entity';
import { BookingIdentities } from './booking-identities';
import { BookingMarks } from './booking-marks';
import { MarkNews } from './mark-news';
import { BookingAppealRow, BookingMarkRow } from './marks.entity';

type Decision = Extract<AppealStep, { reason: string }>;

/** 爽约申诉: made by the owner of a booking, decided by a person who gives a reason. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AppealService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  capacities!: Capacities;

  @Inject()
  identities!: BookingIdentities;

  @Inject()
  marks!: BookingMarks;

  @Inject()
  news!: MarkNews;

  @Inject()
  bookable!: Bookable;

  @Inject()
  cipher!: Cipher;

  /**
   * Opens an appeal against the mark of a booking. Returns its number.
   * @throws 404 for a stranger's booking, 403 for staff who only read it, 422 `nothing_to_appeal`, `appealed_already`,
   *   `appeal_decided`, `appeal_too_late`.
   */
  async appeal(person: Person, bookingNumber: string, statement: string): Promise<string> {
    const { record: marked } = await this.views.read('BOOKING', bookingNumber, person);
    return this.database.transaction(async () => {
      const booking = await this.database.repository(BookingRow).findOneByOrFail({ id: marked.id });
      // Two who appeal at once wait for each other here.
      await this.identities.lock(booking.identity);
      await this.refuseUnlessOpen(booking);
      const record = await this.records.open(appealLifecycle, 'appeal', person, {
        ownerPersonId: marked.ownerPersonId,
        ownerEnterpriseId: marked.ownerEnterpriseId,
        siteKey: booking.siteKey,
        title: this.titleOf(booking),
      });
      const row = { id: record.id, bookingId: booking.id, statement: this.cipher.seal(statement) };
      await this.database.repository(BookingAppealRow).insert(row);
      return record.number;
    });
  }

  /** Decides an appeal, or takes one's own back. @throws 404, 403, 409 `record_moved_on`, 422 `own_appeal`. */
  async act(person: Person, number: string, step: AppealStep): Promise<void> {
    if (step.action !== 'withdraw') return this.decide(person, number, step);
    await this.records.perform(appealLifecycle, { number }, 'withdraw', person, { version: step.version });
  }

  private async decide(person: Person, number: string, { action, version, reason }: Decision): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(appealLifecycle, { number }, action, person, {
        version,
        facts: async (locked) => ({ own: await this.capacities.owns(person, locked) }),
      });
      const appeal = await this.answer(record, person, reason);
      const booking = await this.database.repository(BookingRow).findOneByOrFail({ id: appeal.bookingId });
      const effect = action === 'grant' ? await this.grant(booking, person) : '';
      const result = action === 'grant' ? '申诉成立' : '维持记录';
      await this.news.answered(record, booking, result, `${withStop(reason)}${effect}`);
    });
  }

  private async answer({ id }: RecordRow, person: Person, reason: string): Promise<BookingAppealRow> {
    const appeals = this.database.repository(BookingAppealRow);
    const answer = { answer: this.cipher.seal(reason), decidedBy: person.staff?.id ?? null, decidedAt: now() };
    await appeals.update({ id }, answer);
    return appeals.findOneByOrFail({ id });
  }

  /** The mark may be gone by now for its age; then there is nothing left to take back. */
  private async grant({ id, identity }: BookingRow, person: Person): Promise<string> {
    return this.marks.eraseOf(identity, [id], { why: 'APPEAL_GRANTED' }, person, false);
  }

  private async refuseUnlessOpen({ id }: BookingRow): Promise<void> {
    const mark = await this.database.repository(BookingMarkRow).findOneBy({ bookingId: id });
    const last = await this.database.row<{ state: string }>(
      `SELECT r.state FROM booking_appeal a JOIN record r ON r.id = a.id WHERE a.booking_id = ? ORDER BY a.id DESC LIMIT 1`,
      [id],
    );
    const refusal = appealRefusal(
      mark && { date: mark.date, erased: mark.erasedWhy !== null },
      last,
      this.bookable.rules.noShow.appealWithinDays,
      civilDateOf(now()),
    );
    if (refusal) throw refusal;
  }

  private titleOf({ itemKey, date }: BookingRow): string {
    const item = this.bookable.centre.itemByKey(itemKey)?.plainName ?? '预约';
    return `爽约申诉：${item}（${formatChinese(date)}）`.slice(0, 120);
  }
}

const withStop = (sentence: string): string => (/[。！？]$/.test(sentence) ? sentence : `${sentence}。`);
