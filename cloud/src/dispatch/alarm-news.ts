import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ALARM_LABELS } from 'shared-types/dispatch.states';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Outbox } from '../kernel/outbox/outbox';
import { clockTimeOf } from '../kernel/time/civil-date';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { type PhoneChannel, StaffPhones } from '../notification/staff-phones';
import type { DispatchRules } from './dispatch.config';
import { DutyManagers } from './duty-managers';
import { VisitAlarmRow } from './visit-safety.entity';

/** Somebody is to be told of an alarm, one way. Payload `{alarmId, staffId, channel}`; whether it still stands is read then. */
export const ALARM_TOPIC = 'visit.alarm';

const CHANNELS: readonly PhoneChannel[] = ['WECOM', 'SMS'];
const MINUTE_MS = 60_000;

/** Tells of alarms: whoever has the duty, by every way at once, again and again until somebody takes it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AlarmNews {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  phones!: StaffPhones;

  @Inject()
  managers!: DutyManagers;

  @Inject()
  outbox!: Outbox;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Tells everybody who has to know, within the caller's transaction; from the second time on the supervisors too. */
  async tell(
    alarm: Pick<VisitAlarmRow, 'id' | 'kind' | 'staffId' | 'raisedAt' | 'told'>,
    record: RecordRow,
  ): Promise<void> {
    const agent = await this.people.staffById(alarm.staffId);
    const pieces = {
      what: ALARM_LABELS[alarm.kind],
      agent: agent ? `${agent.name}（${agent.workNo}）` : '代办员',
      number: record.number,
      time: noticeTime(alarm.raisedAt),
    };
    for (const { id: staffId, personId } of await this.managers.now(alarm.told > 0)) {
      await this.notifications.notify({ kind: 'VISIT_ALARM', personId, record, pieces });
      for (const channel of CHANNELS) {
        if (this.phones.isOpen(channel))
          await this.outbox.publish(ALARM_TOPIC, { alarmId: alarm.id, staffId, channel });
      }
    }
    const tellAt = new Date(now().getTime() + this.rules.safety.againMinutes * MINUTE_MS);
    await this.database.repository(VisitAlarmRow).update({ id: alarm.id }, { told: alarm.told + 1, tellAt });
  }

  /** Brings it to one phone, unless somebody has taken it by now. */
  async deliver({
    alarmId,
    staffId,
    channel,
  }: {
    alarmId: number;
    staffId: number;
    channel: PhoneChannel;
  }): Promise<void> {
    const alarm = await this.database.repository(VisitAlarmRow).findOneBy({ id: alarmId });
    const staff = await this.people.staffById(staffId);
    if (!alarm || !staff || alarm.takenAt !== null || alarm.closedAt !== null) return;
    const what = alarm.kind === 'SOS' ? '外勤紧急求助' : '外勤平安确认';
    const until = clockTimeOf(new Date(now().getTime() + this.rules.safety.againMinutes * MINUTE_MS));
    await this.phones.tell(channel, staff, {
      text: `【${what}】请在${until}前打开派单台签收并联系代办员。`,
      what,
      until,
    });
  }
}
