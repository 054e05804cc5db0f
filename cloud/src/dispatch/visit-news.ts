import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Outbox } from '../kernel/outbox/outbox';
import { maskAddress } from '../kernel/privacy/mask.rules';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import type { VisitOrderRow } from './dispatch.entity';
import { visitLifecycle } from './visit.rules';
import { VisitSecrets } from './visit-secrets';

/** A visit has another holder, or none: what rooms above follow. Payload `{visitId}`; the truth is read, not sent. */
export const VISIT_HOLDER_TOPIC = 'visit.holder';

/** Tells of visits: the client of every step, agents of offers, rooms above of who holds one. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitNews {
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

  async holderChanged({ id }: RecordRow): Promise<void> {
    await this.outbox.publish(VISIT_HOLDER_TOPIC, { visitId: id });
  }
}
