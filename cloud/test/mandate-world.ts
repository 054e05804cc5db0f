import { randomInt } from 'node:crypto';
import type { AgencyView } from 'shared-types/agency.contract';
import type { MandateView } from 'shared-types/mandate.contract';
import type { MandateAct } from 'shared-types/mandate.states';
import type { SigningView } from 'shared-types/signing.contract';
import { now, setClock } from '../src/kernel/clock';
import { instantOf } from '../src/kernel/time/civil-date';
import type { Colleague, Someone, TestApp } from './app';
import { VisitWorld } from './visit-world';

/** A name drawn across the field. */
export const DRAWING = [
  [100, 100, 300, 120, 500, 100, 700, 140],
  [400, 60, 400, 300],
];

export const ITEM = 'license-reissue';
export const OTHER_ITEM = 'company-alteration';

interface Drafted {
  readonly from?: string;
  readonly until?: string;
  readonly itemKeys?: string[];
  readonly acts?: MandateAct[];
  readonly agent?: Colleague;
}

/** An identity number whose check digit is right; of nobody. */
export function freshIdNumber(): string {
  const body = `610113${1950 + randomInt(50)}0${1 + randomInt(9)}1${randomInt(10)}${String(randomInt(1000)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

/** One day on which mandates are drafted and signed: an agent, a dispatcher who drafts, a supervisor who countersigns. */
export class MandateWorld {
  private constructor(
    readonly app: TestApp,
    readonly visits: VisitWorld,
    readonly agent: Colleague,
    readonly clerk: Colleague,
  ) {}

  static async on(app: TestApp, date: string, time = '09:00'): Promise<MandateWorld> {
    const visits = await VisitWorld.on(app, date, time);
    const agent = await visits.agent();
    return new MandateWorld(app, visits, agent, await app.staff(['WINDOW_CLERK']));
  }

  get desk(): Colleague {
    return this.visits.dispatcher;
  }

  get supervisor(): Colleague {
    return this.visits.supervisor;
  }

  /** Moves the clock, far enough for another code. */
  clock(date: string, time: string): void {
    setClock(() => instantOf(date, time));
  }

  /** A person whose card a clerk has looked at. */
  async verified(name = '王小明'): Promise<Someone> {
    const someone = await this.app.citizen();
    await this.verify(someone, name);
    return someone;
  }

  async verify(someone: Someone, name = '王小明'): Promise<void> {
    const idNumber = freshIdNumber();
    const { code } = await someone.client.call('POST /me/real-name', { body: { name, idNumber, consent: true } });
    const place = 'COUNTER' as const;
    await this.clerk.client.call('POST /real-names/checks', { body: { code, name, idNumber, place } });
  }

  /** A case of 代办 that the centre has taken on. */
  async agencyCase(owner: Someone, creditCode?: string): Promise<AgencyView> {
    const body = {
      ...this.visits.body({ itemKeys: [ITEM, OTHER_ITEM] }),
      mode: 'AGENCY' as const,
      ...(creditCode === undefined ? {} : { creditCode }),
    };
    const { number, version } = await owner.client.call('POST /agency-cases', { body });
    return this.desk.client.call('POST /agency-cases/:number/accept', { params: { number }, body: { version } });
  }

  draft(
    agencyCase: Pick<AgencyView, 'number'>,
    { from, until, itemKeys = [ITEM], acts = ['SUBMIT'], agent = this.agent }: Drafted = {},
  ) {
    const first = from ?? this.visits.date;
    return this.desk.client.call('POST /agency-cases/:number/mandates', {
      params: { number: agencyCase.number },
      body: { itemKeys, acts, agentWorkNo: agent.workNo, from: first, until: until ?? '2027-03-31' },
    });
  }

  /** The client chooses and has the papers. */
  prepare(owner: Someone, { number, version }: MandateView, substitution = false): Promise<MandateView> {
    return owner.client.call('POST /mandates/:number/prepare', { params: { number }, body: { version, substitution } });
  }

  read(someone: Someone, number: string): Promise<MandateView> {
    return someone.client.call('GET /mandates/:number', { params: { number } });
  }

  open(someone: Someone, handle: string): Promise<SigningView> {
    return someone.client.call('GET /documents/:handle/signing', { params: { handle } });
  }

  /** Asks for a code for a paper and reads it off the phone. */
  async code(owner: Someone, handle: string, hash: string): Promise<string> {
    await owner.client.call('POST /documents/:handle/signing-codes', { params: { handle }, body: { hash } });
    const [last] = await this.app.wechat.messages(owner.person.key);
    return last?.code ?? '';
  }

  /** Puts the clock forward until another code may be sent. */
  async minuteLater(): Promise<void> {
    const later = new Date(now().getTime() + 61_000);
    setClock(() => later);
    await this.app.wechat.clearMessages();
  }

  /** Signs one paper with everything it takes. */
  async sign(owner: Someone, handle: string): Promise<void> {
    await this.minuteLater();
    const { hash } = await this.open(owner, handle);
    const code = await this.code(owner, handle, hash);
    await owner.client.call('POST /documents/:handle/sign', {
      params: { handle },
      body: { hash, code, drawing: DRAWING },
    });
  }

  /** The client's side, whole. */
  async signedByClient(owner: Someone, draft: MandateView, substitution = false): Promise<MandateView> {
    const { papers } = await this.prepare(owner, draft, substitution);
    for (const { handle } of papers) await this.sign(owner, handle);
    return this.read(owner, draft.number);
  }

  /** The centre's side. */
  async countersign(signed: MandateView, supervisor = this.supervisor): Promise<MandateView> {
    const shown = await this.read(supervisor, signed.number);
    return supervisor.client.call('POST /mandates/:number/countersign', {
      params: { number: shown.number },
      body: {
        version: shown.version,
        papers: shown.papers.map(({ handle, hash }) => ({ handle, hash: hash ?? '' })),
        authorityChecked: true,
      },
    });
  }

  /** A mandate in force. */
  async effective(owner: Someone, agencyCase: Pick<AgencyView, 'number'>, terms: Drafted = {}, substitution = false) {
    return this.countersign(await this.signedByClient(owner, await this.draft(agencyCase, terms), substitution));
  }
}
