import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ServiceItem } from '../directory/service-items.config';
import { ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Person, Staff } from '../kernel/session/actor';
import { CaseFiles, type Submission } from './case-files';
import { caseLifecycle } from './casework.rules';
import { CaseworkService } from './casework.service';
import { Custody } from './custody';
import { materialNames, missingMaterials } from './materials.rules';

interface AgentSubmission extends Submission {
  /** Whose the case is: as it is whose matter the agent serves. */
  readonly owner: Pick<RecordRow, 'ownerPersonId' | 'ownerEnterpriseId'>;
}

/** Cases an agent brings to the window for a client, who stays the applicant. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgentIntake {
  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject()
  custody!: Custody;

  @Inject()
  casework!: CaseworkService;

  /**
   * Takes a complete file from an agent within the caller's transaction; a clerk then checks and accepts it
   * (SPECIFICATION 五.3 当场收件).
   * @throws 400 for a material the item does not have, 422 `materials_missing` naming each that the guide requires
   */
  async receive(agent: Staff, item: ServiceItem, { owner, ...submission }: AgentSubmission): Promise<RecordRow> {
    const { situationKey, materials, applicant } = submission;
    this.files.refuseUnknown(item, materials, 'body.materials');
    const missing = missingMaterials(item, situationKey, materials);
    if (missing.length > 0) {
      throw ruledOut('materials_missing', `材料还缺：${materialNames(item, missing).join('、')}`, {
        detail: '没有递交。请按方案备齐后再递交',
      });
    }
    const record = await this.records.open(caseLifecycle, 'receiveFromAgent', agent, {
      ...owner,
      siteKey: agent.staff.siteKey,
      title: item.name,
      contactPhone: applicant.phone,
    });
    await this.files.begin(record, agent, submission, item);
    await this.custody.received(record, item, materials, agent);
    return record;
  }

  /** Takes a case back with its client's request, within the caller's transaction; one already decided stays. */
  async withdraw(client: Person, caseId: number, note: string): Promise<void> {
    const record = await this.records.lock('CASE', { id: caseId });
    const { from } = caseLifecycle.actions.withdraw;
    if ((from as readonly string[]).includes(record.state)) {
      await this.casework.take(client, record, 'withdraw', { note });
    }
  }
}
