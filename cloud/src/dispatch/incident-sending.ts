import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { type Actor, HOUSE, type Staff } from '../kernel/session/actor';
import { IncidentRow } from './incident.entity';
import { incidentLifecycle } from './incident.rules';
import { IncidentNews } from './incident-news';
import { OnCallQueries, type Reachable } from './on-call.queries';

type Body<P extends 'dispatch' | 'hand-over'> = InputOf<`POST /incidents/:number/${P}`>['body'];

/** Sends people to incidents: by the house whoever is on call, by the desk whom it names. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IncidentSending {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  news!: IncidentNews;

  @Inject()
  onCall!: OnCallQueries;

  /** Sends whoever is on call, within the caller's transaction; brings it before the duty manager where nobody is. */
  async sendOrTell(record: RecordRow): Promise<void> {
    const somebody = await this.onCall.next();
    if (somebody) await this.send(record.number, HOUSE, somebody, {});
    else await this.news.alarmOnce(record, 'UNSENT');
  }

  /** Looks again for somebody on call, for an incident that waits. Returns whether one was sent. */
  async sendWaiting(id: number): Promise<boolean> {
    return this.database.transaction(async () => {
      const record = await this.records.lockById(id);
      if (record.state !== 'REPORTED') return false;
      const somebody = await this.onCall.next();
      if (somebody) await this.send(record.number, HOUSE, somebody, {});
      return somebody !== null;
    });
  }

  /** Sends whom the desk names. @throws 400 for somebody who may not be sent, 403, 404, 409 `record_moved_on`. */
  async dispatch(desk: Staff, number: string, { version, workNo }: Body<'dispatch'>): Promise<void> {
    await this.database.transaction(async () => {
      await this.send(number, desk, await this.named(workNo), { version });
    });
  }

  /**
   * Gives an incident to another; the hour runs on, and only who takes over on the way acknowledges anew.
   * @throws 400 for somebody who may not be sent, 403, 404, 409 `record_moved_on`, 422 `holds_it_already`.
   */
  async handOver(desk: Staff, number: string, { version, workNo, reason }: Body<'hand-over'>): Promise<void> {
    await this.database.transaction(async () => {
      const somebody = await this.named(workNo);
      const { state } = await this.records.lock('INCIDENT', { number });
      const onSite = state === 'ARRIVED' || state === 'CONTROLLED';
      const record = await this.records.perform(
        incidentLifecycle,
        { number },
        onSite ? 'handOverOnSite' : 'handOver',
        desk,
        {
          version,
          note: `交给${somebody.name}。${reason}`,
          holderStaffId: somebody.id,
          facts: ({ holderStaffId }) => ({ holdsIt: holderStaffId === somebody.id }),
        },
      );
      const given = onSite ? { assignedAt: now() } : { assignedAt: now(), acknowledgedAt: null };
      await this.database.repository(IncidentRow).update({ id: record.id }, given);
      await this.news.tellOnCall(record, somebody.personId);
    });
  }

  private async send(number: string, actor: Actor, to: Reachable, seen: { version?: number }): Promise<void> {
    const record = await this.records.perform(incidentLifecycle, { number }, 'dispatch', actor, {
      ...seen,
      note: `派给${to.name}`,
      holderStaffId: to.id,
    });
    const sent = { dispatchedAt: record.changedAt, assignedAt: record.changedAt };
    await this.database.repository(IncidentRow).update({ id: record.id }, sent);
    await this.news.tellOnCall(record, to.personId);
  }

  private async named(workNo: string): Promise<Reachable> {
    const card = await this.onCall.candidate(workNo);
    if (!card) throw invalidInput([{ path: 'body.workNo', message: '这位同事不能派去，请另选一位' }]);
    return card;
  }
}
