import { type Someone, TestApp } from '../../test/app';
import { VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { DispatchJobs } from './dispatch.jobs';

describe('two answers at once', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const outcome = (call: Promise<unknown>) =>
    call.then(
      () => 'won',
      (error: { problem?: { code: string; title: string } }) => `${error.problem?.code}: ${error.problem?.title}`,
    );
  const winners = (number: string) =>
    app.database.rows<{ name: string; holder: string }>(
      `SELECT t.name, h.name AS holder FROM visit_offer o
         JOIN record r ON r.id = o.visit_id JOIN staff t ON t.id = o.staff_id JOIN staff h ON h.id = r.holder_staff_id
        WHERE r.number = ? AND o.state = 'ACCEPTED'`,
      [number],
    );

  async function contested(date: string, count: number) {
    const world = await VisitWorld.on(app, date);
    const agents = [
      await world.agent('hall', ['MARKET_REGULATION'], '周勤'),
      await world.agent('station-7', ['MARKET_REGULATION'], '吴敏'),
    ] as const;
    await world.roster(agents);
    const [owner, dispatcher] = [await world.person(await app.citizen()), await world.person(world.dispatcher)];
    const numbers: string[] = [];
    for (let i = 0; i < count; i++) numbers.push(await world.quickVisit(owner, dispatcher));
    return { world, agents, numbers };
  }

  it('200 times: each visit has one winner, and the other agent is told who came first', async () => {
    const { world, agents, numbers } = await contested('2027-03-20', 200);
    const [zhou, wu] = agents;
    for (const number of numbers) {
      const { version } = await world.read(world.dispatcher, number);
      await world.offer(number, version, [wu]);
    }
    const answers = await Promise.all(
      numbers.map((number, i) => {
        const pair = i % 2 === 0 ? [zhou, wu] : [wu, zhou];
        return Promise.all(pair.map((agent) => outcome(world.accept(agent as Someone, number))));
      }),
    );
    for (const [i, number] of numbers.entries()) {
      const [winner, ...more] = await winners(number);
      expect(more).toEqual([]);
      expect(winner?.name).toBe(winner?.holder);
      expect(answers[i]?.toSorted()).toEqual([`offer_taken: ${winner?.name}先接了这一单`, 'won'].toSorted());
    }
  }, 120_000);

  it('of one agent tapping twice is one acceptance', async () => {
    const { world, agents, numbers } = await contested('2027-03-21', 20);
    const [zhou] = agents;
    const answers = await Promise.all(
      numbers.map((number) => Promise.all([1, 2].map(() => outcome(world.accept(zhou, number))))),
    );
    for (const answer of answers) expect(answer.toSorted()).toEqual(['offer_taken: 这一单您已经接了', 'won']);
  }, 60_000);

  it('repeated with the same key is one acceptance with one answer', async () => {
    const { agents, numbers } = await contested('2027-03-22', 1);
    const [zhou] = agents;
    const params = { number: numbers[0] as string };
    const tap = () => zhou.client.call('POST /visits/:number/accept', { params }, { key: 'accept-once-0001' });
    const [first, second] = await Promise.all([tap(), tap()]);
    expect(second).toEqual(first);
  });

  it('in any mixture of acceptances, refusals, timeouts, recalls and cancellations leave one holder or none, and no orphan', async () => {
    const { world, agents, numbers } = await contested('2027-03-23', 40);
    const [zhou, wu] = agents;
    const jobs = app.server.container.get(DispatchJobs);
    const of = (seed: number) => (seed * 7919) % 6;
    const act = async (number: string, choice: number) => {
      if (choice === 0) return world.accept(zhou, number);
      if (choice === 1) return world.accept(wu, number);
      if (choice === 2) return world.decline(zhou, number);
      if (choice === 3) return world.decline(wu, number);
      const { version } = await world.read(world.dispatcher, number);
      const input = { params: { number }, body: { version, reason: '演练' } };
      if (choice === 4) return world.dispatcher.client.call('POST /dispatch/visits/:number/recall', input);
      return world.dispatcher.client.call('POST /visits/:number/cancel', input);
    };
    for (let round = 0; round < 3; round++) {
      if (round === 1) world.clock('09:20');
      const acts = numbers.flatMap((number, i) =>
        [i + round, i + 2 * round + 1].map((seed) => outcome(act(number, of(seed)))),
      );
      const answers = await Promise.all([
        ...acts,
        outcome(jobs.expireOffers()),
        outcome(jobs.expireOffers()),
        outcome(jobs.seekAgents()),
      ]);
      expect(answers.filter((answer) => /^(undefined|internal_fault)/.test(answer))).toEqual([]);
    }
    const wrong = await app.database.rows(
      `SELECT r.number, r.state, r.holder_staff_id, SUM(o.state = 'ACCEPTED') AS won, SUM(o.state = 'OPEN') AS waiting
         FROM record r LEFT JOIN visit_offer o ON o.visit_id = r.id WHERE r.number IN (?) GROUP BY r.id
       HAVING won > 1 OR (won = 1) <> (r.holder_staff_id IS NOT NULL)
           OR (waiting > 0) <> (r.state = 'DISPATCHED')`,
      [numbers],
    );
    const askedAgain = await app.database.rows(
      `SELECT a.id FROM visit_offer a JOIN visit_offer b ON b.visit_id = a.visit_id AND b.staff_id = a.staff_id AND b.id > a.id
        WHERE a.state = 'DECLINED'`,
    );
    expect(wrong).toEqual([]);
    expect(askedAgain).toEqual([]);
  }, 60_000);
});
