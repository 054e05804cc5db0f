import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { Cipher } from '../kernel/privacy/cipher';
import { AgencyPlanRow } from './agency-plan.entity';
import type { PlanContent, PlanItem } from './agency-plan.rules';
import { FINAL_CASES, type FiledCase, type Permit, SETTLING } from './agency-progress.rules';

/** The latest case filed for an item, with what the chart shows of it. */
export interface FiledPermit extends FiledCase {
  readonly caseId: number;
  readonly number: string;
  readonly attempt: number;
  readonly name: string;
  readonly filedAt: Date;
  readonly decidedAt: Date | null;
  /** When it first reached a state that settles it; null while it is open. */
  readonly settledAt: Date | null;
}

/** A permit of the confirmed plan with its wording. */
export interface PlannedPermit extends Permit {
  readonly item: PlanItem;
  readonly filed: FiledPermit | null;
}

export interface ConfirmedPlan {
  readonly no: number;
  readonly confirmedAt: Date;
  readonly items: readonly PlanItem[];
}

type Filed = Omit<FiledPermit, 'accepted' | 'withAgent'> & { readonly accepted: number; readonly withAgent: number };

/** The permits of an agency case: the confirmed plan beside the cases filed for it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyPermits {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  /** The plan its client confirmed last and that still holds; null where there is none. */
  async confirmed(agencyId: number): Promise<ConfirmedPlan | null> {
    const row = await this.database.repository(AgencyPlanRow).findOneBy({ agencyId, state: 'CONFIRMED' });
    if (!row?.answeredAt) return null;
    return { no: row.no, confirmedAt: row.answeredAt, items: this.contentOf(row).items };
  }

  /** Each permit of the confirmed plan, in its order, with the latest case filed for it. */
  async of(agencyId: number): Promise<PlannedPermit[]> {
    const plan = await this.confirmed(agencyId);
    const filed = await this.latestFiled(agencyId);
    return (plan?.items ?? []).map((item) => ({
      itemKey: item.itemKey,
      after: item.after,
      item,
      filed: filed.find(({ itemKey }) => itemKey === item.itemKey) ?? null,
    }));
  }

  /** The latest case of each item that one was filed for. */
  async latestFiled(agencyId: number): Promise<FiledPermit[]> {
    const rows = await this.database.rows<Filed>(
      `SELECT f.case_id AS caseId, f.item_key AS itemKey, f.attempt, f.filed_at AS filedAt, r.number, r.state,
              r.title AS name, c.accepted_at IS NOT NULL AS accepted, c.decision,
              (a.mode = 'AGENCY' AND d.receiver = 'PROXY' AND g.case_id IS NULL) IS TRUE AS withAgent, c.decided_at AS decidedAt,
              (SELECT MIN(t.at) FROM timeline t WHERE t.record_id = f.case_id AND t.to_state IN (?)) AS settledAt
         FROM agency_filing f JOIN record r ON r.id = f.case_id JOIN case_file c ON c.id = f.case_id
         JOIN agency_case a ON a.id = f.agency_id
         LEFT JOIN case_delivery d ON d.case_id = f.case_id
         LEFT JOIN agency_delivery g ON g.case_id = f.case_id
        WHERE f.agency_id = ? ORDER BY f.attempt DESC, f.case_id`,
      [SETTLING, agencyId],
    );
    const latest = rows.filter((row, i) => rows.findIndex(({ itemKey }) => itemKey === row.itemKey) === i);
    return latest.map(({ accepted, withAgent, ...row }) => ({
      ...row,
      accepted: accepted === 1,
      withAgent: withAgent === 1,
    }));
  }

  /** Numbers of the cases filed for it that are not over. */
  async unfinished(agencyId: number): Promise<string[]> {
    const filed = await this.latestFiled(agencyId);
    return filed.filter(({ state }) => !FINAL_CASES.includes(state)).map(({ number }) => number);
  }

  /** Results that lie with the agent: fetched from the window on the mandate, not yet handed to the client. */
  async inHand(agencyId: number): Promise<FiledPermit[]> {
    return (await this.latestFiled(agencyId)).filter(({ withAgent }) => withAgent);
  }

  /** The agency case a case was filed for; null for one that came another way. */
  async agencyOf(caseId: number): Promise<number | null> {
    const row = await this.database.row<{ agencyId: number }>(
      'SELECT agency_id AS agencyId FROM agency_filing WHERE case_id = ?',
      [caseId],
    );
    return row?.agencyId ?? null;
  }

  contentOf({ content }: Pick<AgencyPlanRow, 'content'>): PlanContent {
    return JSON.parse(this.cipher.open(content)) as PlanContent;
  }
}
