import { setTimeout as pause } from 'node:timers/promises';
import type { RecordView } from 'shared-types/record.contract';
import type { Centre } from '../../src/directory/centre.config';
import { addDays, instantOf } from '../../src/kernel/time/civil-date';
import { caseStep } from './case-steps';
import { complaintStep } from './complaint-steps';
import { consultationStep } from './consultation-steps';
import type { Crew } from './crew';
import { Desk } from './desk';
import { emptyLedger, type Ledger } from './ledger';
import type { Matter, Step } from './matter';
import { newMatter } from './openings';
import type { People } from './people';
import { type Agenda, type Event, HOUR, laterThan, plan } from './plan';
import { Chances } from './random';
import type { Terms } from './terms';

const TOGETHER_MS = 8 * 60_000;
const RIVALS = 0.06;
/** How often somebody acts just when a promise falls due, and how long before or after. */
const AT_THE_TURN = 0.15;
const TURNS_MS = [-1, 0, 1, 60_000, 600_000];
const SOURCE = '演练用的放假安排';
/** Waves of people who begin something while a calendar comes into force, and the real milliseconds between them. */
const WAVES = 6;
const WAVE_MS = 40;

/** Moves people, replicas and time through a run, and knows what everybody was told. */
export class Driver {
  readonly ledger: Ledger = emptyLedger();
  readonly desk: Desk;
  readonly counts = { events: 0, matters: 0, rounds: 0, standstills: 0, loads: 0 };
  private readonly agenda: Agenda;
  private readonly chances: Chances;
  private readonly end: number;
  private at: number;

  constructor(
    terms: Terms,
    private readonly crew: Crew,
    private readonly people: People,
    private readonly centre: Centre,
    /** Looks whether everything is as it should be, at an instant at which all is quiet. */
    private readonly inspect: (now: Date, ledger: Ledger) => Promise<void>,
  ) {
    this.chances = new Chances(terms.seed);
    this.agenda = plan(terms, this.chances);
    this.at = instantOf(terms.from).getTime();
    this.end = instantOf(addDays(terms.from, terms.days)).getTime();
    this.desk = new Desk(crew, this.ledger, () => this.at);
  }

  /** Lives through all of it. */
  async run(): Promise<void> {
    await this.crew.start(this.at);
    for (let batch = this.agenda.takeUntil(TOGETHER_MS); batch[0]; batch = this.agenda.takeUntil(TOGETHER_MS)) {
      if (batch[0].at >= this.end) break;
      await this.goTo(batch[0].at);
      await this.live(batch);
    }
    await this.goTo(this.end);
    await this.quiet();
  }

  private async live(batch: readonly Event[]): Promise<void> {
    const [first] = batch;
    switch (first?.what) {
      case 'CHECK':
        return this.quiet();
      case 'STANDSTILL':
        return this.standStill();
      case 'LOAD':
        return this.load(first.notice);
      default:
        return this.together(batch);
    }
  }

  private async goTo(at: number): Promise<void> {
    this.at = Math.max(at, this.at);
    await this.crew.moveTo(this.at);
  }

  /** Everything of one moment at once; now and then a replica dies of it. */
  private async together(batch: readonly Event[]): Promise<void> {
    await Promise.all(batch.map((event) => this.happen(event, new Chances(this.chances.between(1, 2 ** 31)))));
  }

  private async happen(event: Event, chances: Chances): Promise<void> {
    this.counts.events += 1;
    // Rounds that fell into a standstill are not made up for.
    if (event.what === 'WORK' && event.at >= this.at) await this.work();
    if (event.what === 'KILL') await this.crew.strike(chances);
    if (event.what === 'OPEN') await this.open(chances);
    if (event.what === 'STEP') await this.step(event.matter, chances);
  }

  private async work(): Promise<void> {
    this.counts.rounds += 1;
    if (await this.crew.work()) this.ledger.worked.push(this.at);
  }

  private async open(chances: Chances): Promise<void> {
    const { step, ...about } = newMatter({ centre: this.centre, people: this.people, chances, at: this.at });
    const number = await this.desk.take(step, '', chances);
    if (number === null) return;
    this.counts.matters += 1;
    this.follow({ ...about, number }, null, chances);
  }

  /** Something else will happen to it: at some time, or just about when what is promised falls due. */
  private follow(matter: Matter, dueAt: number | null, chances: Chances): void {
    const turning = dueAt !== null && dueAt > this.at && chances.is(AT_THE_TURN);
    const at = turning ? dueAt + chances.of(TURNS_MS) : laterThan(this.at, chances);
    if (at < this.end) this.agenda.add({ at, what: 'STEP', matter });
  }

  private async step(matter: Matter, chances: Chances): Promise<void> {
    const { view, choose } = await this.look(matter, chances);
    const dueAt = view.promise?.dueAt ? Date.parse(view.promise.dueAt) : null;
    const step = choose();
    if (step === null) {
      if (view.open) this.follow(matter, dueAt, chances);
      return;
    }
    const rival = chances.is(RIVALS) ? choose() : null;
    await Promise.all([step, rival].map((one) => one && this.desk.take(one, matter.number, chances)));
    this.follow(matter, dueAt, chances);
  }

  /** The matter as it stands, and what may happen to it next. */
  private async look(matter: Matter, chances: Chances): Promise<{ view: RecordView; choose: () => Step | null }> {
    const input = { params: { number: matter.number } };
    const scene = { matter, people: this.people, chances };
    const by = chances.of(matter.type === 'COMPLAINT' ? this.people.deputies : this.people.clerks);
    if (matter.type === 'CASE') {
      const view = await this.desk.insist(by, chances, (client) => client.call('GET /cases/:number', input));
      return { view, choose: () => caseStep({ ...scene, view }) };
    }
    if (matter.type === 'COMPLAINT') {
      const view = await this.desk.insist(by, chances, (client) => client.call('GET /complaints/:number', input));
      return { view, choose: () => complaintStep({ ...scene, view }) };
    }
    const view = await this.desk.insist(by, chances, (client) => client.call('GET /consultations/:number', input));
    return { view, choose: () => consultationStep({ ...scene, view }) };
  }

  /** Both replicas die at work and stay away; people's requests find nobody, and are sent again afterwards. */
  private async standStill(): Promise<void> {
    this.counts.standstills += 1;
    const hours = this.chances.weighted([
      [0.4, 1],
      [0.3, 9],
      [0.3, 40],
    ] as const);
    const until = this.at + Math.round(hours * (0.5 + this.chances.next() / 2) * HOUR);
    await this.crew.allBack();
    const begun = Array.from({ length: 6 }, () => this.open(new Chances(this.chances.between(1, 2 ** 31))));
    const [worked] = await Promise.all([this.crew.work(), this.crew.strikeAll(this.chances)]);
    if (worked) this.ledger.worked.push(this.at);
    this.at = until;
    await this.crew.resumeAt(until);
    await Promise.all(begun);
    await this.work();
  }

  /** An administrator loads a year's notice while people go on beginning things at both replicas. */
  private async load({ year, text }: Terms['notices'][number]): Promise<void> {
    await this.crew.allBack();
    const [administrator] = this.people.administrators;
    if (!administrator) throw new Error('nobody may load a calendar');
    const body = { year, text, source: SOURCE };
    const { mark } = await this.desk.insist(administrator, this.chances, (client) =>
      client.call('POST /calendar/previews', { body }),
    );
    const key = `load-${year}-${this.at}`;
    // In turns: both are there when it comes into force, and one dies afterwards; or one dies of the load itself.
    this.counts.loads += 1;
    const early = this.counts.loads % 2 === 0 ? this.crew.strike(this.chances) : null;
    await this.desk.insist(administrator, this.chances, (client) =>
      client.call('POST /calendar/loads', { body: { ...body, mark } }, { key }),
    );
    await early;
    for (let wave = 0; wave < WAVES; wave += 1) {
      await Promise.all(Array.from({ length: 3 }, () => this.open(new Chances(this.chances.between(1, 2 ** 31)))));
      await pause(WAVE_MS);
    }
    await Promise.all([early ?? this.crew.strike(this.chances), this.work()]);
  }

  /** Lets everybody come back and finish what they owe, then has it all looked at. */
  private async quiet(): Promise<void> {
    await this.crew.allBack();
    for (let round = 0; round < 3; round += 1) {
      await this.goTo(this.at + 2 * 60_000);
      await this.work();
    }
    await this.inspect(new Date(this.at), this.ledger);
  }
}
