import { TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

const COMMITTED = 'food-business-license-new';

describe('a case whose materials have to be supplemented', () => {
  let app: TestApp;
  let world: CaseWorld;
  let required: readonly string[];
  let first: string;
  let second: string;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    const { materials, situations } = world.item(COMMITTED);
    required = materials
      .filter(({ key, required: r }) => r && situations[0]?.materials.includes(key))
      .map(({ key }) => key);
    [first = '', second = ''] = required;
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const promiseOf = (view: { promises: readonly { kind: string }[] }, kind: string) =>
    view.promises.find((promise) => promise.kind === kind);
  const noticed = async (phone?: string) => {
    at('2026-11-23', '10:00');
    return world.takeIn(COMMITTED, { without: [first], completeness: 'TELL_ONCE', ...(phone ? { phone } : {}) });
  };

  it('before acceptance is told everything once, in writing, and no clock of a decision runs', async () => {
    at('2026-11-23', '10:00');
    const view = await world.takeIn(COMMITTED, {
      without: [first, second],
      completeness: 'TELL_ONCE',
      corrections: ['申请书缺法定代表人签字'],
    });
    expect(view).toMatchObject({
      state: 'SUPPLEMENT_PENDING',
      stateCode: 6,
      firstResponsible: { workNo: world.clerk.workNo },
      supplement: {
        round: 1,
        missing: [{ key: first }, { key: second }],
        corrections: ['申请书缺法定代表人签字'],
        dueDate: '2026-12-07',
        open: true,
      },
      documents: [{ kind: 'FIRST_CONTACT_NOTICE' }],
    });
    expect(view.supplement?.documentNumber).toBe(view.documents[0]?.number);
    expect(promiseOf(view, 'DECISION_COMMITTED')).toBeUndefined();
    expect(promiseOf(view, 'SUPPLEMENT_NOTICE')).toMatchObject({ light: 'DONE_ON_TIME' });
  });

  it('supplemented before acceptance is accepted that day, its clocks starting then', async () => {
    const taken = await noticed();
    at('2026-11-26', '09:00');
    const view = await world.send(world.clerk, taken, 'materials', { materials: [first] });
    expect(view).toMatchObject({ state: 'ACCEPTED', supplement: { open: false } });
    expect(promiseOf(view, 'PUSH_TO_BACKOFFICE')).toMatchObject({ dueDate: '2026-11-27' });
    expect(promiseOf(view, 'DECISION_COMMITTED')).toMatchObject({ dueDate: '2026-12-10' });
  });

  it('is not taken while anything that was asked for is missing or wrong still', async () => {
    at('2026-11-23', '10:00');
    const taken = await world.takeIn(COMMITTED, {
      without: [first, second],
      completeness: 'TELL_ONCE',
      corrections: ['申请书缺签字'],
    });
    const partly = await refused(world.send(world.clerk, taken, 'materials', { materials: [first] }));
    expect(partly.code).toBe('materials_missing');
    const wrong = await refused(world.send(world.clerk, taken, 'materials', { materials: [first, second] }));
    expect(wrong.code).toBe('corrections_open');
    const both = { materials: [first, second], corrected: true };
    expect(await world.send(world.clerk, taken, 'materials', both)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('asked for by the reviewer is told within a working day and stops the clock until it is brought', async () => {
    at('2026-09-01', '10:00');
    const taken = await world.underReview(COMMITTED);
    expect(promiseOf(taken, 'DECISION_COMMITTED')).toMatchObject({ dueDate: '2026-09-15' });
    at('2026-09-02', '16:00');
    const asked = await world.act(world.reviewer, taken, 'requestSupplement', '平面图未标明面积');
    expect(promiseOf(asked, 'SUPPLEMENT_NOTICE')).toMatchObject({ dueDate: '2026-09-03' });
    at('2026-09-03', '11:00');
    const told = await world.send(world.clerk, taken, 'notice', { missing: [], corrections: ['平面图要标明面积'] });
    expect(told).toMatchObject({ state: 'SUPPLEMENT_PENDING', promise: { light: 'PAUSED', dueDate: null } });
    at('2026-09-08', '15:00');
    const brought = await world.send(world.clerk, taken, 'materials', { materials: [], corrected: true });
    expect(brought).toMatchObject({
      state: 'UNDER_REVIEW',
      promise: { kind: 'DECISION_COMMITTED', dueDate: '2026-09-18' },
    });
    const reason = await world.clerk.client.call('GET /records/:number/promises/:kind', {
      params: { number: taken.number, kind: 'DECISION_COMMITTED' },
    });
    expect(reason.days.filter(({ why }) => why === '暂停').map(({ date }) => date)).toEqual([
      '2026-09-04',
      '2026-09-05',
      '2026-09-06',
      '2026-09-07',
      '2026-09-08',
    ]);
  });

  it('is told a second time only by a supervisor who says why it was not told the first time', async () => {
    const taken = await noticed();
    const again = { missing: [second], corrections: [] };
    expect(await refused(world.send(world.clerk, taken, 'notice', again))).toMatchObject({
      fields: [{ path: 'body.reason' }],
    });
    const reason = '收件时漏看了这一份';
    expect(await refused(world.send(world.clerk, taken, 'notice', { ...again, reason }))).toMatchObject({
      status: 403,
    });
    const view = await world.send(world.supervisor, taken, 'notice', { ...again, reason });
    expect(view).toMatchObject({
      supplement: { round: 2, missing: [{ key: first }, { key: second }], open: true },
      documents: [{}, {}],
    });
  });

  it.each([
    ['nothing', { missing: [], corrections: [] }, 'nothing_to_tell'],
    ['a material the item does not have', { missing: ['no-such'], corrections: [] }, 'input_invalid'],
  ])('is not told %s', async (_, body, code) => {
    at('2026-11-23', '10:00');
    const taken = await world.takeIn(COMMITTED, { completeness: 'CHECK_LATER' });
    expect(await refused(world.send(world.clerk, taken, 'notice', body))).toMatchObject({ code });
  });

  it('is not found by a stranger, whatever they send', async () => {
    at('2026-11-23', '10:00');
    const { number, version } = await world.takeIn(COMMITTED, { completeness: 'CHECK_LATER' });
    const stranger = await app.citizen();
    const body = { version, missing: ['no-such'], corrections: [] };
    const probe = stranger.client.call('POST /cases/:number/notice', { params: { number }, body });
    expect(await refused(probe)).toMatchObject({ status: 404 });
  });

  it('left unjudged beyond the legal time is accepted by law as of the day it was received', async () => {
    at('2026-05-04', '10:00');
    const taken = await world.takeIn(COMMITTED, { without: [first], completeness: 'CHECK_LATER' });
    expect(promiseOf(taken, 'TELL_ONCE')).toMatchObject({ dueDate: '2026-05-11' });
    at('2026-05-11', '16:59');
    await world.passTime();
    expect(await world.read(world.clerk, taken)).toMatchObject({ state: 'RECEIVED' });
    at('2026-05-11', '17:01');
    await Promise.all([world.passTime(), world.passTime()]);
    const view = await world.read(world.clerk, taken);
    expect(view).toMatchObject({ state: 'ACCEPTED', deemedAccepted: true });
    expect(promiseOf(view, 'TELL_ONCE')).toMatchObject({ light: 'DONE_LATE' });
    expect(promiseOf(view, 'DECISION_COMMITTED')).toMatchObject({ dueDate: '2026-05-18' });
  });

  it('checked in time and complete is accepted from that day', async () => {
    at('2026-11-23', '10:00');
    const taken = await world.takeIn(COMMITTED, { without: [first], completeness: 'CHECK_LATER' });
    at('2026-11-24', '09:00');
    const view = await world.send(world.clerk, taken, 'materials', { materials: [first] });
    expect(view).toMatchObject({ state: 'ACCEPTED', deemedAccepted: false });
    expect(promiseOf(view, 'SUPPLEMENT_NOTICE')).toMatchObject({ light: 'DONE_ON_TIME' });
  });

  it('not brought in time waits for a clerk, who gives more time or returns it; nothing is rejected by itself', async () => {
    const taken = await noticed();
    at('2026-12-08', '00:10');
    await world.passTime();
    expect(await world.read(world.clerk, taken)).toMatchObject({ state: 'SUPPLEMENT_EXPIRED', open: true });
    at('2026-12-08', '09:00');
    const reason = '申请人出差，已电话联系';
    const extended = await world.send(world.clerk, taken, 'supplement-extension', { workdays: 3, reason });
    expect(extended).toMatchObject({ state: 'SUPPLEMENT_PENDING', supplement: { dueDate: '2026-12-11' } });
    at('2026-12-12', '09:00');
    await world.passTime();
    const returned = await world.act(world.clerk, taken, 'returnLapsed', '再次逾期，申请人同意退回');
    expect(returned).toMatchObject({ state: 'RETURNED', open: false });
  });

  it('reminds its applicant half-way and a day before, each once, and never at night', async () => {
    const citizen = await app.citizen();
    const taken = await noticed(citizen.person.phone);
    const told = async () => {
      const { items } = await citizen.client.call('GET /me/notices', { query: {} });
      return items.filter(({ number }) => number === taken.number).length;
    };
    const days: [string, string, number][] = [
      ['2026-11-27', '09:40', 1],
      ['2026-11-30', '02:00', 1],
      ['2026-11-30', '09:40', 2],
      ['2026-11-30', '09:50', 2],
      ['2026-12-04', '09:40', 3],
      ['2026-12-07', '09:40', 3],
    ];
    for (const [date, time, count] of days) {
      at(date, time);
      await Promise.all([world.passTime(), world.passTime()]);
      expect([date, time, await told()]).toEqual([date, time, count]);
    }
  });

  it('may be withdrawn by its owner while it is awaited', async () => {
    const citizen = await app.citizen();
    const taken = await noticed(citizen.person.phone);
    expect(await world.act(citizen, taken, 'withdraw', '不办了')).toMatchObject({ state: 'WITHDRAWN', open: false });
  });
});
