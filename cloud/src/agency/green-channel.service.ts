import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { GREEN_MEASURES } from 'shared-types/green-channel.states';
import type { InputOf } from 'shared-types/routes';
import { BookingService } from '../booking/booking.service';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notAllowed, notFound, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, holdsRole, type Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import type { AgencyRules } from './agency.config';
import { GreenChannelBookingRow, GreenChannelRow } from './green-channel.entity';
import { greenChannelLifecycle, periodRefusal } from './green-channel.rules';

type Proposal = InputOf<'POST /green-channels'>['body'];
type Body<P extends 'grant' | 'refuse' | 'bookings'> = InputOf<`POST /green-channels/:number/${P}`>['body'];

const BATCH = 100;
const SUBJECTS: readonly string[] = ['KEY_PROJECT', 'AGENCY_CASE'];

/** 绿色通道: proposed, granted or refused by the centre, used for bookings, ended by its last day. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class GreenChannels {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  bookings!: BookingService;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /**
   * Proposes one for a confirmed key project or a case of its enterprise. Returns its number.
   * @throws 404 for a subject the proposer may not work on, 422 `not_key_enterprise`, `subject_over`, `period_past`,
   *   `period_reversed`, `period_too_long`
   */
  async propose(staff: Staff, { subject, measures, reason, from, to }: Proposal): Promise<string> {
    const refusal = periodRefusal({ from, to }, civilDateOf(now()), this.rules.greenChannel.mostDays);
    if (refusal) throw refusal;
    return this.database.transaction(async () => {
      const { record: about, asStaff } = await this.views.readAny(subject, staff);
      if (!SUBJECTS.includes(about.type) || !asStaff) throw notFound('没有这个重点项目或者代办件');
      if (!about.open) throw ruledOut('subject_over', '这件事已经结束，不能再开启绿色通道');
      const enterpriseId = await this.keyEnterpriseOf(about);
      const record = await this.records.open(greenChannelLifecycle, 'propose', staff, {
        title: `绿色通道：${about.title}`.slice(0, 120),
        note: reason,
      });
      await this.database.repository(GreenChannelRow).insert({
        id: record.id,
        subjectId: about.id,
        enterpriseId,
        measures: GREEN_MEASURES.filter((key) => measures.includes(key)),
        reason,
        since: from,
        until: to,
        proposedBy: staff.staff.id,
      });
      return record.number;
    });
  }

  /** @throws 403, 404, 409 `record_moved_on`, 422 `period_over` */
  async grant(centre: Staff, number: string, { version }: Body<'grant'>): Promise<void> {
    await this.database.transaction(async () => {
      const facts = async ({ id }: RecordRow) => ({ to: (await this.rowOf(id)).until, today: civilDateOf(now()) });
      const terms = { version, facts };
      const { id } = await this.records.perform(greenChannelLifecycle, { number }, 'grant', centre, terms);
      await this.database.repository(GreenChannelRow).update({ id }, { decidedBy: centre.staff.id });
    });
  }

  /** @throws 403, 404, 409 `record_moved_on` */
  async refuse(centre: Staff, number: string, { version, reason: note }: Body<'refuse'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note };
      const { id } = await this.records.perform(greenChannelLifecycle, { number }, 'refuse', centre, terms);
      await this.database.repository(GreenChannelRow).update({ id }, { decidedBy: centre.staff.id });
    });
  }

  /**
   * Books a place at a window for its enterprise, within the share green channels have of the day.
   * @throws 404 for a stranger, 422 `channel_not_in_force`, `priority_not_granted`, `green_share_full` and what booking
   *   refuses with
   */
  async book(staff: Staff, number: string, asked: Body<'bookings'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('GREEN_CHANNEL', { number });
      const row = await this.rowOf(record.id);
      requireUser(staff, row);
      const today = civilDateOf(now());
      if (record.state !== 'GRANTED' || today < row.since || today > row.until || asked.date > row.until) {
        throw ruledOut('channel_not_in_force', '绿色通道不在批准的期限内，请正常预约');
      }
      if (!row.measures.includes('PRIORITY')) {
        throw ruledOut('priority_not_granted', '这个绿色通道没有批准窗口预留号');
      }
      const { sharePercent } = this.rules.greenChannel;
      const { booking } = await this.bookings.bookGreen(staff, row.enterpriseId, asked, sharePercent);
      await this.database.repository(GreenChannelBookingRow).insert({ channelId: row.id, bookingId: booking.id });
    });
  }

  /** Ends what is past its last day. Returns how many. */
  async expire(): Promise<number> {
    const rows = await this.database.rows<{ id: number }>(
      `SELECT g.id FROM green_channel g JOIN record r ON r.id = g.id
        WHERE g.until < ? AND r.open = 1 ORDER BY g.until, g.id LIMIT ${BATCH}`,
      [civilDateOf(now())],
    );
    let ended = 0;
    for (const { id } of rows) if (await this.expireOne(id)) ended += 1;
    return ended;
  }

  private expireOne(id: number): Promise<boolean> {
    return this.database.transaction(async () => {
      const free = await this.database.row('SELECT id FROM record WHERE id = ? AND open = 1 FOR UPDATE SKIP LOCKED', [
        id,
      ]);
      if (!free) return false;
      await this.records.perform(greenChannelLifecycle, { id }, 'expire', HOUSE);
      return true;
    });
  }

  /** 针对重点企业: the enterprise of a subject while its key project is confirmed. @throws 422 `not_key_enterprise` */
  private async keyEnterpriseOf({ id, type, ownerEnterpriseId }: RecordRow): Promise<number> {
    const project = await this.database.row<{ enterpriseId: number }>(
      `SELECT k.enterprise_id AS enterpriseId FROM key_project k JOIN record r ON r.id = k.id
        WHERE r.state = 'CONFIRMED' AND ${type === 'KEY_PROJECT' ? 'k.id' : 'k.running_enterprise_id'} = ?`,
      [type === 'KEY_PROJECT' ? id : (ownerEnterpriseId ?? 0)],
    );
    if (project) return project.enterpriseId;
    throw ruledOut('not_key_enterprise', '绿色通道只对已确认的重点项目及其企业的代办开启');
  }

  private rowOf(id: number): Promise<GreenChannelRow> {
    return this.database.repository(GreenChannelRow).findOneByOrFail({ id });
  }
}

/** Who proposed it, and the desk, may use it. @throws 403 for those who only read it, 404 for everybody else */
function requireUser(staff: Staff, { proposedBy }: GreenChannelRow): void {
  if (proposedBy === staff.staff.id || holdsRole(staff, greenChannelLifecycle.desk)) return;
  throw holdsRole(staff, greenChannelLifecycle.overseers ?? []) ? notAllowed() : notFound();
}
