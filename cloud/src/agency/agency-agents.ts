import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import { DUTY_LABELS, OBSTACLE_LABELS } from 'shared-types/dispatch.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { type AgentChoice, AgentQueries } from '../dispatch/agents.queries';
import { inOrder, mayAsk, obstaclesOf } from '../dispatch/dispatch.rules';
import { Database } from '../kernel/database/database';
import { invalidInput, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import type { Staff } from '../kernel/session/actor';
import { agencyLifecycle } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { KeyProjectsInForce } from './key-projects-in-force';
import { Mandates } from './mandates';

type Body<P extends 'agent' | 'hand-back'> = InputOf<`POST /agency-cases/:number/${P}`>['body'];

/** Who serves a case when the desk decides it, without a visit: on duty, skilled, without a conflict of interest. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyAgents {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  agents!: AgentQueries;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  mandates!: Mandates;

  @Inject()
  keyProjects!: KeyProjectsInForce;

  @Inject('centre')
  centre!: Centre;

  /** Every agent judged for this case, those who fit first. */
  async choices(reader: Staff, number: string): Promise<ResultOf<'GET /agency-cases/:number/agents'>> {
    const { record } = await this.views.read('AGENCY_CASE', number, reader);
    const named = await this.keyProjects.agentOf(record);
    const items = inOrder(await this.choicesFor(record)).map((choice) => ({
      workNo: choice.workNo,
      name: choice.name,
      dutyLabel: choice.duty === null ? OBSTACLE_LABELS.OFF_DUTY : DUTY_LABELS[choice.duty],
      missingSkills: choice.missingSkills.map((skill) => CATEGORY_LABELS[skill as Category] ?? skill),
      load: choice.load,
      obstacles: labelsOf(choice),
      mayAppoint: mayAsk(choice) && choice.staffId !== record.holderStaffId,
      named: choice.staffId === named,
    }));
    return { items };
  }

  /**
   * Gives an accepted case its agent, or another one with a reason that its client reads.
   * @throws 400 for nobody or without the reason, 422 `agent_unfit` naming what rules it out, `agent_same`,
   *   `substitution_not_agreed` where a mandate names another (民法典 art. 169)
   */
  async appoint(desk: Staff, number: string, { version, workNo, reason }: Body<'agent'>): Promise<void> {
    await this.database.transaction(async () => {
      const locked = await this.records.lock('AGENCY_CASE', { number });
      const anew = locked.state !== 'ACCEPTED';
      if (anew && !reason) throw invalidInput([{ path: 'body.reason', message: '改派请写明原因' }]);
      const choice = await this.fitting(locked, workNo);
      if (anew) await this.mandates.reassign(locked.id, choice.staffId);
      const promises = await this.keyProjects.promises(locked);
      const terms = { version, holderStaffId: choice.staffId, ...promises, ...(reason ? { note: reason } : {}) };
      const action = anew ? 'reappoint' : 'appoint';
      const record = await this.records.perform(agencyLifecycle, { id: locked.id }, action, desk, terms);
      await this.cases.change(record, { appointed: true });
      await this.cases.tell(record, action);
      await this.cases.tellOne(choice.personId, record, '请您承办，尽快与客户联系');
    });
  }

  /** The agent gives back what the desk chose them for. @throws 422 `visit_open` while a visit of theirs is not over. */
  async handBack(agent: Staff, number: string, { version, reason }: Body<'hand-back'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: reason, holderStaffId: null, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'handBack', agent, terms);
      await this.cases.change(record, { appointed: false });
    });
  }

  private async fitting(record: RecordRow, workNo: string): Promise<AgentChoice> {
    const choice = (await this.choicesFor(record)).find((each) => each.workNo === workNo);
    if (!choice) throw invalidInput([{ path: 'body.workNo', message: '没有这位代办员' }]);
    if (choice.staffId === record.holderStaffId) throw ruledOut('agent_same', `${choice.name}已经是这件的代办员`);
    if (mayAsk(choice)) return choice;
    throw ruledOut('agent_unfit', `不能指派${choice.name}：${labelsOf(choice).join('、')}`);
  }

  private async choicesFor(record: RecordRow): Promise<AgentChoice[]> {
    const { items } = await this.cases.rowOf(record);
    const categories = items.flatMap((key) => this.centre.itemByKey(key)?.category ?? []);
    const named = await this.keyProjects.agentOf(record);
    const choices = await this.agents.choicesForMatter(record, [...new Set(categories)]);
    // 一项目一专员: whoever is named for the project comes first, as whoever has the case already does.
    return choices.map((choice) => ({ ...choice, isCaseAgent: choice.isCaseAgent || choice.staffId === named }));
  }
}

/** What speaks against an agent; off duty and off duty then are one and the same here. */
const labelsOf = (choice: AgentChoice): string[] =>
  obstaclesOf(choice)
    .filter((key) => key !== 'OFF_DUTY_THEN')
    .map((key) => OBSTACLE_LABELS[key]);
