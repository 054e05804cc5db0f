import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { versionOf } from '../directory/item-versions';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { Documents } from '../kernel/documents/documents';
import { conflict, notAllowed, notFound, ruledOut } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import type { AgencyRules } from './agency.config';
import { agencyLifecycle } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { AgencyMandate } from './agency-mandate';
import { requirementList, servicePlan } from './agency-papers';
import { AgencyPermits } from './agency-permits';
import { AgencyPlanRow } from './agency-plan.entity';
import { droppedThoughFiled, type PlanContent, planItemOf, planRefusal } from './agency-plan.rules';
import { KeyProjectsInForce } from './key-projects-in-force';
import { expectedDays } from './plan-days.rules';

type Draft = InputOf<'PUT /agency-cases/:number/plan'>['body'];
type Path = 'send' | 'recall' | 'confirm' | 'return' | 'reopen';
type Body<P extends Path> = InputOf<`POST /agency-cases/:number/plan/${P}`>['body'];

/** 需求梳理单 and 服务方案 in versions: drafted, sent, answered by the client; a version that was sent never changes. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyPlans {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  capacities!: Capacities;

  @Inject()
  documents!: Documents;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject()
  mandate!: AgencyMandate;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  permits!: AgencyPermits;

  @Inject()
  keyProjects!: KeyProjectsInForce;

  @Inject('centre')
  centre!: Centre;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('agencyRules')
  rules!: AgencyRules;

  /**
   * Saves the draft, or begins one; the first begins the planning.
   * @throws 400 naming each faulty line, 409 `plan_changed` where somebody else saved meanwhile, `plan_awaits_answer`,
   *   422 `filed_items_dropped` naming items already filed that the draft leaves out
   */
  async save(staff: Staff, number: string, { edition, needs, lines }: Draft): Promise<void> {
    const refusal = planRefusal(lines, (key) => this.centre.itemByKey(key));
    if (refusal) throw refusal;
    const items = lines.flatMap((line) => {
      const item = this.centre.itemByKey(line.itemKey);
      return item ? [planItemOf(line, item, versionOf(item))] : [];
    });
    await this.database.transaction(async () => {
      const record = await this.lockToEdit(staff, number);
      const dropped = droppedThoughFiled(await this.permits.latestFiled(record.id), lines);
      if (dropped.length > 0)
        throw ruledOut('filed_items_dropped', `已经递交的事项要留在方案里：${dropped.join('、')}`);
      await this.write(staff, record, edition, { needs, items });
    });
  }

  /** Sends the draft to its client with both papers. @throws 409 `plan_changed`, 422 `plan_not_drafted` */
  async send(staff: Staff, number: string, { version, edition }: Body<'send'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'sendPlan', staff, terms);
      const plan = await this.latest(record);
      if (plan.edition !== edition) throw await this.changedMeanwhile(plan);
      const today = civilDateOf(now());
      const remindOn = this.deadlines.calendar.nthWorkdayAfter(today, this.rules.planReply.workdays);
      await this.change(plan, { state: 'SENT', sentAt: now(), remindOn });
      const content = this.permits.contentOf(plan);
      const planned = { ...(await this.cases.subjectOf(record)), ...content, no: plan.no };
      await this.documents.issue(record, staff, 'REQUIREMENT_LIST', requirementList(planned));
      const expected = expectedDays(content.items, today, this.deadlines.calendar);
      await this.documents.issue(record, staff, 'SERVICE_PLAN', servicePlan({ ...planned, ...expected }));
      await this.cases.tell(record, 'sendPlan');
    });
  }

  /** Takes back a plan nobody has answered yet; what it said becomes the next draft. */
  async recall(staff: Staff, number: string, { version, reason }: Body<'recall'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: reason, facts: this.cases.facts, ...(await this.keyProjects.promisesOf(number)) };
      const record = await this.records.perform(agencyLifecycle, { number }, 'recallPlan', staff, terms);
      const plan = await this.latest(record);
      await this.change(plan, { state: 'RECALLED', remindOn: null });
      await this.insert(staff, record, plan.no + 1, this.permits.contentOf(plan));
      await this.cases.tell(record, 'recallPlan');
    });
  }

  /** The client agrees: this version is the plan, and no other. @throws 409 `plan_replaced` where it is not the latest */
  async confirm(client: Person, number: string, { version, no }: Body<'confirm'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: `第 ${no} 版`, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'confirmPlan', client, terms);
      const plan = await this.answered(record, no);
      await this.database.write(
        `UPDATE agency_plan SET state = 'SUPERSEDED' WHERE agency_id = ? AND state = 'CONFIRMED'`,
        [record.id],
      );
      await this.change(plan, { state: 'CONFIRMED', answeredAt: now(), remindOn: null });
      await this.cases.answered(record, client);
      await this.tellAgent(record, 'confirmPlan');
      // One may have been signed before the plan.
      await this.mandate.follow({ agencyCaseId: record.id });
    });
  }

  /** The client sends it back with words; what it said becomes the next draft. @throws 409 `plan_replaced` */
  async sendBack(client: Person, number: string, { version, no, words }: Body<'return'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: words, facts: this.cases.facts, ...(await this.keyProjects.promisesOf(number)) };
      const record = await this.records.perform(agencyLifecycle, { number }, 'returnPlan', client, terms);
      const plan = await this.answered(record, no);
      const answer = { answeredAt: now(), remindOn: null, words: this.cipher.seal(words) };
      await this.change(plan, { state: 'RETURNED', ...answer });
      await this.insert({ staff: { id: plan.editedBy } }, record, no + 1, this.permits.contentOf(plan));
      await this.cases.answered(record, client);
      await this.tellAgent(record, 'returnPlan');
    });
  }

  /** Begins another version of a confirmed plan; until it is confirmed nothing more is filed. */
  async reopen(staff: Staff, number: string, { version, reason }: Body<'reopen'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(agencyLifecycle, { number }, 'reopenPlan', staff, {
        version,
        note: reason,
        ...(await this.keyProjects.promisesOf(number)),
      });
      const plan = await this.latest(record);
      await this.insert(staff, record, plan.no + 1, this.permits.contentOf(plan));
      await this.cases.tell(record, 'reopenPlan');
    });
  }

  /** Locks a case for somebody who may write its plan. @throws 404 for a stranger, 403, 409 `plan_awaits_answer`, `record_moved_on` */
  private async lockToEdit(staff: Staff, number: string): Promise<RecordRow> {
    const record = await this.records.lock('AGENCY_CASE', { number });
    const capacities = await this.capacities.of(staff, record);
    if (capacities.length === 0) throw notFound();
    const { who } = agencyLifecycle.actions.beginPlan;
    if (!who.some((capacity) => capacities.includes(capacity)))
      throw notAllowed('只有这件的代办员和业务管理可以写方案');
    if (actionsFor(agencyLifecycle, record.state, capacities).includes('beginPlan')) {
      return this.records.perform(agencyLifecycle, { id: record.id }, 'beginPlan', staff);
    }
    if (record.state === 'PLANNING') return record;
    throw conflict('record_moved_on', '现在不是拟方案的时候，请刷新后再看');
  }

  private async write(staff: Staff, record: RecordRow, edition: number | null, content: PlanContent): Promise<void> {
    const plan = await this.cases.latestPlan(record);
    if (plan?.state === 'SENT') throw conflict('plan_awaits_answer', '方案已发给客户，要改请先收回');
    if (plan?.state !== 'DRAFT') {
      if (edition !== null) throw conflict('plan_changed', '这份草稿已经不在了，请刷新后再改');
      return this.insert(staff, record, (plan?.no ?? 0) + 1, content);
    }
    if (plan.edition !== edition) throw await this.changedMeanwhile(plan);
    const sealed = this.cipher.seal(JSON.stringify(content));
    const edited = { content: sealed, edition: plan.edition + 1, editedBy: staff.staff.id, editedAt: now() };
    await this.change(plan, edited);
  }

  private async insert(
    by: Pick<Staff, 'staff'> | { staff: { id: number } },
    { id }: RecordRow,
    no: number,
    content: PlanContent,
  ) {
    await this.database.repository(AgencyPlanRow).insert({
      agencyId: id,
      no,
      state: 'DRAFT',
      edition: 1,
      content: this.cipher.seal(JSON.stringify(content)),
      editedBy: by.staff.id,
      editedAt: now(),
      sentAt: null,
      remindOn: null,
      answeredAt: null,
      words: null,
    });
  }

  private async change({ id }: AgencyPlanRow, part: Partial<AgencyPlanRow>): Promise<void> {
    await this.database.repository(AgencyPlanRow).update({ id }, part);
  }

  private async latest(record: RecordRow): Promise<AgencyPlanRow> {
    const plan = await this.cases.latestPlan(record);
    if (!plan) throw new Error(`agency case ${record.number} has no plan`);
    return plan;
  }

  private async answered(record: RecordRow, no: number): Promise<AgencyPlanRow> {
    const plan = await this.latest(record);
    if (plan.no !== no) throw conflict('plan_replaced', `这一版已被第 ${plan.no} 版取代，请看过新的再答复`);
    return plan;
  }

  private async changedMeanwhile({ editedBy }: AgencyPlanRow) {
    const editor = await this.people.staffById(editedBy);
    return conflict('plan_changed', `${editor?.name ?? '同事'}刚刚改过这份方案，请刷新看过再改，您写的还在`);
  }

  private async tellAgent(record: RecordRow, action: 'confirmPlan' | 'returnPlan'): Promise<void> {
    const agent = record.holderStaffId === null ? null : await this.people.staffById(record.holderStaffId);
    if (agent?.personId)
      await this.cases.tellOne(agent.personId, record, action === 'confirmPlan' ? '客户确认了方案' : '客户退回了方案');
  }
}
