import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { VisitOrderRow } from './dispatch.entity';
import { VisitOffers } from './offering.service';
import { pairReasons } from './pairing.rules';
import { visitLifecycle } from './visit.rules';

type Marking = InputOf<'PUT /dispatch/visits/:number/care'>['body'];

/** What the desk knows of a visit that makes it one for two agents. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitCare {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  offers!: VisitOffers;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** Marks it, or takes a mark back; where a second agent is needed now, one is asked at once. */
  async mark(dispatcher: Staff, number: string, { version, note, ...care }: Marking): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(visitLifecycle, { number }, 'markCare', dispatcher, { version, note });
      const { id } = record;
      const visits = this.database.repository(VisitOrderRow);
      const { windowFrom: from, windowTo: to } = await visits.findOneByOrFail({ id });
      await visits.update({ id }, { pairReasons: pairReasons({ from, to }, this.rules.night, care).join(',') });
      await this.offers.offerCompanion(record);
    });
  }
}
