import { makeDay } from '../../../bench/dispatch/make-day';
import { agent, beginnings, ordersOf, planOn, task } from '../../../test/small-day';
import { agentOut, delay, insertTask, refuse, touched, withdraw } from './change-day';
import type { Plan } from './day.rules';
import { rounds } from './pace';
import { planDay } from './plan-day';
import { readVroom } from './vroom-input';

const promised = { promised: true };
const between = (from: number, to: number) => ({ windows: [[from, to]] as const });

describe('one more visit', () => {
  const two = () =>
    planOn(
      [agent('a'), agent('b')],
      [task(1, 2, { ...promised, ...between(200, 300) }), task(2, 8, { ...promised, ...between(800, 900) })],
      { a: [1], b: [2] },
    );

  it('goes where it costs least and touches that route alone', () => {
    const after = insertTask(two(), task(3, 7));
    expect(ordersOf(after)).toEqual({ a: [1], b: [3, 2] });
    expect(touched(two(), after)).toEqual(['b']);
    expect(beginnings(after).get(2)).toBe(900);
  });

  it('makes another visit move to somebody else when only this agent may do it', () => {
    const after = insertTask(two(), task(3, 8, { pinnedTo: 'b', service: 200, ...between(800, 850) }));
    expect(ordersOf(after)).toEqual({ a: [1, 2], b: [3] });
  });

  it('pushes out nobody who was promised, however urgent it is', () => {
    const plan = planOn([agent('a')], [task(1, 2, { ...promised, ...between(200, 200) })], { a: [1] });
    const after = insertTask(plan, task(2, 5, { priority: 100, ...between(600, 600) }));
    expect(ordersOf(after)).toEqual({ a: [1, 2] });
    const crossed = insertTask(plan, task(2, 9, { priority: 100, ...between(900, 950) }));
    expect(crossed.unplaced).toEqual([{ task: 2, reason: 'FULL' }]);
    expect(ordersOf(crossed)).toEqual({ a: [1] });
  });

  it('takes the place of what is not promised and counts for less, never of what counts for as much', () => {
    const plan = planOn([agent('a')], [task(1, 2, { priority: 3, ...between(200, 200) })], { a: [1] });
    const more = insertTask(plan, task(2, 9, { priority: 4, ...between(900, 950) }));
    expect([ordersOf(more), more.unplaced]).toEqual([{ a: [2] }, [{ task: 1, reason: 'FULL' }]]);
    const same = insertTask(plan, task(2, 9, { priority: 3, ...between(900, 950) }));
    expect([ordersOf(same), same.unplaced]).toEqual([{ a: [1] }, [{ task: 2, reason: 'FULL' }]]);
  });

  it('never moves a pinned visit', () => {
    const pinned = task(1, 2, { ...promised, pinnedTo: 'a', ...between(200, 200) });
    const after = insertTask(
      planOn([agent('a'), agent('b')], [pinned], { a: [1] }),
      task(2, 9, { pinnedTo: 'a', ...between(900, 950) }),
    );
    expect(ordersOf(after)).toEqual({ a: [1], b: [] });
    expect(after.unplaced).toEqual([{ task: 2, reason: 'FULL' }]);
  });
});

describe('a visit that is taken back', () => {
  it('leaves room for what was left out', () => {
    const tasks = [task(1, 2, between(200, 200)), task(2, 9, between(900, 950))];
    const plan: Plan = { ...planOn([agent('a')], tasks, { a: [1] }), unplaced: [{ task: 2, reason: 'FULL' }] };
    const after = withdraw(plan, 1);
    expect([ordersOf(after), after.unplaced]).toEqual([{ a: [2] }, []]);
    expect(after.day.tasks.map(({ id }) => id)).toEqual([2]);
  });
});

describe('a visit that an agent refuses', () => {
  it('goes to another, pinned to the one who refuses or not', () => {
    const plan = planOn([agent('a'), agent('b')], [task(1, 2, { pinnedTo: 'a' })], { a: [1] });
    expect(ordersOf(refuse(plan, 1, 'a'))).toEqual({ a: [], b: [1] });
  });

  it('is left out, and said to be, when everybody has refused', () => {
    const plan = planOn([agent('a'), agent('b')], [task(1, 2)], { a: [1] });
    const after = refuse(refuse(plan, 1, 'a'), 1, 'b');
    expect([ordersOf(after), after.unplaced]).toEqual([{ a: [], b: [] }, [{ task: 1, reason: 'NOT_ALLOWED' }]]);
  });

  it('stays pinned to whom it is pinned when another refuses it', () => {
    const plan = planOn([agent('a'), agent('b')], [task(1, 2, { pinnedTo: 'a' })], { a: [1] });
    expect(ordersOf(refuse(plan, 1, 'b'))).toEqual({ a: [1], b: [] });
  });
});

describe('an agent who is late', () => {
  it('keeps every visit that can still be made in its window', () => {
    const plan = planOn([agent('a'), agent('b')], [task(1, 2, between(200, 900)), task(2, 3)], { a: [1, 2] });
    const after = delay(plan, 'a', 700);
    expect(touched(plan, after)).toEqual([]);
    expect([...beginnings(after).values()]).toEqual([900, 1100]);
  });

  it('gives what cannot to another, and no more than has to go', () => {
    const tasks = [task(1, 2, between(200, 900)), task(2, 3, between(0, 1100)), task(3, 4)];
    const after = delay(planOn([agent('a'), agent('b')], tasks, { a: [1, 2, 3] }), 'a', 800);
    expect(ordersOf(after)).toEqual({ a: [2, 3], b: [1] });
  });

  it('holds on to what is pinned and to what is promised before the rest', () => {
    const tasks = [
      task(1, 5, { priority: 9, ...between(0, 1300) }),
      task(2, 6, { pinnedTo: 'a', ...between(0, 1400) }),
    ];
    const after = delay(planOn([agent('a'), agent('b')], tasks, { a: [1, 2] }), 'a', 800);
    expect(ordersOf(after)).toEqual({ a: [2], b: [1] });
  });

  it('is free where the running visit is, when that is over', () => {
    const running = { task: task('now', 5), until: 500 };
    const after = delay(planOn([agent('a', { running })], [task(1, 6)], { a: [1] }), 'a', 900);
    expect(beginnings(after).get(1)).toBe(1000);
    expect(after.day.agents[0]).toMatchObject({ running: { until: 900 }, shift: [0, 10_000] });
  });

  it('has lunch late rather than never', () => {
    const breaks = [{ id: 'lunch', windows: [[300, 400]] as const, service: 200 }];
    const after = delay(planOn([agent('a', { breaks })], [task(1, 2)], { a: [1] }), 'a', 500);
    expect(ordersOf(after)).toEqual({ a: [1] });
    expect(beginnings(after).get(1)).toBe(700);
  });

  it('is no earlier for a delay that lies before the shift', () => {
    const plan = planOn([agent('a', { shift: [500, 9000] })], [task(1, 2)], { a: [1] });
    expect(beginnings(delay(plan, 'a', 100)).get(1)).toBe(700);
  });
});

describe('an agent who falls out', () => {
  it('keeps what is over by then; the rest goes to others, pinned visits to nobody', () => {
    const tasks = [task(1, 2), task(2, 3), task(3, 4, { pinnedTo: 'a' })];
    const after = agentOut(planOn([agent('a'), agent('b')], tasks, { a: [1, 2, 3] }), 'a', 350);
    expect(ordersOf(after)).toEqual({ a: [1], b: [2] });
    expect(after.unplaced).toEqual([{ task: 3, reason: 'OUT_OF_REACH' }]);
  });

  it('leaves a running visit that is not over to another', () => {
    const running = { task: task('now', 5), until: 500 };
    const after = agentOut(planOn([agent('a', { running }), agent('b')], [], {}), 'a', 400);
    expect(ordersOf(after)).toEqual({ a: [], b: ['now'] });
    const later = agentOut(planOn([agent('a', { running }), agent('b')], [], {}), 'a', 500);
    expect(ordersOf(later)).toEqual({ a: [], b: [] });
  });

  it('needs no lunch any more that was not over', () => {
    const breaks = [{ id: 'lunch', windows: [[400, 900]] as const, service: 200 }];
    const plan = planOn([agent('a', { breaks })], [task(1, 2)], { a: [1] });
    expect(ordersOf(agentOut(plan, 'a', 310))).toEqual({ a: [1] });
    expect(agentOut(plan, 'a', 310).day.agents[0]?.breaks).toEqual([]);
    expect(agentOut(plan, 'a', 700).day.agents[0]?.breaks).toHaveLength(1);
  });

  it('changes nothing when nobody is called so', () => {
    const plan = planOn([agent('a')], [task(1, 2)], { a: [1] });
    expect(agentOut(plan, 'nobody', 0)).toBe(plan);
  });
});

describe('a full day', () => {
  const { day } = readVroom(makeDay(12, 72, 5));
  const all = { ...day, tasks: day.tasks.map((each) => ({ ...each, ...promised })) };
  const plan = planDay({ ...all, tasks: all.tasks.slice(0, 60) }, rounds(600));

  it('takes twelve more one by one and keeps every window that was promised', () => {
    expect(plan.unplaced).toEqual([]);
    let now = plan;
    for (const more of all.tasks.slice(60)) {
      const next = insertTask(now, more);
      expect(touched(now, next).length).toBeLessThanOrEqual(2);
      expect(next.unplaced.length).toBeLessThanOrEqual(now.unplaced.length + 1);
      beginnings(next);
      now = next;
    }
  });

  it('shares out the visits of one who falls out and leaves the others where they are', () => {
    const after = agentOut(plan, 1, 0);
    beginnings(after);
    expect(after.routes[0]?.tasks).toEqual([]);
    const lost = new Set(plan.routes[0]?.tasks);
    const left = after.unplaced.map((each) => each.task);
    expect(left.filter((id) => !lost.has(id))).toEqual([]);
    expect(left.length).toBeLessThan(lost.size);
  });
});
