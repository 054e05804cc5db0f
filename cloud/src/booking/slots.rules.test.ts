import fc from 'fast-check';
import type { Category } from 'shared-types/directory.states';
import type { ServicePoint } from '../directory/centre.config';
import { instantOf } from '../kernel/time/civil-date';
import {
  audienceAt,
  costOf,
  freePlaces,
  grainOf,
  grainsOf,
  isHeldOn,
  limitOf,
  nextChange,
  offerOf,
  poolFor,
  type SlotDay,
  type SlotPlan,
  type SlotSession,
  slotsOf,
  windowsIn,
} from './slots.rules';

const CATEGORIES: Category[] = ['COMPREHENSIVE', 'CONSTRUCTION', 'MARKET_REGULATION'];
const SUBSETS = Array.from({ length: 7 }, (_, i) => CATEGORIES.filter((__, bit) => ((i + 1) >> bit) & 1));
const MONDAY = '2026-11-23';

const point = (skills: readonly Category[], category?: Category, no = 1): ServicePoint => {
  return { key: 'p', siteKey: 's', no, label: '窗口', skills, ...(category === undefined ? {} : { category }) };
};
const session = (from: string, to: string, bookable = true, windows: number[] | null = null): SlotSession => {
  return { from, to, kind: 'REGULAR', bookable, windows };
};
const SHARE = { onlineShare: 1, keptShare: 0, keptUntilHoursBefore: 24, minimumPerSlot: 1 };
const LIMIT = 3600;
const DAY: SlotDay = {
  version: 0,
  accepts: ['INSTANT', 'COMMITTED'],
  sessions: [session('09:00', '12:00'), session('13:00', '17:00'), session('17:00', '18:00', false)],
};
const plan = (part: Partial<SlotPlan> = {}): SlotPlan => ({
  itemKey: 'item',
  itemType: 'INSTANT',
  siteKey: 'hall',
  pool: 'COMPREHENSIVE',
  slotMinutes: 30,
  grainMinutes: 30,
  windows: [1, 2],
  cost: 900,
  horizonDays: 7,
  share: SHARE,
  ...part,
});
const nothing = () => 0;
const offer = (at: string, date: string, taken: (start: number) => number = nothing) =>
  offerOf(plan(), DAY, date, taken, { at: new Date(`${at}:00+08:00`), opensAt: '08:00' });

describe('places of a slot: windows × minutes × share ÷ minutes at the window', () => {
  it.each([
    [16, 30, 20, 0.6, 1, 14],
    [4, 30, 15, 0.6, 1, 4],
    [2, 30, 35, 0.6, 1, 1],
    [5, 30, 18, 0.6, 1, 5],
    [1, 30, 40, 0.6, 1, 1],
    [1, 30, 40, 0.6, 0, 0],
    [0, 30, 10, 0.6, 0, 0],
    [0, 30, 10, 0.6, 1, 0],
    [3, 20, 10, 1, 1, 6],
  ])(
    '%i windows, %i minutes, %i at the window, share %d, at least %i: %i',
    (windows, slot, counter, share, least, places) => {
      const cost = costOf(counter, 1);
      const shares = { ...SHARE, onlineShare: share, minimumPerSlot: least };
      const one = plan({ slotMinutes: slot, grainMinutes: slot, cost, share: shares });
      expect(freePlaces(one, 540, limitOf(one, windows, 'EVERYBODY'), nothing)).toBe(places);
    },
  );

  it.each([
    [20, 1, 1200],
    [20, 2, 600],
    [1, 7, 9],
  ])('cost of %i minutes over %i grains %i seconds each, never too few', (minutes, grains, seconds) => {
    expect(costOf(minutes, grains)).toBe(seconds);
  });

  it('shrink by what other items took of the same windows', () => {
    const quick = plan({ cost: 600 });
    const slow = plan({ cost: 1800 });
    expect([freePlaces(quick, 540, LIMIT, nothing), freePlaces(slow, 540, LIMIT, nothing)]).toEqual([6, 2]);
    const afterOneSlow = () => 1800;
    expect([freePlaces(quick, 540, LIMIT, afterOneSlow), freePlaces(slow, 540, LIMIT, afterOneSlow)]).toEqual([3, 1]);
  });

  it('are none, not fewer, when the limit fell below what is promised', () => {
    expect(freePlaces(plan(), 540, 900, () => 3600)).toBe(0);
  });

  it('of a longer slot are those of its fullest grain', () => {
    const long = plan({ slotMinutes: 40, grainMinutes: 20, cost: 600 });
    expect(grainsOf(long, 540)).toEqual([540, 560]);
    expect(freePlaces(long, 540, 1200, (start) => (start === 560 ? 1200 : 0))).toBe(0);
    expect(freePlaces(long, 540, 1200, (start) => (start === 560 ? 600 : 0))).toBe(1);
  });

  it('use grains of which every length is a multiple', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 240 }), { minLength: 1 }), (lengths) => {
        const grain = grainOf(lengths);
        expect(grain).toBeGreaterThan(0);
        for (const length of lengths) expect(length % grain).toBe(0);
      }),
    );
  });
});

describe('the account an item draws on', () => {
  it.each<[string, ServicePoint[], ReturnType<typeof poolFor>]>([
    [
      'windows of its own category, not others that could help',
      [point(['CONSTRUCTION'], 'CONSTRUCTION'), point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE')],
      { key: 'CONSTRUCTION', windows: [1] },
    ],
    [
      'all-round counters of a station that have the skill',
      [point(CATEGORIES), point(CATEGORIES), point(['COMPREHENSIVE'])],
      { key: 'ALL', windows: [1, 1] },
    ],
    [
      'windows lent by another category, where it has none of its own',
      [point(['COMPREHENSIVE'], 'COMPREHENSIVE'), point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE')],
      { key: 'COMPREHENSIVE', windows: [1] },
    ],
    [
      'its one own window, though more of another category could help',
      [
        point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE', 1),
        point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE', 2),
        point(['CONSTRUCTION'], 'CONSTRUCTION', 3),
        point(CATEGORIES, undefined, 4),
      ],
      { key: 'CONSTRUCTION', windows: [3] },
    ],
    [
      'the one all-round counter, though more of another category could help',
      [
        point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE', 1),
        point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE', 2),
        point(CATEGORIES, undefined, 3),
      ],
      { key: 'ALL', windows: [3] },
    ],
    [
      'the windows of the category that lends most',
      [
        point(['COMPREHENSIVE', 'CONSTRUCTION'], 'COMPREHENSIVE', 1),
        point(['MARKET_REGULATION', 'CONSTRUCTION'], 'MARKET_REGULATION', 2),
        point(['MARKET_REGULATION', 'CONSTRUCTION'], 'MARKET_REGULATION', 3),
      ],
      { key: 'MARKET_REGULATION', windows: [2, 3] },
    ],
    ['none where nobody can serve it', [point(['COMPREHENSIVE'], 'COMPREHENSIVE')], null],
  ])('is %s', (_, points, expected) => {
    expect(poolFor(points, 'CONSTRUCTION')).toEqual(expected);
  });

  it('never promises more of any kind of business than its windows can serve, whoever books in whatever order', () => {
    const anySkills = fc.subarray(CATEGORIES, { minLength: 1 });
    const anyPoint = fc.oneof(
      anySkills.map((skills) => point(skills)),
      anySkills.map((skills) => point(skills, skills[0])),
    );
    const anyTap = fc.record({ category: fc.constantFrom(...CATEGORIES), counter: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(anyPoint, { maxLength: 6 }), fc.array(anyTap, { maxLength: 60 }), (points, taps) => {
        const promised = bookAll(points, taps);
        for (const kinds of SUBSETS) {
          const windows = points.filter(({ skills }) => skills.some((skill) => kinds.includes(skill))).length;
          const demand = kinds.reduce((sum, kind) => sum + (promised.get(kind) ?? 0), 0);
          expect(demand).toBeLessThanOrEqual(windows * 30 * 60);
        }
      }),
    );
  });
});

interface Tap {
  readonly category: Category;
  readonly counter: number;
}

/** Books one slot tap by tap while there is room; returns the seconds promised by kind of business. */
function bookAll(points: readonly ServicePoint[], taps: readonly Tap[]): Map<Category, number> {
  const accounts = new Map<string, number>();
  const promised = new Map<Category, number>();
  for (const { category, counter } of taps) {
    const pool = poolFor(points, category);
    if (!pool) continue;
    const cost = costOf(counter, 1);
    const one = plan({ pool: pool.key, cost, share: { ...SHARE, minimumPerSlot: 0 } });
    const limit = limitOf(one, pool.windows.length, 'EVERYBODY');
    const taken = accounts.get(pool.key) ?? 0;
    if (freePlaces(one, 540, limit, () => taken) === 0) continue;
    accounts.set(pool.key, taken + cost);
    promised.set(category, (promised.get(category) ?? 0) + cost);
  }
  return promised;
}

describe('slots of a day', () => {
  it('fill the bookable sessions and leave out what does not fit', () => {
    expect(slotsOf(plan(), DAY)).toHaveLength(14);
    expect(slotsOf(plan({ slotMinutes: 50 }), DAY).map(({ end }) => end)).toEqual([590, 640, 690, 830, 880, 930, 980]);
  });

  it('are none on a day that does not take items of the type', () => {
    expect(slotsOf(plan({ itemType: 'COMMITTED' }), { ...DAY, accepts: ['INSTANT'] })).toEqual([]);
  });

  it.each<[string, number[] | null, number]>([
    ['all that can serve the item while no roster says', null, 2],
    ['those of them that are staffed', [2, 3], 1],
    ['none where nobody sits', [], 0],
  ])('have the windows: %s', (_, staffed, windows) => {
    expect(windowsIn(plan(), session('09:00', '10:00', true, staffed))).toBe(windows);
    const slots = slotsOf(plan(), { ...DAY, sessions: [session('09:00', '10:00', true, staffed)] });
    expect(slots.map((slot) => slot.windows)).toEqual(windows === 0 ? [] : [windows, windows]);
  });
});

describe('what is kept for some', () => {
  const share = { onlineShare: 0.6, keptShare: 0.1, keptUntilHoursBefore: 24, minimumPerSlot: 0 };
  const begins = instantOf('2026-11-24', '10:00');

  it('is taken off what everybody else may be promised', () => {
    expect(limitOf(plan({ share }), 4, 'KEPT_FOR')).toBe(4320);
    expect(limitOf(plan({ share }), 4, 'EVERYBODY')).toBe(3888);
  });

  it.each([
    ['2026-11-23', '09:59', 'EVERYBODY'],
    ['2026-11-23', '10:00', 'KEPT_FOR'],
    ['2026-11-24', '09:59', 'KEPT_FOR'],
  ])('is everybody’s from 24 hours before the slot: %s %s, %s', (date, time, audience) => {
    const at = instantOf(date, time);
    expect(audienceAt(plan({ share }), begins, at)).toBe(audience);
    expect(audienceAt(plan({ share }), begins, at, 'KEPT_FOR')).toBe('KEPT_FOR');
  });

  it('is offered to those it is kept for, and not to others while the slot is far', () => {
    const half = plan({ share: { ...share, onlineShare: 1, keptShare: 0.5 } });
    const free = (date: string, asks?: 'KEPT_FOR') => {
      const when = { at: instantOf(MONDAY, '08:00'), opensAt: '08:00', ...(asks && { asks }) };
      return offerOf(half, DAY, date, nothing, when).slots[0]?.free;
    };
    expect([free('2026-11-26'), free('2026-11-26', 'KEPT_FOR'), free(MONDAY)]).toEqual([2, 4, 4]);
  });
});

describe('a booking on a day whose hours have changed', () => {
  it.each<[string, number, number, boolean]>([
    ['at the beginning of a session', 540, 30, true],
    ['up to the end of one', 690, 30, true],
    ['in the later of two', 780, 30, true],
    ['before the first', 510, 30, false],
    ['a minute over the end', 691, 30, false],
    ['in the break', 735, 30, false],
    ['longer than the rest of the session', 660, 90, false],
  ])('%s: %i for %i minutes is held: %s', (_, start, slotMinutes, held) => {
    expect(isHeldOn(DAY, 'INSTANT', { start, slotMinutes })).toBe(held);
  });

  it('is not held where its kind is not taken any more', () => {
    expect(isHeldOn({ ...DAY, accepts: ['INSTANT'] }, 'COMMITTED', { start: 540, slotMinutes: 30 })).toBe(false);
  });
});

describe('what a day offers', () => {
  it.each([
    ['today before opening', `${MONDAY}T07:00`, MONDAY, 'FREE', 14],
    ['today, when a slot has just begun', `${MONDAY}T09:00`, MONDAY, 'FREE', 13],
    ['today, a minute before the last slot', `${MONDAY}T16:29`, MONDAY, 'FREE', 1],
    ['today, when the last slot has begun', `${MONDAY}T16:30`, MONDAY, 'OVER', 0],
    ['yesterday', `${MONDAY}T09:00`, '2026-11-22', 'OVER', 0],
    ['the furthest day before 08:00', `${MONDAY}T07:59`, '2026-11-30', 'NOT_YET', 0],
    ['the furthest day from 08:00', `${MONDAY}T08:00`, '2026-11-30', 'FREE', 14],
    ['the day after it', `${MONDAY}T08:00`, '2026-12-01', 'NOT_YET', 0],
    ['the day before it, before 08:00', `${MONDAY}T00:00`, '2026-11-29', 'FREE', 14],
  ])('%s', (_, at, date, state, slots) => {
    const made = offer(at, date);
    expect(made.state).toBe(state);
    expect(made.slots).toHaveLength(slots);
  });

  it('is closed, not over, when it has no slots at all', () => {
    const shut: SlotDay = { ...DAY, sessions: [] };
    const made = offerOf(plan(), shut, MONDAY, nothing, { at: instantOf(MONDAY, '08:00'), opensAt: '08:00' });
    expect(made).toMatchObject({ state: 'CLOSED', slots: [], free: 0 });
  });

  it('is full when no slot has a place, and counts the places otherwise', () => {
    expect(offer(`${MONDAY}T08:00`, MONDAY, () => 3600)).toMatchObject({ state: 'FULL', free: 0 });
    expect(offer(`${MONDAY}T08:00`, MONDAY, (start) => (start < 720 ? 3600 : 1800))).toMatchObject({
      state: 'FREE',
      free: 8 * 2,
    });
  });

  it('says when a day opens', () => {
    expect(offer(`${MONDAY}T07:00`, '2026-11-30').opensAt).toEqual(instantOf(MONDAY, '08:00'));
  });

  it.each([
    ['07:59', '08:00'],
    ['08:00', '09:00'],
    ['09:00', '09:30'],
    ['16:30', '24:00'],
  ])('at %s changes by itself at %s, not by what happens just now', (time, change) => {
    const at = instantOf(MONDAY, time);
    expect(nextChange(slotsOf(plan(), DAY), at, '08:00')).toEqual(instantOf(MONDAY, change));
  });

  it('stays the same until the next change, whatever the instant', () => {
    const instants = fc.date({
      min: new Date('2026-11-23T00:00:00Z'),
      max: new Date('2026-11-25T00:00:00Z'),
      noInvalidDate: true,
    });
    const dates = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01', '2026-12-02'];
    fc.assert(
      fc.property(instants, (at) => {
        const until = nextChange(slotsOf(plan(), DAY), at, '08:00');
        const all = (when: Date) =>
          dates.map((date) => offerOf(plan(), DAY, date, nothing, { at: when, opensAt: '08:00' }));
        expect(until > at).toBe(true);
        expect(all(new Date(until.getTime() - 1))).toEqual(all(at));
      }),
    );
  });
});
