import type { AgencyView } from 'shared-types/agency.contract';
import type { VisitView } from 'shared-types/dispatch.contract';
import type { ResultOf } from 'shared-types/routes';
import { Agency } from '../src/agency/agency.service';
import { setClock } from '../src/kernel/clock';
import type { Person } from '../src/kernel/session/actor';
import { Gate } from '../src/kernel/session/gate';
import { instantOf } from '../src/kernel/time/civil-date';
import type { Colleague, Someone, TestApp } from './app';

/** A place inside the sample district, some 200 m from the hall. */
export const INSIDE = { longitude: 108.9755, latitude: 34.2078, address: '雁塔南路88号曲江公馆', door: '3栋502室' };
export const CONTACT = { name: '王小明', phone: '13800001234' };

interface Asked {
  readonly from?: string;
  readonly itemKeys?: string[];
  readonly urgent?: boolean;
}

/** One day of visits: a dispatcher, a supervisor who publishes the roster, and agents of this day alone. */
export class VisitWorld {
  private constructor(
    readonly app: TestApp,
    readonly date: string,
    readonly dispatcher: Colleague,
    readonly supervisor: Colleague,
  ) {}

  /** Sets the clock to a time of the day, which must be no other test's, and brings the desk in. */
  static async on(app: TestApp, date: string, time = '08:40'): Promise<VisitWorld> {
    setClock(() => instantOf(date, time));
    const dispatcher = await app.staff(['DISPATCHER']);
    const supervisor = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    return new VisitWorld(app, date, dispatcher, supervisor);
  }

  clock(time: string, date = this.date): void {
    setClock(() => instantOf(date, time));
  }

  agent(siteKey = 'hall', skills: readonly string[] = ['MARKET_REGULATION'], name?: string): Promise<Colleague> {
    return this.app.staff(['PROXY_AGENT'], { siteKey, skills, ...(name === undefined ? {} : { name }) });
  }

  /** Publishes the day's field shifts, those given and no others. */
  async roster(agents: readonly Colleague[], from = '08:00', to = '18:00', date = this.date): Promise<void> {
    const { version } = await this.supervisor.client.call('GET /roster/:date', { params: { date } });
    const shifts = agents.map(({ workNo }) => ({ workNo, post: 'FIELD_AGENT' as const, from, to }));
    await this.supervisor.client.call('PUT /roster/:date', { params: { date }, body: { version, shifts } });
  }

  /** Asks for 帮办 with a visit on this day. */
  request(owner: Someone, asked: Asked = {}): Promise<AgencyView> {
    return owner.client.call('POST /agency-cases', { body: this.body(asked) });
  }

  /** Asks and is accepted: the visit as the dispatcher sees it. */
  async visit(owner: Someone, asked: Asked = {}): Promise<VisitView> {
    const { number, version } = await this.request(owner, asked);
    const accepted = await this.dispatcher.client.call('POST /agency-cases/:number/accept', {
      params: { number },
      body: { version },
    });
    return visitOf(accepted);
  }

  /** The same through the service, for tests that need hundreds. Returns the visit's number. */
  async quickVisit(owner: Person, dispatcher: Person): Promise<string> {
    const agency = this.app.server.container.get(Agency);
    const number = await agency.submit(owner, this.body({}));
    await agency.accept(dispatcher as Parameters<Agency['accept']>[0], number, { version: 1 });
    const row = await this.app.database.row<{ number: string }>(
      `SELECT r.number FROM visit_order v JOIN record r ON r.id = v.id JOIN record s ON s.id = v.subject_id
        WHERE s.number = ?`,
      [number],
    );
    return row?.number ?? '';
  }

  offer(number: string, version: number, agents: readonly Colleague[]): Promise<VisitView> {
    const workNos = agents.map(({ workNo }) => workNo);
    const client = this.dispatcher.client;
    return client.call('POST /dispatch/visits/:number/offers', { params: { number }, body: { version, workNos } });
  }

  accept(agent: Someone, number: string): Promise<VisitView> {
    return agent.client.call('POST /visits/:number/accept', { params: { number } });
  }

  decline(agent: Someone, number: string, reason: 'TOO_FAR' | 'CONFLICT' = 'TOO_FAR'): Promise<null> {
    return agent.client.call('POST /visits/:number/decline', { params: { number }, body: { reason } });
  }

  read(someone: Someone, number: string): Promise<VisitView> {
    return someone.client.call('GET /visits/:number', { params: { number } });
  }

  async candidates(number: string): Promise<ResultOf<'GET /dispatch/visits/:number/candidates'>['items']> {
    const { items } = await this.dispatcher.client.call('GET /dispatch/visits/:number/candidates', {
      params: { number },
    });
    return items;
  }

  /** Who is asked about a visit now. */
  async asked(number: string): Promise<string[]> {
    const items = await this.candidates(number);
    return items.filter(({ obstacles }) => obstacles.some(({ key }) => key === 'ASKED')).map(({ workNo }) => workNo);
  }

  /** Somebody as the services know them. */
  async person(someone: Someone): Promise<Person> {
    return (await this.app.server.container.get(Gate).identify(`Bearer ${someone.grant.accessToken}`)) as Person;
  }

  body({ from = '14:00', itemKeys = ['license-reissue'], urgent = false }: Asked) {
    const time = urgent ? { kind: 'URGENT' as const } : { kind: 'WINDOW' as const, date: this.date, from };
    return { mode: 'ASSIST' as const, itemKeys, place: INSIDE, contact: CONTACT, time };
  }
}

/** The latest visit of a case. */
export function visitOf({ visits }: AgencyView): VisitView {
  const [latest] = visits;
  if (!latest) throw new Error('the case has no visit');
  return latest;
}
