import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { Alarms } from './alarms.service';
import { VisitOrderRow } from './dispatch.entity';
import { OfferClock } from './offer-clock';
import { VisitOffers } from './offering.service';
import { visitLifecycle } from './visit.rules';
import { VisitNews } from './visit-news';

type Body<P extends 'cancel' | 'abort'> = InputOf<`POST /visits/:number/${P}`>['body'];

/** How visits end before they are done. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitEndings {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  offers!: VisitOffers;

  @Inject()
  clock!: OfferClock;

  @Inject()
  alarms!: Alarms;

  @Inject()
  news!: VisitNews;

  /** Cancels: as its client where the caller owns it, else as the centre, which tells the client why. */
  async cancel(person: Person, number: string, { version, reason: note }: Body<'cancel'>): Promise<void> {
    const { capacities } = await this.views.read('VISIT_ORDER', number, person);
    const own = capacities.includes('OWNER');
    await this.database.transaction(async () => {
      const action = own ? 'cancelByClient' : 'cancelByCentre';
      const record = await this.records.perform(visitLifecycle, { number }, action, person, { version, note });
      await this.over(record.id);
      await this.news.tellTeam(record, own ? '客户取消了' : '中心取消了');
      if (!own) await this.news.tell(record, action);
    });
  }

  /** Cancels a visit whose subject its client withdraws, within the caller's transaction. */
  async cancelWithSubject(client: Person, visitId: number, note: string): Promise<void> {
    const record = await this.records.perform(visitLifecycle, { id: visitId }, 'cancelByClient', client, { note });
    await this.over(visitId);
    await this.news.tellTeam(record, '客户取消了');
  }

  /** Calls a visit off in the name of the house, within the caller's transaction. */
  async cancelByHouse(visitId: number, note: string): Promise<void> {
    const record = await this.records.perform(visitLifecycle, { id: visitId }, 'cancelByCentre', HOUSE, { note });
    await this.over(visitId);
    await this.news.tell(record, 'cancelByCentre');
    await this.news.tellTeam(record, `已取消，${note}`);
  }

  /** Breaks a visit off because somebody is not safe there: its agent, or the desk for him. Who asks later comes in twos. */
  async abort(person: Staff, number: string, { version, reason: note }: Body<'abort'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(visitLifecycle, { number }, 'abort', person, { version, note });
      await this.over(record.id);
      await this.news.tell(record, 'abort');
      if (record.holderStaffId !== null) await this.alarms.raise(person, record, record.holderStaffId, 'ABORTED');
    });
  }

  /** Nothing is asked, owed or watched any more of a visit that is over, within the caller's transaction. */
  async over(id: number): Promise<void> {
    await this.offers.withdraw(id);
    await this.clock.follow(id);
    await this.alarms.endChecks(id);
    await this.database.repository(VisitOrderRow).update({ id }, { checkAt: null });
  }
}
