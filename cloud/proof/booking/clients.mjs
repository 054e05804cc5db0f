import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../../scripts/lib/fault-house.mjs';

const GIVES_UP_MS = 40_000;

/** What is done how often; a citizen's screen would offer the same. */
const ACTIONS = [
  [5, 'hold'],
  [4, 'book'],
  [5, 'confirm'],
  [2, 'release'],
  [4, 'cancel'],
  [3, 'reschedule'],
  [3, 'join'],
  [1, 'leave'],
  [5, 'answer'],
];

/**
 * One client: keeps to what a screen would do, repeats with the same key after a lost answer, and writes down what was
 * acknowledged, and what it never heard the end of.
 */
export class Client {
  #known = new Map();
  #waiting = new Map();

  constructor({ house, chances, token, log, world }) {
    Object.assign(this, { house, chances, token, log, world });
  }

  async live(until) {
    while (Date.now() < until) {
      await this[this.chances.weighted(ACTIONS)]();
      await pause(20 + this.chances.next() * 60);
    }
  }

  async hold() {
    await this.#make('/bookings/holds');
  }

  async book() {
    await this.#make('/bookings');
  }

  async confirm() {
    await this.#step(['HELD'], 'confirm');
  }

  async release() {
    await this.#step(['HELD'], 'release');
  }

  async cancel() {
    await this.#step(['BOOKED'], 'cancel');
  }

  async reschedule() {
    const { siteKey, date, from } = this.world.wish(this.chances);
    await this.#step(['BOOKED'], 'reschedule', { siteKey, date, from });
  }

  async join() {
    const { itemKey, siteKey, date } = this.world.wish(this.chances);
    const body = { itemKey, siteKeys: [siteKey], fromDate: date, toDate: date, part: 'ANY' };
    const view = await this.#write('/waitlist', body, 'join');
    if (view) this.#waiting.set(view.number, view);
  }

  async leave() {
    const entry = this.chances.of([...this.#waiting.values()]);
    if (!entry) return;
    await this.#write(`/waitlist/${entry.number}/leave`, { version: entry.version }, 'leave');
    this.#waiting.delete(entry.number);
  }

  /** Looks at what is offered, and takes it, gives it back, or lets it run out. */
  async answer() {
    const { body } = await this.#ask('GET', '/me/waitlist').catch(() => ({ body: null }));
    const offered = body?.items?.find(({ offer }) => offer !== null)?.offer;
    if (!offered) return;
    const step = this.chances.weighted([
      [5, 'confirm'],
      [2, 'release'],
      [2, undefined],
    ]);
    this.#known.set(offered.number, { number: offered.number, version: offered.version, state: 'HELD' });
    if (step) await this.#step(['HELD'], step, {}, offered.number);
  }

  async #make(path) {
    const view = await this.#write(path, this.world.wish(this.chances), path);
    if (view) this.#known.set(view.number, view);
  }

  async #step(states, step, more = {}, number) {
    const own = [...this.#known.values()].filter(({ state }) => states.includes(state));
    const booking = number === undefined ? this.chances.of(own) : this.#known.get(number);
    if (!booking) return;
    const { version } = booking;
    const view = await this.#write(`/bookings/${booking.number}/${step}`, { version, ...more }, step, booking.number);
    // What was refused has gone on without this client: it is looked at no more, as after a screen that was closed.
    this.#known.delete(booking.number);
    if (view) this.#known.set(view.number, view);
    else if (step === 'reschedule' || step === 'cancel') await this.#look(booking.number);
  }

  async #look(number) {
    const { status, body } = await this.#ask('GET', `/bookings/${number}`).catch(() => ({ status: 0 }));
    if (status === 200) this.#known.set(number, body);
  }

  /** Writes until an answer comes. Returns what was acknowledged; undefined for what was refused. */
  async #write(path, body, action, about) {
    const key = randomUUID();
    const end = Date.now() + GIVES_UP_MS;
    while (Date.now() < end) {
      const answer = await this.#ask('POST', path, body, key).catch(() => undefined);
      if (answer && answer.status < 500 && answer.status !== 425) return this.#heard(answer, action, about);
      await pause(50 + this.chances.next() * 200);
    }
    this.log.push({ action, about: about ?? null, unheard: true });
    return undefined;
  }

  #heard({ status, body }, action, about) {
    if (status >= 300) {
      this.world.refused.set(body.code, (this.world.refused.get(body.code) ?? 0) + 1);
      return undefined;
    }
    this.log.push({ action, about: about ?? body.number, number: body.number, state: body.state, at: Date.now() });
    return body;
  }

  #ask(method, path, body, idempotencyKey) {
    const replica = this.chances.of(this.house.replicas);
    return call(replica, method, path, { token: this.token, body, idempotencyKey });
  }
}

/** Staff who book for callers, and give bookings up for them. */
export class Telephone {
  constructor({ house, chances, token, log, world }) {
    Object.assign(this, { house, chances, token, log, world });
  }

  async live(until) {
    while (Date.now() < until) {
      const phone = `139${String(Math.floor(this.chances.next() * 40)).padStart(8, '0')}`;
      const body = { ...this.world.wish(this.chances), caller: { name: '来电人', phone } };
      const answer = await this.#call('POST', '/desk/bookings', body);
      if (answer?.status === 200) {
        const { number, state, version } = answer.body;
        this.log.push({ action: 'telephone', about: number, number, state, at: Date.now() });
        if (this.chances.next() < 0.6) await this.#giveUp(number, version);
      }
      await pause(100 + this.chances.next() * 200);
    }
  }

  async #giveUp(number, version) {
    await pause(this.chances.next() * 2000);
    const answer = await this.#call('POST', `/bookings/${number}/cancel`, { version });
    if (answer?.status === 200)
      this.log.push({ action: 'cancel', about: number, number, state: answer.body.state, at: Date.now() });
    // Somebody else may have moved it meanwhile, or the answer was lost for good.
    else if (!answer) this.log.push({ action: 'cancel', about: number, unheard: true });
  }

  async #call(method, path, body) {
    const idempotencyKey = randomUUID();
    for (let attempt = 0; attempt < 60; attempt += 1) {
      const replica = this.chances.of(this.house.replicas);
      const answer = await call(replica, method, path, { token: this.token, body, idempotencyKey }).catch(
        () => undefined,
      );
      if (answer && answer.status < 500) return answer;
      await pause(200);
    }
    return undefined;
  }
}

/** A supervisor who closes, shortens and opens days while people book. */
export async function changeDays({ house, chances, token, world, until }) {
  const plans = [
    [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    [['09:00', '10:30']],
    [['09:00', '12:00']],
    [['13:00', '17:00']],
    [],
  ];
  let changes = 0;
  while (Date.now() < until) {
    const { siteKey, date } = world.wish(chances);
    const sessions = chances.of(plans).map(([from, to]) => ({ from, to, bookable: true }));
    const body = { hours: { sessions, accepts: ['INSTANT', 'COMMITTED'] }, reason: '临时调整开放时间' };
    const path = `/sites/${siteKey}/days/${date}`;
    const answer = await call(chances.of(house.replicas), 'PUT', path, { token, body }).catch(() => undefined);
    if (answer?.status === 200) changes += 1;
    await pause(400 + chances.next() * 800);
  }
  return changes;
}
