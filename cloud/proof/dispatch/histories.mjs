import { call, expectOk } from '../../scripts/lib/fault-house.mjs';

const MOST_ROUNDS = 4;

/**
 * The life of one visit, at random: whoever is asked accepts, once or twice, declines or says nothing, while the desk asks
 * others, the client calls off, and time passes, all of it at the same moment and at either replica.
 */
export class History {
  /**
   * @param world `{ house, rows, dispatcher, agents: Map<workNo, token>, request, log }`
   */
  constructor(world, chances, owner) {
    Object.assign(this, world);
    this.chances = chances;
    this.owner = owner;
  }

  async live() {
    const made = (await expectOk(this.ask('POST', '/agency-cases', this.owner, this.request))).body;
    const path = `/agency-cases/${made.number}/accept`;
    const { visits } = (await expectOk(this.ask('POST', path, this.dispatcher, { version: made.version }))).body;
    this.number = visits[0].number;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const { state, version, open } = await this.look();
      if (!open) return;
      await Promise.all(state === 'ACCEPTED' ? this.afterwards(version) : await this.meanwhile(version));
    }
  }

  async look() {
    const [row] = await this.rows('SELECT id, state, version, open FROM record WHERE number = ?', [this.number]);
    this.id = row.id;
    return row;
  }

  /** Everything that happens at once while an agent is looked for. */
  async meanwhile(version) {
    const offers = await this.rows(
      "SELECT t.work_no AS workNo FROM visit_offer o JOIN staff t ON t.id = o.staff_id WHERE o.visit_id = ? AND o.state = 'OPEN'",
      [this.id],
    );
    const happens = offers.flatMap(({ workNo }) => this.answers(workNo));
    if (this.chance(0.3)) happens.push(this.offerToOthers(version));
    if (this.chance(0.12)) happens.push(this.cancel(version));
    if (this.chance(0.35)) happens.push(this.timePasses());
    return happens;
  }

  /** An agent has it: the desk takes it back, the client calls off, or the agent sets out. */
  afterwards(version) {
    const happens = [];
    if (this.chance(0.35)) happens.push(this.recall(version));
    if (this.chance(0.15)) happens.push(this.cancel(version));
    if (this.chance(0.3)) happens.push(this.timePasses());
    return happens;
  }

  answers(workNo) {
    const way = this.chances.weighted([
      [40, 'accept'],
      [15, 'acceptTwice'],
      [25, 'decline'],
      [20, 'nothing'],
    ]);
    if (way === 'nothing') return [];
    if (way === 'decline') return [this.decline(workNo)];
    return way === 'accept' ? [this.accept(workNo)] : [this.accept(workNo), this.accept(workNo)];
  }

  async accept(workNo) {
    const { status } = await this.ask('POST', `/visits/${this.number}/accept`, this.agents.get(workNo));
    if (status === 200) this.note('accept', workNo);
    else this.expect(status, [404, 409]);
  }

  async decline(workNo) {
    const body = { reason: 'TOO_FAR' };
    const { status } = await this.ask('POST', `/visits/${this.number}/decline`, this.agents.get(workNo), body);
    if (status < 300) this.note('decline', workNo);
    else this.expect(status, [404, 409]);
  }

  async offerToOthers(version) {
    const workNos = [this.someAgent(), this.someAgent()];
    const path = `/dispatch/visits/${this.number}/offers`;
    const { status } = await this.ask('POST', path, this.dispatcher, { version, workNos: [...new Set(workNos)] });
    if (status !== 200) this.expect(status, [409, 422]);
  }

  async recall(version) {
    const body = { version, reason: '另有安排' };
    const { status } = await this.ask('POST', `/dispatch/visits/${this.number}/recall`, this.dispatcher, body);
    if (status === 200) this.note('recall');
    else this.expect(status, [409, 422]);
  }

  async cancel(version) {
    const body = { version, reason: '已经自己办好了' };
    const { status } = await this.ask('POST', `/visits/${this.number}/cancel`, this.owner, body);
    if (status === 200) this.note('cancel');
    else this.expect(status, [409, 422]);
  }

  /** The time to answer is over: the next sweep of whichever replica ends the offers. */
  async timePasses() {
    await this.rows(
      "UPDATE visit_offer SET expires_at = offered_at WHERE visit_id = ? AND state = 'OPEN' AND expires_at IS NOT NULL",
      [this.id],
    );
  }

  someAgent() {
    return this.chances.of([...this.agents.keys()]);
  }

  chance(share) {
    return this.chances.next() < share;
  }

  note(action, workNo) {
    this.log.push({ number: this.number, action, ...(workNo === undefined ? {} : { workNo }) });
  }

  expect(status, allowed) {
    if (!allowed.includes(status)) throw new Error(`${this.number}: answered ${status}`);
  }

  ask(method, path, token, body) {
    return call(this.chances.of(this.house.replicas), method, path, { token, body });
  }
}
