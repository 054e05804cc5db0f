import type { AgencyView } from 'shared-types/agency.contract';
import type { ServiceMode } from 'shared-types/agency.states';
import type { PermitChartView, PlanLineInput, PlansView, PlanView } from 'shared-types/agency-plan.contract';
import type { InputOf } from 'shared-types/routes';
import { agencyLifecycle } from '../src/agency/agency.rules';
import { Records } from '../src/kernel/lifecycle/records';
import { HOUSE } from '../src/kernel/session/actor';
import type { Colleague, Someone, TestApp } from './app';
import { CaseWorld } from './case-world';
import { VisitWorld } from './visit-world';

type Path =
  | 'agent'
  | 'hand-back'
  | 'reminders'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'callback'
  | 'archive'
  | 'close'
  | 'closing-proposal'
  | 'closing-return'
  | 'delivery'
  | 'withdraw'
  | 'collection'
  | 'plan/recall'
  | 'plan/reopen';
type Unversioned<T> = T extends unknown ? Omit<T, 'version'> : never;
type Body<P extends Path> = Unversioned<InputOf<`POST /agency-cases/:number/${P}`>['body']>;

/** Two items that the sample centre files for others: the second is planned to wait for the first. */
export const ITEMS = ['company-establishment', 'publication-retail'] as const;

/** A desk, an agent on duty, a window and its departments: what tests of agency cases are written with. */
export class AgencyWorld {
  private constructor(
    readonly app: TestApp,
    readonly visits: VisitWorld,
    readonly windows: CaseWorld,
    readonly agent: Colleague,
  ) {}

  /** Opens a day, which must be no other test's, with one agent on duty who can do everything asked for. */
  static async on(app: TestApp, date: string): Promise<AgencyWorld> {
    const visits = await VisitWorld.on(app, date);
    const windows = await CaseWorld.open(app);
    const skills = [...new Set(ITEMS.map((key) => windows.item(key).category))];
    const agent = await visits.agent('hall', skills);
    await visits.roster([agent]);
    return new AgencyWorld(app, visits, windows, agent);
  }

  get desk(): Colleague {
    return this.visits.dispatcher;
  }

  read(someone: Someone, number: string): Promise<AgencyView> {
    return someone.client.call('GET /agency-cases/:number', { params: { number } });
  }

  plans(someone: Someone, number: string): Promise<PlansView> {
    return someone.client.call('GET /agency-cases/:number/plans', { params: { number } });
  }

  chart(someone: Someone, number: string): Promise<PermitChartView> {
    return someone.client.call('GET /agency-cases/:number/chart', { params: { number } });
  }

  /** Sends one of the forms of a case, on the version as it stands now. */
  async send<P extends Path>(someone: Someone, number: string, path: P, body: Body<P>): Promise<AgencyView> {
    const { version } = await this.read(this.desk, number);
    const key = `POST /agency-cases/:number/${path}` as const;
    const input = { params: { number }, body: { ...body, version } } as InputOf<typeof key>;
    return someone.client.call(key, input) as Promise<AgencyView>;
  }

  /** Asked for, and accepted without a visit. Returns its number. */
  async accepted(owner: Someone, mode: ServiceMode = 'ASSIST'): Promise<string> {
    const body = { ...this.visits.body({ itemKeys: [...ITEMS] }), mode };
    const { number, version } = await owner.client.call('POST /agency-cases', { body });
    await this.desk.client.call('POST /agency-cases/:number/accept', {
      params: { number },
      body: { version, visit: false },
    });
    return number;
  }

  /** The same, and given to the agent. */
  async assigned(owner: Someone, mode: ServiceMode = 'ASSIST'): Promise<string> {
    const number = await this.accepted(owner, mode);
    await this.send(this.desk, number, 'agent', { workNo: this.agent.workNo });
    return number;
  }

  line(itemKey: string, part: Partial<PlanLineInput> = {}): PlanLineInput {
    const situationKey = this.windows.item(itemKey).situations[0]?.key ?? '';
    return { itemKey, situationKey, after: [], prepareWorkdays: 1, agentMaterials: [], ...part };
  }

  /** Both items, the second after the first. */
  serial(): PlanLineInput[] {
    return [this.line(ITEMS[0]), this.line(ITEMS[1], { after: [ITEMS[0]] })];
  }

  /** Both items side by side. */
  parallel(): PlanLineInput[] {
    return ITEMS.map((key) => this.line(key));
  }

  /** Saves the draft on the edition as it stands now; the draft as it is then. */
  async draft(by: Someone, number: string, lines: PlanLineInput[], needs = '开一家书店'): Promise<PlanView> {
    const [latest] = (await this.plans(this.desk, number)).items;
    const edition = latest?.state === 'DRAFT' ? latest.edition : null;
    const { items } = await by.client.call('PUT /agency-cases/:number/plan', {
      params: { number },
      body: { edition, needs, lines },
    });
    return items[0] as PlanView;
  }

  /** Drafted and sent to its client. */
  async planned(owner: Someone, lines: PlanLineInput[], mode: ServiceMode = 'ASSIST'): Promise<string> {
    const number = await this.assigned(owner, mode);
    await this.draft(this.agent, number, lines);
    await this.sendPlan(number);
    return number;
  }

  async sendPlan(number: string): Promise<PlansView> {
    const { version, items } = await this.plans(this.agent, number);
    return this.agent.client.call('POST /agency-cases/:number/plan/send', {
      params: { number },
      body: { version, edition: items[0]?.edition ?? 0 },
    });
  }

  /** The owner agrees to the latest version. */
  async confirm(owner: Someone, number: string): Promise<AgencyView> {
    const { version, items } = await this.plans(owner, number);
    return owner.client.call('POST /agency-cases/:number/plan/confirm', {
      params: { number },
      body: { version, no: items[0]?.no ?? 0 },
    });
  }

  /** Confirmed, and being collected for. */
  async collecting(owner: Someone, lines: PlanLineInput[]): Promise<string> {
    const number = await this.planned(owner, lines);
    await this.confirm(owner, number);
    await this.send(this.agent, number, 'collection', {});
    return number;
  }

  /** Where a signed mandate would come in: the case is mandated, though nothing else knows of it. */
  async mandated(owner: Someone, lines: PlanLineInput[]): Promise<string> {
    const number = await this.planned(owner, lines, 'AGENCY');
    await this.confirm(owner, number);
    await this.app.server.container.get(Records).perform(agencyLifecycle, { number }, 'mandate', HOUSE);
    return number;
  }

  materials(itemKey: string): string[] {
    return this.windows.item(itemKey).situations[0]?.materials ?? [];
  }

  /** The agent hands an item in with everything it needs. */
  file(number: string, itemKey: string, by: Someone = this.agent): Promise<AgencyView> {
    const body = { itemKey, materials: this.materials(itemKey) };
    return by.client.call('POST /agency-cases/:number/filings', { params: { number }, body });
  }

  /** The case filed for an item. */
  async caseOf(number: string, itemKey: string): Promise<{ number: string }> {
    const { rows } = await this.chart(this.agent, number);
    const caseNumber = rows.find((row) => row.itemKey === itemKey)?.caseNumber;
    if (!caseNumber) throw new Error(`${itemKey} is not filed`);
    return { number: caseNumber };
  }

  /** Accepted at the window, and under review. */
  async review(filed: { number: string }): Promise<void> {
    const { clerk, reviewer } = this.windows;
    await this.windows.send(clerk, filed, 'materials', { materials: [] });
    await this.windows.act(clerk, filed, 'push');
    await this.windows.act(reviewer, filed, 'review');
    await this.app.settle();
  }

  /** Decided by its department. */
  async decide(filed: { number: string }, decision: 'approve' | 'reject' = 'approve'): Promise<void> {
    await this.review(filed);
    await this.windows.act(this.windows.reviewer, filed, decision, '已依法审查');
    await this.app.settle();
  }

  /** Proposed by the agent, and closed by the supervisor. */
  async closed(number: string, note?: string): Promise<AgencyView> {
    const said = note === undefined ? {} : { note };
    await this.send(this.agent, number, 'closing-proposal', said);
    return this.send(this.visits.supervisor, number, 'close', {});
  }

  /** The supervisor reached the client. */
  calledBack(number: string): Promise<AgencyView> {
    const said = { outcome: 'REACHED' as const, satisfaction: 5, aspects: ['SPEED' as const], words: '很满意，办得快' };
    return this.send(this.visits.supervisor, number, 'callback', said);
  }

  /** Told, collected and delivered. */
  async deliver(filed: { number: string }): Promise<void> {
    await this.windows.act(this.windows.clerk, filed, 'notify');
    await this.windows.deliver(filed);
    await this.app.settle();
  }
}
