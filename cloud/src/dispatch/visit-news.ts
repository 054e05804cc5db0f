import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Outbox } from '../kernel/outbox/outbox';
import { maskAddress } from '../kernel/privacy/mask.rules';
import { clockTimeOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { VisitOrderRow } from './dispatch.entity';
import { visitLifecycle } from './visit.rules';
import { VisitSecrets } from './visit-secrets';

/** A visit has another holder, or none: what rooms above follow. Payload `{visitId}`; the truth is read, not sent. */
export const VISIT_HOLDER_TOPIC = 'visit.holder';

/** Tells of visits: the client of every step, agents of offers, rooms above of who holds one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitNews {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  capacities!: Capacities;

  @Inject()
  outbox!: Outbox;

  @Inject()
  secrets!: VisitSecrets;

  /** Tells everybody the visit belongs to what has just been done, in the words of its history. */
  async tell(record: RecordRow, action: keyof typeof visitLifecycle.actions): Promise<void> {
    const status = visitLifecycle.actions[action].label;
    const pieces = { number: record.number, status, time: noticeTime(record.changedAt) };
    for (const personId of await this.capacities.owners(record)) {
      await this.notifications.notify({ kind: 'VISIT_PROGRESS', personId, record, pieces });
    }
  }

  /** Tells an agent of an offer; the address only down to its road. */
  async offered(personId: number, record: RecordRow, visit: VisitOrderRow, answerBy: Date): Promise<void> {
    await this.notifications.notify({
      kind: 'VISIT_OFFERED',
      personId,
      record,
      pieces: {
        purpose: record.title,
        time: noticeTime(visit.windowFrom),
        place: maskAddress(this.secrets.openPlace(visit.place).address),
        answerBy: noticeTime(answerBy),
      },
    });
  }

  /** Tells an agent what has become of a visit of his. */
  async relieved(staffId: number, record: RecordRow, result: string): Promise<void> {
    const agent = await this.people.staffById(staffId);
    const visit = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: record.id });
    const pieces = { purpose: record.title, time: noticeTime(visit.windowFrom), result };
    await this.notifications.notify({ kind: 'VISIT_RELIEVED', personId: agent?.personId ?? null, record, pieces });
  }

  /** The same for everybody who makes it. */
  async tellTeam(record: RecordRow, result: string): Promise<void> {
    const { companionStaffId } = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: record.id });
    for (const staffId of [record.holderStaffId, companionStaffId]) {
      if (staffId !== null) await this.relieved(staffId, record, result);
    }
  }

  /** Reminds an agent to call his client before he sets out. */
  async callDue(record: RecordRow, visit: VisitOrderRow): Promise<void> {
    const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
    const pieces = { purpose: record.title, time: noticeTime(visit.windowFrom) };
    await this.notifications.notify({ kind: 'VISIT_CALL_DUE', personId: agent?.personId ?? null, record, pieces });
  }

  /** Tells the client that the agent comes later than promised, and when. */
  async late(record: RecordRow, visit: Pick<VisitOrderRow, 'windowTo'>, expectedAt: Date | null): Promise<void> {
    const expected = expectedAt === null ? '到了会先给您打电话' : `预计${clockTimeOf(expectedAt)}左右到`;
    const pieces = { number: record.number, time: noticeTime(visit.windowTo), expected };
    for (const personId of await this.capacities.owners(record)) {
      await this.notifications.notify({ kind: 'VISIT_LATE', personId, record, pieces });
    }
  }

  async holderChanged({ id }: RecordRow): Promise<void> {
    await this.outbox.publish(VISIT_HOLDER_TOPIC, { visitId: id });
  }
}
