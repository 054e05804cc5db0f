import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import type { AgencyRules } from './agency.config';
import { KeyProjectRow } from './key-project.entity';
import { KeyProjectQueries } from './key-project.queries';
import { type KeyProjectFacts, keyProjectLifecycle, unknownCriteria } from './key-project.rules';

type Nomination = InputOf<'POST /key-projects'>['body'];
type Path = 'screen' | 'confirm' | 'reject' | 'agent' | 'close';
type Body<P extends Path> = InputOf<`POST /key-projects/:number/${P}`>['body'];

/** 重点项目: nominated, screened, confirmed, closed (SPECIFICATION 3.2.4(5)A). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class KeyProjects {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  queries!: KeyProjectQueries;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /**
   * Nominates an enterprise's project. Returns its number.
   * @throws 400 for a criterion the centre does not have, 422 `enterprise_unknown`, 409 `key_project_runs` while another
   *   project of the enterprise is under way
   */
  async nominate(desk: Staff, { creditCode, name, criteria, reason }: Nomination): Promise<string> {
    const [unknown] = unknownCriteria(criteria, this.rules.keyProjects.criteria);
    if (unknown !== undefined) {
      throw invalidInput([{ path: 'body.criteria', message: `没有“${unknown}”这条标准，请重新选择` }]);
    }
    return this.database.transaction(async () => {
      const enterprise = await this.lockEnterprise(creditCode);
      const record = await this.records.open(keyProjectLifecycle, 'nominate', desk, {
        title: `重点项目：${name}`.slice(0, 120),
        note: reason,
      });
      await this.database.repository(KeyProjectRow).insert({
        id: record.id,
        enterpriseId: enterprise.id,
        runningEnterpriseId: enterprise.id,
        name,
        criteria: [...new Set(criteria)],
        reason,
        nominatedBy: desk.staff.id,
      });
      return record.number;
    });
  }

  /**
   * Passes it on to the centre with the agent who would serve it.
   * @throws 400 for nobody's work number, 422 `agent_conflict`, 403, 404, 409 `record_moved_on`
   */
  async screen(supervisor: Staff, number: string, { version, workNo, note }: Body<'screen'>): Promise<void> {
    await this.database.transaction(async () => {
      const holderStaffId = await this.agent(await this.records.lock('KEY_PROJECT', { number }), workNo);
      const terms = { version, holderStaffId, ...(note ? { note } : {}) };
      const record = await this.records.perform(keyProjectLifecycle, { number }, 'screen', supervisor, terms);
      await this.change(record, { screenedBy: supervisor.staff.id });
    });
  }

  /** From now on its enterprise's cases have the shorter promises and its agent. @throws 403, 404, 409 `record_moved_on` */
  async confirm(centre: Staff, number: string, { version }: Body<'confirm'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(keyProjectLifecycle, { number }, 'confirm', centre, { version });
      await this.change(record, { decidedBy: centre.staff.id, decidedAt: record.changedAt });
    });
  }

  /** By a supervisor before it is screened, by the centre after. @throws 403, 404, 409 `record_moved_on` */
  async reject(by: Staff, number: string, { version, reason: note }: Body<'reject'>): Promise<void> {
    await this.database.transaction(async () => {
      const { state } = await this.records.lock('KEY_PROJECT', { number });
      const action = state === 'NOMINATED' ? 'turnDown' : 'reject';
      const record = await this.records.perform(keyProjectLifecycle, { number }, action, by, { version, note });
      const decided = { decidedBy: by.staff.id, decidedAt: record.changedAt };
      await this.change(record, { ...decided, runningEnterpriseId: null });
    });
  }

  /** Names another agent. @throws 400, 422 `agent_same`, `agent_conflict`, 403, 404, 409 `record_moved_on` */
  async nameAgent(desk: Staff, number: string, { version, workNo, reason: note }: Body<'agent'>): Promise<void> {
    await this.database.transaction(async () => {
      const agentNext = await this.agent(await this.records.lock('KEY_PROJECT', { number }), workNo);
      const facts = ({ state, holderStaffId: agentNow }: RecordRow): KeyProjectFacts => ({
        state,
        agentNow,
        agentNext,
      });
      const terms = { version, note, holderStaffId: agentNext, facts };
      await this.records.perform(keyProjectLifecycle, { number }, 'nameAgent', desk, terms);
    });
  }

  /** Promises already made stay as they are. @throws 403, 404, 409 `record_moved_on` */
  async close(by: Staff, number: string, { version, reason: note }: Body<'close'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(keyProjectLifecycle, { number }, 'close', by, { version, note });
      await this.change(record, { runningEnterpriseId: null });
    });
  }

  /** Two nominations of one enterprise wait for each other here. */
  private async lockEnterprise(creditCode: string): Promise<{ id: number }> {
    const enterprise = await this.database.row<{ id: number; name: string }>(
      'SELECT id, name FROM enterprise WHERE credit_code = ? FOR UPDATE',
      [creditCode],
    );
    if (!enterprise) {
      throw ruledOut('enterprise_unknown', '这家企业还没有在小程序绑定，请先请企业绑定，再提名');
    }
    const running = await this.database.row<{ number: string }>(
      'SELECT r.number FROM key_project k JOIN record r ON r.id = k.id WHERE k.running_enterprise_id = ?',
      [enterprise.id],
    );
    if (running) throw conflict('key_project_runs', `${enterprise.name}已有进行中的重点项目：${running.number}`);
    return enterprise;
  }

  private async agent(record: RecordRow, workNo: string): Promise<number> {
    const choice = (await this.queries.choices(record.id)).find((each) => each.workNo === workNo);
    if (!choice) throw invalidInput([{ path: 'body.workNo', message: '没有这位代办员' }]);
    if (choice.conflict) throw ruledOut('agent_conflict', `不能指定${choice.name}：与这家企业有利益关系，需要回避`);
    return choice.staffId;
  }

  private async change({ id }: RecordRow, part: Partial<KeyProjectRow>): Promise<void> {
    await this.database.repository(KeyProjectRow).update({ id }, part);
  }
}
