import fc from 'fast-check';
import { VISIT_STATES, VISIT_STEPS, type VisitState } from 'shared-types/dispatch.states';
import { arrivalRefusal, metresInWords, stepsOf, visitLifecycle } from './visit.rules';

const terms = { radiusMetres: 200, maxAccuracyMetres: 150 };
const near = (metres: number, accuracyMetres: number, limits = terms) =>
  arrivalRefusal({ by: 'POSITION', metres, accuracyMetres, terms: limits });

describe('an arrival', () => {
  it.each([
    ['at the door', 0, 10, null],
    ['at the edge', 200, 10, null],
    ['a step too far', 201, 10, 'too_far'],
    ['with the accuracy at its limit', 100, 150, null],
    ['with a reading too coarse to mean anything', 0, 151, 'position_inaccurate'],
    ['far off, and coarse', 5000, 2000, 'position_inaccurate'],
  ])('%s: %d m, ± %d m', (_, metres, accuracy, code) => {
    expect(near(metres, accuracy)?.code ?? null).toBe(code);
  });

  it('may be as far off as its accuracy where that is allowed to be larger than the radius', () => {
    const wide = { radiusMetres: 100, maxAccuracyMetres: 300 };
    expect(near(250, 250, wide)).toBeNull();
    expect(near(251, 250, wide)?.code).toBe('too_far');
  });

  it('holds exactly when distance ≤ max(radius, accuracy) and the accuracy is within its limit', () => {
    const metres = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(metres, metres, metres, metres, (distance, accuracy, radiusMetres, maxAccuracyMetres) => {
        const there = near(distance, accuracy, { radiusMetres, maxAccuracyMetres }) === null;
        expect(there).toBe(distance <= Math.max(radiusMetres, accuracy) && accuracy <= maxAccuracyMetres);
      }),
    );
  });

  it('too far is told with the distance and what to do', () => {
    expect(near(850, 20)?.title).toBe('您离约定地址还有约 850 米，请到 200 米以内再点“到达”，或向客户要到访码');
  });

  it('with too coarse a reading is told what else would do', () => {
    expect(near(0, 2000)?.title).toBe('定位误差约 2.0 公里，还不能确认到达。请到开阔处再试，或向客户要到访码');
  });

  it('by the code needs nothing else, and nothing less', () => {
    expect(arrivalRefusal({ by: 'CODE', matches: true })).toBeNull();
    expect(arrivalRefusal({ by: 'CODE', matches: false })).toMatchObject({
      code: 'code_wrong',
      title: '到访码不对，请向客户核对后再输入',
    });
  });
});

describe('a client who is not there', () => {
  const guard = visitLifecycle.actions.clientAbsent.guard as NonNullable<typeof visitLifecycle.actions.arrive.guard>;
  const absent = (waitedMinutes: number, calls: number) =>
    guard({ absence: { waitedMinutes, calls, terms: { waitMinutes: 15, calls: 2 } } })?.title ?? null;

  it.each([
    [15, 2, null],
    [14.2, 2, '还要再等 1 分钟，才能登记上门未遇'],
    [20, 0, '还要再打 2 次电话，才能登记上门未遇'],
    [3, 1, '还要再等 12 分钟，还要再打 1 次电话，才能登记上门未遇'],
  ])('after %d minutes and %d calls: %s', (waited, calls, title) => {
    expect(absent(waited, calls)).toBe(title);
  });

  it('nothing shown is nothing proved', () => {
    expect(guard({})).toMatchObject({ code: 'absence_unproved', title: '请先等候并联系客户' });
    expect(visitLifecycle.actions.arrive.guard?.({})).toMatchObject({
      code: 'arrival_unproved',
      title: '请用定位或到访码确认到达',
    });
  });
});

describe('a client who moves the time', () => {
  const guard = visitLifecycle.actions.reschedule.guard as NonNullable<typeof visitLifecycle.actions.arrive.guard>;
  const move = (moves: number) => guard({ moving: { moves, terms: { clientTimes: 2 } } });

  it.each([
    [0, null],
    [1, null],
    [2, '已经改过 2 次时间，请打电话给中心，我们帮您再约'],
    [3, '已经改过 3 次时间，请打电话给中心，我们帮您再约'],
  ])('after %d times: %s', (moves, title) => {
    expect(move(moves)?.title ?? null).toBe(title);
  });

  it('nothing known is nothing allowed', () => {
    expect(guard({})?.code).toBe('moves_unknown');
    expect(visitLifecycle.actions.setOut.guard?.({})?.code).toBe('pair_unknown');
  });
});

describe('the steps an owner follows', () => {
  const reached = new Map(VISIT_STEPS.map((step, i) => [step as string, new Date(i)]));
  const done = (state: VisitState) => stepsOf(state, reached).filter(({ at }) => at !== null).length;

  it.each<[VisitState, number]>([
    ['CREATED', 0],
    ['DISPATCHED', 0],
    ['ACCEPTED', 1],
    ['EN_ROUTE', 2],
    ['ARRIVED', 3],
    ['IN_SERVICE', 4],
    ['COMPLETED', 5],
    ['CLIENT_CONFIRMED', 6],
    ['CLIENT_ABSENT', 3],
    ['ABORTED', 6],
    ['RESCHEDULED', 6],
  ])('in %s are %d of six', (state, count) => {
    expect(done(state)).toBe(count);
  });

  it('are always all six, in order', () => {
    for (const state of Object.keys(VISIT_STATES) as VisitState[]) {
      expect(stepsOf(state, new Map()).map(({ step }) => step)).toEqual(VISIT_STEPS);
    }
  });
});

it.each([
  [85.4, '85 米'],
  [999, '999 米'],
  [1000, '1.0 公里'],
  [1234, '1.2 公里'],
])('%d m reads %s', (metres, words) => {
  expect(metresInWords(metres)).toBe(words);
});
