import type { AgencyView } from 'shared-types/agency.contract';
import type { KeyProjectView } from 'shared-types/key-project.contract';
import type { InputOf } from 'shared-types/routes';
import type { Colleague, Someone, TestApp } from './app';
import { freshCreditCode } from './credit-codes';
import { VisitWorld } from './visit-world';

type Nomination = InputOf<'POST /key-projects'>['body'];

/** A desk, the centre and an agent on duty, with enterprises as they are needed: what tests of key projects use. */
export class KeyProjectWorld {
  private constructor(
    readonly app: TestApp,
    readonly visits: VisitWorld,
    readonly centre: Colleague,
    readonly agent: Colleague,
    readonly criterion: string,
  ) {}

  /** Opens a day, which must be no other test's, with one agent on duty. */
  static async on(app: TestApp, date: string): Promise<KeyProjectWorld> {
    const visits = await VisitWorld.on(app, date);
    const centre = await app.staff(['PURCHASER']);
    // Without the skills of anything: only being named speaks for this one.
    const agent = await visits.agent('hall', []);
    await visits.roster([agent]);
    const { items } = await visits.dispatcher.client.call('GET /key-project-criteria');
    return new KeyProjectWorld(app, visits, centre, agent, items[0] ?? '');
  }

  get desk(): Colleague {
    return this.visits.dispatcher;
  }

  /** An enterprise nobody has seen before, with its legal representative. */
  async enterprise(): Promise<{ owner: Someone; creditCode: string }> {
    const owner = await this.app.citizen();
    const creditCode = freshCreditCode();
    await owner.client.call('PUT /me/name', { body: { name: '赵敏' } });
    const body = { authority: 'LEGAL_REPRESENTATIVE' as const, creditCode, name: '曲江示例文旅有限公司' };
    await owner.client.call('POST /enterprises', { body });
    return { owner, creditCode };
  }

  nominate(creditCode: string, change: Partial<Nomination> = {}): Promise<KeyProjectView> {
    const body = { creditCode, name: '文旅综合体', criteria: [this.criterion], reason: '年度重点建设项目', ...change };
    return this.desk.client.call('POST /key-projects', { body });
  }

  async screen(number: string, { workNo }: Colleague = this.agent): Promise<KeyProjectView> {
    const body = { version: await this.version(number), workNo };
    return this.visits.supervisor.client.call('POST /key-projects/:number/screen', { params: { number }, body });
  }

  async confirm(number: string): Promise<KeyProjectView> {
    const body = { version: await this.version(number) };
    return this.centre.client.call('POST /key-projects/:number/confirm', { params: { number }, body });
  }

  async reject(by: Someone, number: string): Promise<KeyProjectView> {
    const body = { version: await this.version(number), reason: '不符合标准' };
    return by.client.call('POST /key-projects/:number/reject', { params: { number }, body });
  }

  async nameAgent(number: string, { workNo }: Colleague): Promise<KeyProjectView> {
    const body = { version: await this.version(number), workNo, reason: '原专员调岗' };
    return this.desk.client.call('POST /key-projects/:number/agent', { params: { number }, body });
  }

  async close(number: string): Promise<KeyProjectView> {
    const body = { version: await this.version(number), reason: '项目已建成' };
    return this.visits.supervisor.client.call('POST /key-projects/:number/close', { params: { number }, body });
  }

  /** Nominated, screened and confirmed. Returns its number. */
  async confirmed(creditCode: string): Promise<string> {
    const { number } = await this.nominate(creditCode);
    await this.screen(number);
    await this.confirm(number);
    return number;
  }

  /** Asks for 帮办, for an enterprise or for oneself. */
  request(owner: Someone, creditCode: string | undefined): Promise<AgencyView> {
    const body = { ...this.visits.body({}), ...(creditCode === undefined ? {} : { creditCode }) };
    return owner.client.call('POST /agency-cases', { body });
  }

  async accept(number: string, visit = false): Promise<AgencyView> {
    const { version } = await this.case(number);
    const body = { version, visit };
    return this.desk.client.call('POST /agency-cases/:number/accept', { params: { number }, body });
  }

  async appoint(number: string): Promise<AgencyView> {
    const { version } = await this.case(number);
    const body = { version, workNo: this.agent.workNo };
    return this.desk.client.call('POST /agency-cases/:number/agent', { params: { number }, body });
  }

  private case(number: string): Promise<AgencyView> {
    return this.desk.client.call('GET /agency-cases/:number', { params: { number } });
  }

  private async version(number: string): Promise<number> {
    const { version } = await this.desk.client.call('GET /key-projects/:number', { params: { number } });
    return version;
  }
}
