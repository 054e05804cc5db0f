import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Outbox } from '../kernel/outbox/outbox';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import type { MandateRow } from './mandate.entity';

/** A mandate was drafted, signed, changed or ended. Payload `{agencyCaseId, mandateId}`; the truth is read, not sent. */
export const MANDATE_TOPIC = 'mandate.changed';

/** Who of the desk is told when somebody may no longer act for a client. */
const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR'] as const;

/** Tells of mandates: the client of every step, agent and desk of an end, rooms and screens of any change. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class MandateNews {
  @Inject()
  notifications!: Notifications;

  @Inject()
  capacities!: Capacities;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  outbox!: Outbox;

  /** Lets everybody who follows the case know that one of its mandates is another now. */
  async changed({ agencyCaseId, id }: Pick<MandateRow, 'agencyCaseId' | 'id'>): Promise<void> {
    await this.outbox.publish(MANDATE_TOPIC, { agencyCaseId, mandateId: id });
  }

  /** Tells everybody the mandate belongs to, in the words of its history. */
  async tellClient(record: RecordRow, status: string): Promise<void> {
    const pieces = { number: record.number, status, time: noticeTime(record.changedAt) };
    for (const personId of await this.capacities.owners(record)) {
      await this.notifications.notify({ kind: 'AGENCY_PROGRESS', personId, record, pieces });
    }
  }

  /** Tells agent and desk that nobody acts under it any more. */
  async tellStaff(record: RecordRow, reason: string): Promise<void> {
    const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
    const told = new Set(await this.people.personIdsWithRoles(DESK));
    if (agent?.personId) told.add(agent.personId);
    const pieces = { subject: record.title, number: record.number, reason, time: noticeTime(record.changedAt) };
    for (const personId of told) await this.notifications.notify({ kind: 'MANDATE_ENDED', personId, record, pieces });
  }
}
