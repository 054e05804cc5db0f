import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Outbox } from '../kernel/outbox/outbox';
import { clockTimeOf } from '../kernel/time/civil-date';
import { Notifications } from '../notification/notification.service';
import { StaffPhones } from '../notification/staff-phones';
import type { DispatchRules } from './dispatch.config';
import { nextWake, type Unseen, WAKE_STEPS, type WakeChannel } from './wake.rules';

/** A phone is to be woken for an offer, one way. Payload `{offerId, channel}`; whether it still is, is read then. */
export const WAKE_TOPIC = 'visit.wake';

const BATCH = 100;

interface Waiting {
  readonly id: number;
  readonly step: number;
  readonly offeredAt: Date;
  readonly urgent: number;
}

/** Wakes phones for offers nobody has looked at: one way after the other, until the offer is seen, answered or over. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Waking {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  phones!: StaffPhones;

  @Inject()
  outbox!: Outbox;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** When the phone of an agent is first woken for an offer made now; null when no way is open. */
  async firstFor(
    personId: number,
    urgent: boolean,
    offeredAt: Date,
  ): Promise<{ wakeAt: Date | null; wakeStep: number }> {
    const subscribed = (await this.notifications.remaining(personId, 'VISIT_OFFERED')) > 0;
    const wake = this.next({ offeredAt, urgent, subscribed, step: 0 });
    return { wakeAt: wake?.at ?? null, wakeStep: wake ? wake.step - 1 : 0 };
  }

  /**
   * Takes the step that is due for every offer, each once, whatever the number of replicas. Whoever is out for a visit is
   * left in peace until he is not. Returns how many were taken.
   */
  async wakeDue(): Promise<number> {
    return this.database.transaction(async () => {
      const at = now();
      const due = await this.database.rows<Waiting>(
        `SELECT o.id, o.wake_step AS step, o.offered_at AS offeredAt,
                (SELECT v.urgent OR o.role = 'RELIEF' FROM visit_order v WHERE v.id = o.visit_id) AS urgent
           FROM visit_offer o
          WHERE o.state = 'OPEN' AND o.wake_at <= ? AND o.expires_at > ?
          ORDER BY o.wake_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [at, at],
      );
      for (const offer of due) await this.take(offer);
      return due.length;
    });
  }

  /** Sends what was due a moment ago, unless the offer was seen, answered or is over by now. */
  async deliver({ offerId, channel }: { offerId: number; channel: WakeChannel }): Promise<void> {
    const offer = await this.database.row<{ staffId: number; expiresAt: Date; urgent: number }>(
      `SELECT o.staff_id AS staffId, o.expires_at AS expiresAt, v.urgent OR o.role = 'RELIEF' AS urgent
         FROM visit_offer o JOIN visit_order v ON v.id = o.visit_id
        WHERE o.id = ? AND o.state = 'OPEN' AND o.seen_at IS NULL AND o.expires_at > ?`,
      [offerId, now()],
    );
    const staff = offer && (await this.people.staffById(offer.staffId));
    if (!offer || !staff) return;
    const until = clockTimeOf(offer.expiresAt);
    const what = offer.urgent === 1 ? '紧急派单' : '派单';
    await this.phones.tell(channel, staff, {
      text: `有一个${what}等您答复，请在${until}前打开小程序查看。`,
      what,
      until,
    });
  }

  private async take({ id, step, offeredAt, urgent }: Waiting): Promise<void> {
    const channel = WAKE_STEPS[step];
    if (channel) await this.outbox.publish(WAKE_TOPIC, { offerId: id, channel });
    const next = this.next({ offeredAt, urgent: urgent === 1, subscribed: true, step: step + 1 });
    await this.database.write('UPDATE visit_offer SET wake_step = ?, wake_at = ? WHERE id = ?', [
      next ? next.step - 1 : step + 1,
      next?.at ?? null,
      id,
    ]);
  }

  private next(offer: Unseen) {
    return nextWake(this.rules.wake, (channel) => this.phones.isOpen(channel), offer);
  }
}
