import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { AgencyView } from 'shared-types/agency.contract';
import { Database } from '../kernel/database/database';
import type { RecordRow } from '../kernel/lifecycle/record.entity';

/** The promises of a key project in the place of everybody's (handbook 3.1: contact ≤ 2 h, plan ≤ 2 working days). */
export const KEY_PROMISES = {
  instead: { AGENCY_FIRST_CONTACT: 'AGENCY_FIRST_CONTACT_KEY', AGENCY_PLAN: 'AGENCY_PLAN_KEY' },
} as const;

export interface KeyProjectInForce {
  readonly id: number;
  readonly name: string;
  /** The named agent; null while the one who was has left the staff. */
  readonly staffId: number | null;
  readonly workNo: string | null;
  readonly staffName: string | null;
}

type Case = Pick<RecordRow, 'ownerEnterpriseId'>;

/** What a confirmed key project changes of its enterprise's agency cases, read at the moment it matters. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class KeyProjectsInForce {
  @Inject()
  database!: Database;

  /** The confirmed project of an enterprise; null where it has none, and for people. */
  async of(enterpriseId: number | null): Promise<KeyProjectInForce | null> {
    if (enterpriseId === null) return null;
    return this.database.row<KeyProjectInForce>(
      `SELECT k.id, k.name, s.id AS staffId, s.work_no AS workNo, s.name AS staffName
         FROM key_project k JOIN record r ON r.id = k.id LEFT JOIN staff s ON s.id = r.holder_staff_id AND s.active = 1
        WHERE k.running_enterprise_id = ? AND r.state = 'CONFIRMED'`,
      [enterpriseId],
    );
  }

  /** What an action on a case is given so that the stricter promises start; nothing for everybody else's. */
  async promises({ ownerEnterpriseId }: Case): Promise<typeof KEY_PROMISES | null> {
    return (await this.of(ownerEnterpriseId)) && KEY_PROMISES;
  }

  /** The same by the number of a case, whoever asks: only what is then performed says whether they may. */
  async promisesOf(number: string): Promise<typeof KEY_PROMISES | null> {
    const record = await this.database.row<Case>(
      'SELECT owner_enterprise_id AS ownerEnterpriseId FROM record WHERE number = ?',
      [number],
    );
    return record && this.promises(record);
  }

  /** Who is named for the project of a case's enterprise; null where nobody is. */
  async agentOf({ ownerEnterpriseId }: Case): Promise<number | null> {
    return (await this.of(ownerEnterpriseId))?.staffId ?? null;
  }

  /** What the readers of a case are shown of it. */
  async shownOn({ ownerEnterpriseId }: Case): Promise<AgencyView['keyProject']> {
    const project = await this.of(ownerEnterpriseId);
    if (!project) return null;
    const { name, workNo, staffName } = project;
    return { name, agent: workNo === null || staffName === null ? null : { workNo, name: staffName } };
  }
}
