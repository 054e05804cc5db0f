import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { agencyLifecycle } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { inForce } from './mandate.rules';
import { MandateBook } from './mandate-book';

const BATCH = 100;

/**
 * Whether a case of 代办 is mandated follows from its mandates (民法典 art. 165). News of one may come twice or late, and a
 * mandate begins by its date alone: how things stand is always read.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyMandate {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  book!: MandateBook;

  /** Brings a case whose plan is confirmed to where its mandates stand today. */
  async follow({ agencyCaseId: id }: { agencyCaseId: number }): Promise<void> {
    await this.database.transaction(async () => {
      const { state } = await this.records.lock('AGENCY_CASE', { id });
      if (state !== 'PLAN_CONFIRMED' && state !== 'MANDATED') return;
      const today = civilDateOf(now());
      const mandated = (await this.book.facts({ caseId: id })).some((each) => inForce(each, today));
      if (mandated === (state === 'MANDATED')) return;
      const action = mandated ? 'mandate' : 'unmandate';
      await this.cases.tell(await this.records.perform(agencyLifecycle, { id }, action, HOUSE), action);
    });
  }

  /** Follows mandates whose first day has come. Returns how many cases it looked at. */
  async followBegun(): Promise<number> {
    const begun = await this.database.rows<{ agencyCaseId: number }>(
      `SELECT DISTINCT m.agency_case_id AS agencyCaseId FROM record c JOIN mandate m ON m.agency_case_id = c.id
         JOIN record r ON r.id = m.id AND r.state = 'EFFECTIVE'
        WHERE c.open = 1 AND c.type = 'AGENCY_CASE' AND c.state = 'PLAN_CONFIRMED' AND m.valid_from <= ?
        LIMIT ${BATCH}`,
      [civilDateOf(now())],
    );
    for (const each of begun) await this.follow(each);
    return begun.length;
  }
}
