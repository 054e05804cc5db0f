import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { VisitWorld } from '../../test/visit-world';
import { setClock } from '../kernel/clock';
import { DispatchJobs } from './dispatch.jobs';

describe('offers and promised windows', () => {
  let app: TestApp;
  let day = 0;
  let world: VisitWorld;

  beforeAll(async () => {
    app = await TestApp.start({}, { wecom: true });
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));
  beforeEach(async () => {
    day += 1;
    world = await VisitWorld.on(app, `2027-06-${String(day).padStart(2, '0')}`);
    await app.wechat.clearMessages();
  });

  const jobs = () => app.server.container.get(DispatchJobs);
  const setOut = async (agent: Someone, number: string) => {
    const { version } = await world.read(agent, number);
    return agent.client.call('POST /visits/:number/set-out', { params: { number }, body: { version } });
  };
  const offersOf = async (agent: Someone) => (await agent.client.call('GET /agents/me/day', { query: {} })).offers;
  const notices = async (someone: Someone, kind: string) => {
    const { items } = await someone.client.call('GET /me/notices', { query: {} });
    return items.filter((item) => item.kind === kind).map(({ text }) => text);
  };
  /** An agent with one visit accepted in the morning, and one asked of him in the afternoon. */
  async function rider(...others: Colleague[]) {
    const agent = await world.agent('hall');
    await world.roster([agent, ...others]);
    const setAll = (duty: 'BREAK' | 'AVAILABLE') =>
      Promise.all(others.map(({ client }) => client.call('PUT /agents/me/duty', { body: { duty } })));
    await setAll('BREAK');
    const first = await world.visit(await app.citizen(), { from: '09:00' });
    await world.accept(agent, first.number);
    const second = await world.visit(await app.citizen());
    await setAll('AVAILABLE');
    return { agent, first: first.number, second: second.number };
  }

  it('no timeout is ever counted against somebody who is out, and what was left he has when he is back', async () => {
    const { agent, first, second } = await rider();
    world.clock('08:50');
    await setOut(agent, first);
    expect(await offersOf(agent)).toMatchObject([{ number: second, answerBy: null }]);
    world.clock('12:00');
    await jobs().expireOffers();
    expect(await world.asked(second)).toEqual([agent.workNo]);
    const { version } = await world.read(world.dispatcher, first);
    await world.dispatcher.client.call('POST /visits/:number/cancel', {
      params: { number: first },
      body: { version, reason: '客户临时外出' },
    });
    expect(await offersOf(agent)).toMatchObject([{ number: second, answerBy: `${world.date}T04:20:00.000Z` }]);
    world.clock('12:20');
    expect(await refused(world.accept(agent, second))).toMatchObject({ code: 'offer_expired' });
  });

  it('meanwhile others are asked beside him, so that the visit does not wait for him', async () => {
    const other = await world.agent('station-7');
    const { agent, first, second } = await rider(other);
    await setOut(agent, first);
    world.clock('09:11');
    await Promise.all([jobs().expireOffers(), jobs().expireOffers()]);
    expect((await world.asked(second)).toSorted()).toEqual([agent.workNo, other.workNo].toSorted());
    await world.accept(other, second);
    expect(await refused(world.accept(agent, second))).toMatchObject({ code: 'offer_taken' });
  });

  it('three refusals and timeouts of a day are told to the supervisors, once', async () => {
    const agent = await world.agent();
    await world.roster([agent]);
    for (const from of ['11:00', '14:00', '16:00', '16:00']) {
      const { number } = await world.visit(await app.citizen(), { from });
      await world.decline(agent, number);
    }
    const told = await notices(world.supervisor, 'AGENT_DECLINES');
    expect(told.filter((text) => text.includes(agent.workNo))).toEqual([expect.stringContaining('3 单')]);
  });

  it('a window its agent would miss is offered to others in time; he keeps it until one takes it, and is told', async () => {
    const other = await world.agent('hall');
    const { agent, first, second } = await rider(other);
    await world.accept(agent, second);
    await setOut(agent, first);
    world.clock('15:51');
    await Promise.all([jobs().relieveEndangered(), jobs().relieveEndangered()]);
    expect(await world.read(agent, second)).toMatchObject({ state: 'ACCEPTED', holder: { workNo: agent.workNo } });
    expect(await offersOf(other)).toMatchObject([{ number: second, role: 'RELIEF' }]);
    expect(await notices(agent, 'VISIT_RELIEVED')).toHaveLength(1);
    expect(await world.accept(other, second)).toMatchObject({ state: 'ACCEPTED', holder: { workNo: other.workNo } });
    expect((await notices(agent, 'VISIT_RELIEVED'))[0]).toContain('接手，您不用再去');
    const winners = await app.database.rows(
      `SELECT o.id FROM visit_offer o JOIN record r ON r.id = o.visit_id WHERE r.number = ? AND o.state = 'ACCEPTED'`,
      [second],
    );
    expect(winners).toHaveLength(1);
  });

  it('never is one taken over whose agent has set out for it', async () => {
    const other = await world.agent('hall');
    const { agent, first, second } = await rider(other);
    await world.accept(agent, second);
    await setOut(agent, first);
    world.clock('15:51');
    await jobs().relieveEndangered();
    await setOut(agent, second);
    expect(await refused(world.accept(other, second))).toMatchObject({ status: 409 });
    await jobs().relieveEndangered();
    expect(await offersOf(other)).toEqual([]);
    expect(await world.read(agent, second)).toMatchObject({ state: 'EN_ROUTE', holder: { workNo: agent.workNo } });
  });

  it('an agent is reminded to call before he sets out, and a client told when he is late: each once', async () => {
    const owner = await app.citizen();
    const agent = await world.agent();
    await world.roster([agent]);
    const { number } = await world.visit(owner);
    await world.accept(agent, number);
    world.clock('13:29');
    await jobs().remindToCall();
    expect(await notices(agent, 'VISIT_CALL_DUE')).toEqual([]);
    world.clock('13:30');
    await Promise.all([jobs().remindToCall(), jobs().remindToCall()]);
    await jobs().remindToCall();
    expect(await notices(agent, 'VISIT_CALL_DUE')).toHaveLength(1);
    world.clock('16:15');
    await jobs().tellLate();
    expect(await notices(owner, 'VISIT_LATE')).toEqual([]);
    world.clock('16:16');
    await Promise.all([jobs().tellLate(), jobs().tellLate()]);
    await jobs().tellLate();
    expect(await notices(owner, 'VISIT_LATE')).toHaveLength(1);
  });

  it('an agent who says he will be late has his client told at once, and when to expect him', async () => {
    const owner = await app.citizen();
    const agent = await world.agent();
    await world.roster([agent]);
    const { number } = await world.visit(owner);
    const { version } = await world.accept(agent, number);
    world.clock('15:50');
    await agent.client.call('POST /visits/:number/late', { params: { number }, body: { version, minutes: 40 } });
    expect((await notices(owner, 'VISIT_LATE'))[0]).toContain('预计16:30左右到');
    expect(await world.read(owner, number)).toMatchObject({ expectedAt: `${world.date}T08:30:00.000Z` });
  });

  describe('wake a phone', () => {
    const woken = async (agent: Colleague) =>
      (await app.wechat.messages())
        .filter(({ recipient }) => recipient.includes(agent.workNo) || recipient.includes(agent.person.phone))
        .map(({ channel }) => channel);
    const wake = async (time: string) => {
      world.clock(time);
      await Promise.all([jobs().wakePhones(), jobs().wakePhones()]);
      await app.settle();
    };
    async function urgentlyAsked() {
      const agent = await world.agent();
      await world.roster([agent]);
      world.clock('10:00');
      await agent.client.call('POST /me/subscriptions', { body: { accepted: ['VISIT_OFFERED'] } });
      const { number } = await world.visit(await app.citizen(), { urgent: true });
      return { agent, number };
    }

    it('by subscribe message, then 企业微信, then for an urgent one by text message: each once, and nothing personal', async () => {
      const { agent } = await urgentlyAsked();
      await wake('10:00');
      expect(await woken(agent)).toEqual([]);
      await wake('10:02');
      expect(await woken(agent)).toEqual(['WECOM']);
      await wake('10:03');
      await wake('10:04');
      await wake('10:04');
      expect(await woken(agent)).toEqual(['SMS', 'WECOM']);
      const [sms] = await app.wechat.messages();
      expect(sms?.text).toContain('紧急派单待处理，请在10:05前');
    });

    it('no more once the agent has looked, or answered, even between being due and being sent', async () => {
      const { agent, number } = await urgentlyAsked();
      const seen = () => agent.client.call('POST /visits/:number/offer-seen', { params: { number } });
      await seen();
      await seen();
      await wake('10:04');
      expect(await woken(agent)).toEqual([]);
      world.clock('10:00');
      const other = await urgentlyAsked();
      world.clock('10:02');
      await app.database.transaction(async () => {
        await jobs().wakePhones();
        await app.database.write('UPDATE visit_offer SET seen_at = offered_at WHERE staff_id = ?', [
          other.agent.staffId,
        ]);
      });
      await app.settle();
      expect(await woken(other.agent)).toEqual([]);
    });

    it('not by text message where it is not urgent, and not of somebody who is out', async () => {
      const { agent, first, second } = await rider();
      await setOut(agent, first);
      await wake('08:59');
      expect(await woken(agent)).toEqual([]);
      expect(await world.asked(second)).toEqual([agent.workNo]);
      const { version } = await world.read(world.dispatcher, first);
      await world.dispatcher.client.call('POST /visits/:number/cancel', {
        params: { number: first },
        body: { version, reason: '客户临时外出' },
      });
      await wake('09:00');
      await wake('09:09');
      expect(await woken(agent)).toEqual(['WECOM']);
    });
  });
});
