import fc from 'fast-check';
import type { Session } from '../directory/opening.rules';
import { clockTimeOfMinute, minutesOf } from '../kernel/time/civil-date';
import {
  capacityOf,
  displaced,
  grainsOn,
  gridOf,
  type Placed,
  type StaffedWindow,
  staffedSessions,
} from './displacement.rules';
import { grainsOf, limitOf, type SlotDay, type SlotPlan, slotsOf, windowsIn } from './slots.rules';

const SHARE = { onlineShare: 0.6, keptShare: 0.1, keptUntilHoursBefore: 24, minimumPerSlot: 1 };
const plan = (part: Partial<SlotPlan> = {}): SlotPlan => ({
  itemKey: 'item',
  itemType: 'INSTANT',
  siteKey: 'hall',
  pool: 'COMPREHENSIVE',
  windows: [1, 2, 3, 4],
  slotMinutes: 30,
  grainMinutes: 30,
  cost: 600,
  horizonDays: 7,
  share: SHARE,
  ...part,
});
const session = (from: string, to: string, windows: number[] | null = null, bookable = true) => {
  return { from, to, kind: 'REGULAR' as const, bookable, windows };
};
const day = (...sessions: SlotDay['sessions']): SlotDay => ({ version: 1, accepts: ['INSTANT'], sessions });
let made = 0;
const placed = (part: Partial<Placed> = {}): Placed => ({
  id: ++made,
  itemKey: 'item',
  state: 'BOOKED',
  start: 540,
  slotMinutes: 30,
  grainMinutes: 30,
  cost: 600,
  spared: false,
  ...part,
});
const many = (count: number, part: Partial<Placed> = {}) => Array.from({ length: count }, () => placed(part));

describe('who loses a place when a day changes', () => {
  // Four windows × 30 minutes × 0.6: seven places of ten minutes; two windows: three.
  it('is nobody while there is room for all', () => {
    expect(displaced(many(7), [plan()], day(session('09:00', '12:00')))).toEqual([]);
  });

  it('is nobody where those who booked fill it to the second', () => {
    expect(displaced(many(6, { cost: 720 }), [plan()], day(session('09:00', '12:00')))).toEqual([]);
    expect(displaced(many(7, { cost: 720 }), [plan()], day(session('09:00', '12:00')))).toHaveLength(1);
  });

  it('is one whose longer slot has room in one of its grains only', () => {
    const hour = plan({ itemKey: 'hour', slotMinutes: 60, grainMinutes: 30 });
    const long = placed({ itemKey: 'hour', slotMinutes: 60 });
    for (const start of [540, 570]) {
      const changed = day(session('09:00', '12:00'));
      expect(displaced([...many(7, { start }), long], [plan(), hour], changed)).toEqual([long]);
    }
  });

  it.each([
    ['begins', 540],
    ['ends', 570],
  ])('is one whose slot only %s with one of the day’s', (_, start) => {
    const longer = plan({ slotMinutes: 60, grainMinutes: 30 });
    expect(displaced(many(1, { start }), [longer], day(session('09:00', '12:00')))).toHaveLength(1);
  });

  it('are those who booked last', () => {
    const all = many(7);
    expect(displaced(all, [plan()], day(session('09:00', '12:00', [1, 2])))).toEqual(all.slice(3));
  });

  it('are the spared only after all the others', () => {
    const spared = many(2, { spared: true });
    const others = many(5);
    expect(displaced([...others, ...spared], [plan()], day(session('09:00', '12:00', [1, 2])))).toEqual(
      others.slice(1),
    );
  });

  it.each(['CHECKED_IN', 'SERVED'] as const)('is never who has come (%s), even where no window is left', (state) => {
    const here = many(2, { state });
    const others = many(1);
    expect(displaced([...others, ...here], [plan()], day(session('09:00', '12:00', [])))).toEqual(others);
  });

  it.each<[string, SlotDay]>([
    ['its session is gone', day(session('13:00', '17:00'))],
    ['its session can no longer be booked', day(session('09:00', '12:00', null, false))],
    ['its slots lie otherwise now', day(session('09:10', '12:00'))],
    ['its slots lie across it now', day(session('08:50', '12:00'))],
    ['the day does not take its kind', { ...day(session('09:00', '12:00')), accepts: ['COMMITTED'] }],
  ])('is everybody of a slot when %s', (_, changed) => {
    expect(displaced(many(2), [plan()], changed)).toHaveLength(2);
  });

  it('is one whose item is done here no more', () => {
    expect(displaced(many(1, { itemKey: 'other' }), [plan()], day(session('09:00', '12:00')))).toHaveLength(1);
  });

  it('leaves no account with more than the day can promise', () => {
    const anyPlaced = fc.record({
      start: fc.constantFrom(540, 570, 600, 630),
      cost: fc.integer({ min: 60, max: 1800 }),
      spared: fc.boolean(),
    });
    const anyWindows = fc.subarray([1, 2, 3, 4]);
    fc.assert(
      fc.property(fc.array(anyPlaced, { maxLength: 40 }), anyWindows, (parts, windows) => {
        const all = parts.map((part) => placed(part));
        const changed = day(session('09:00', '10:30', windows));
        const gone = displaced(all, [plan()], changed);
        for (const grain of [540, 570, 600, 630]) {
          const left = all.filter((each) => !gone.includes(each) && each.start === grain);
          const promised = left.reduce((sum, { cost }) => sum + cost, 0);
          expect(promised).toBeLessThanOrEqual(capacityOf([plan()], changed, grain));
        }
      }),
    );
  });
});

describe('sessions by the windows that are staffed', () => {
  const hours: Session[] = [{ from: '09:00', to: '12:00', kind: 'REGULAR', bookable: true }];
  const at = (windowNo: number, from: string, to: string): StaffedWindow => ({ windowNo, from, to });

  it.each<[string, StaffedWindow[], [string, string, number[]][]]>([
    ['nobody', [], [['09:00', '12:00', []]]],
    ['one all morning', [at(3, '08:30', '12:30')], [['09:00', '12:00', [3]]]],
    [
      'one who leaves, within a slot',
      [at(1, '09:00', '12:00'), at(2, '09:00', '10:20')],
      [
        ['09:00', '10:00', [1, 2]],
        ['10:00', '12:00', [1]],
      ],
    ],
    ['a window changing hands', [at(1, '09:00', '10:30'), at(1, '10:30', '12:00')], [['09:00', '12:00', [1]]]],
    [
      'a window changing hands while another stays',
      [at(1, '09:00', '10:30'), at(2, '09:00', '12:00'), at(1, '10:30', '12:00')],
      [['09:00', '12:00', [1, 2]]],
    ],
    [
      'one who comes when the session ends',
      [at(1, '09:00', '12:00'), at(2, '12:00', '17:00')],
      [['09:00', '12:00', [1]]],
    ],
  ])('with %s', (_, staffed, expected) => {
    expect(staffedSessions(hours, staffed, 30).map(({ from, to, windows }) => [from, to, windows])).toEqual(expected);
  });

  it('leave sessions that cannot be booked as they are', () => {
    const extended: Session[] = [{ from: '17:00', to: '18:00', kind: 'EXTENDED', bookable: false }];
    expect(staffedSessions(extended, [], 30)).toEqual([{ ...extended[0], windows: null }]);
  });

  it('never promise a window for longer than somebody sits at it, and keep every slot on its grid', () => {
    const time = fc.integer({ min: 500, max: 760 }).map(clockTimeOfMinute);
    const anyStaffed = fc
      .tuple(fc.integer({ min: 1, max: 3 }), time, time)
      .map(([windowNo, ...ends]) => at(windowNo, ...(ends.sort() as [string, string])));
    fc.assert(
      fc.property(fc.array(anyStaffed, { maxLength: 8 }), fc.constantFrom(20, 30, 40, 60), (staffed, grid) => {
        const pieces = staffedSessions(hours, staffed, grid);
        for (const { from, to, windows } of pieces) {
          for (let minute = minutesOf(from); minute < minutesOf(to); minute += grid) {
            const end = Math.min(minute + grid, minutesOf(to));
            const sitting = staffed.filter((each) => minutesOf(each.from) <= minute && end <= minutesOf(each.to));
            expect(windows?.filter((no) => !sitting.some(({ windowNo }) => windowNo === no))).toEqual([]);
          }
        }
        const one = plan({ windows: [1, 2, 3], slotMinutes: grid, grainMinutes: grid });
        for (const { start } of slotsOf(one, day(...pieces))) expect((start - 540) % grid).toBe(0);
      }),
    );
  });
});

it.each([
  [[30], 30],
  [[20, 40], 40],
  [[20, 30], 60],
  [[], 1],
])('slots of %j minutes lie on a grid of %i', (lengths, grid) => {
  expect(gridOf(lengths.map((slotMinutes) => ({ slotMinutes })))).toBe(grid);
});

it.each<[string, SlotDay, number]>([
  ['before the session', day(session('09:00', '12:00')), 510],
  ['after it', day(session('09:00', '12:00')), 720],
  ['across its end', day(session('09:00', '12:00')), 700],
  ['in a session that cannot be booked', day(session('09:00', '12:00', null, false)), 540],
  ['on a day that does not take its kind', { ...day(session('09:00', '12:00')), accepts: ['COMMITTED'] }, 540],
])('an account has nothing to promise %s', (_, changed, grain) => {
  expect(capacityOf([plan()], changed, grain)).toBe(0);
});

it('the accounts of a pool are in the order of the day, whichever item has them', () => {
  const changed = day(session('09:00', '10:00', [1]), session('10:00', '11:00', [2]));
  const plans = [plan({ windows: [2] }), plan({ itemKey: 'other', windows: [1] })];
  expect(grainsOn(plans, changed)).toEqual([540, 570, 600, 630]);
});

it('the capacity of an account is the most that any of its items may promise of it', () => {
  const changed = day(session('09:00', '10:00', [1, 2]), session('10:00', '12:00', [1]));
  const plans = [plan(), plan({ itemKey: 'few', windows: [1] })];
  expect(grainsOn(plans, changed)).toEqual([540, 570, 600, 630, 660, 690]);
  for (const grain of grainsOn(plans, changed)) {
    const most = Math.max(
      ...plans.map((each) => {
        const sitting = changed.sessions.find(({ from, to }) => minutesOf(from) <= grain && grain < minutesOf(to));
        return sitting ? limitOf(each, windowsIn(each, sitting), 'KEPT_FOR') : 0;
      }),
    );
    expect(capacityOf(plans, changed, grain)).toBe(most);
  }
  expect(capacityOf(plans, changed, 720)).toBe(0);
  expect(grainsOf(plan(), 540)).toEqual([540]);
});
