import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { INCIDENT_ALARM_LABELS, type IncidentAlarm } from 'shared-types/incident.states';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { OnCallQueries } from './on-call.queries';

/** Tells of incidents: whoever is sent, and those before whom it is brought. The title names the place without a number. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IncidentNews {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  notifications!: Notifications;

  @Inject()
  onCall!: OnCallQueries;

  /** Tells somebody that they are sent; the one place where waking their phone belongs. */
  async tellOnCall(record: RecordRow, personId: number): Promise<void> {
    const task = record.dueAt === null ? '请到现场接着处置' : `${noticeTime(record.dueAt)}前到场`;
    const pieces = { subject: record.title, time: noticeTime(now()), task, number: record.number };
    await this.notifications.notify({ kind: 'INCIDENT_DISPATCHED', personId, record, pieces });
  }

  /** Brings an incident before the duty manager and the supervisors once. Returns false where that has been done. */
  async alarmOnce(record: RecordRow, alarm: IncidentAlarm): Promise<boolean> {
    const { affectedRows } = await this.database.write(
      'INSERT IGNORE INTO incident_alarm (incident_id, alarm, sent_at) VALUES (?, ?, ?)',
      [record.id, alarm, now()],
    );
    if (affectedRows === 0) return false;
    const label = INCIDENT_ALARM_LABELS[alarm];
    await this.records.note(record, HOUSE, { action: 'alarm', label: `已告知值班负责人和主管：${label}` });
    await this.tellManagers(record, label);
    return true;
  }

  /** Tells the duty manager on shift and the supervisors. */
  async tellManagers(record: RecordRow, matter: string): Promise<void> {
    const pieces = { matter, subject: record.title, time: noticeTime(now()), number: record.number };
    for (const personId of await this.onCall.toAlarm()) {
      await this.notifications.notify({ kind: 'INCIDENT_ALARM', personId, record, pieces });
    }
  }
}
