import fc from 'fast-check';
import { type RosterHouse, type ShiftDraft, shiftFaults } from './roster.rules';
import { fillDay, MOST_MINUTES, minutesIn } from './roster-fill.rules';
import { gapsOf, mans, type Need } from './roster-needs.rules';

type Skill = 'COMPREHENSIVE' | 'MARKET_REGULATION';

const clerk = (workNo: string, ...skills: Skill[]) => ({
  workNo,
  name: workNo,
  roles: ['WINDOW_CLERK'] as const,
  skills,
});
const windows = [
  { siteKey: 'hall', no: 1, label: '综合1号窗口', category: 'COMPREHENSIVE', skills: ['COMPREHENSIVE'] },
  { siteKey: 'hall', no: 2, label: '综合2号窗口', category: 'COMPREHENSIVE', skills: ['COMPREHENSIVE'] },
  { siteKey: 'hall', no: 7, label: '市场监管7号窗口', category: 'MARKET_REGULATION', skills: ['MARKET_REGULATION'] },
  { siteKey: 'station-1', no: 1, label: '全科1号窗口', category: null, skills: ['COMPREHENSIVE', 'MARKET_REGULATION'] },
  { siteKey: 'station-1', no: 2, label: '全科2号窗口', category: null, skills: ['COMPREHENSIVE'] },
] as const;
const houseOf = (people: ReturnType<typeof clerk>[], away: RosterHouse['away'] = new Map()): RosterHouse => ({
  siteKeys: ['hall', 'station-1'],
  windows,
  fit: {
    WINDOW: ['WINDOW_CLERK'],
    STATION: ['WINDOW_CLERK'],
    GUIDE_DESK: ['WINDOW_CLERK'],
    FIELD_AGENT: ['PROXY_AGENT'],
    DUTY_MANAGER: ['WINDOW_CLERK'],
    ON_CALL: ['WINDOW_CLERK'],
  },
  people: new Map(people.map((person) => [person.workNo, person])),
  away,
});
const counter = (category: Skill, count: number, from = '09:00', to = '12:00'): Need => ({
  post: 'WINDOW',
  siteKey: 'hall',
  category,
  from,
  to,
  count,
});
const watch = (from: string, to: string): Need => ({
  post: 'ON_CALL',
  siteKey: null,
  category: null,
  from,
  to,
  count: 1,
});
const station = (count: number): Need => ({
  post: 'STATION',
  siteKey: 'station-1',
  category: null,
  from: '09:00',
  to: '12:00',
  count,
});
const nobodyYet = () => 0;
const lines = (shifts: readonly ShiftDraft[]) =>
  shifts.map(({ workNo, windowNo, from, to }) => `${workNo} ${windowNo} ${from}-${to}`);

describe('a day that is filled', () => {
  it('keeps one person at one window, morning and afternoon', () => {
    const needs = [counter('COMPREHENSIVE', 1), counter('COMPREHENSIVE', 1, '13:00', '17:00')];
    expect(
      lines(fillDay(needs, [], houseOf([clerk('A', 'COMPREHENSIVE'), clerk('B', 'COMPREHENSIVE')]), nobodyYet)),
    ).toEqual(['A 1 09:00-12:00', 'A 1 13:00-17:00']);
  });

  it('gives the scarce skill to the post that has no other', () => {
    const people = [clerk('A', 'COMPREHENSIVE', 'MARKET_REGULATION'), clerk('B', 'COMPREHENSIVE')];
    const filled = fillDay(
      [counter('COMPREHENSIVE', 1), counter('MARKET_REGULATION', 1)],
      [],
      houseOf(people),
      nobodyYet,
    );
    expect(lines(filled).sort()).toEqual(['A 7 09:00-12:00', 'B 1 09:00-12:00']);
  });

  it('goes round: whoever stood there least lately is next', () => {
    const lately = (workNo: string) => ({ A: 900, B: 300, C: 600 })[workNo] ?? 0;
    const people = [clerk('A', 'COMPREHENSIVE'), clerk('B', 'COMPREHENSIVE'), clerk('C', 'COMPREHENSIVE')];
    expect(lines(fillDay([counter('COMPREHENSIVE', 2)], [], houseOf(people), lately))).toEqual([
      'B 1 09:00-12:00',
      'C 2 09:00-12:00',
    ]);
  });

  it('asks of those who stood there equally long who worked least, and then the lower number', () => {
    const people = ['D', 'C', 'B', 'A'].map((workNo) => clerk(workNo, 'COMPREHENSIVE'));
    const lately = (workNo: string, post: string | null) => (post === null && workNo < 'C' ? 600 : 300);
    const filled = fillDay([counter('COMPREHENSIVE', 2)], [], houseOf(people), lately);
    expect(lines(filled)).toEqual(['C 1 09:00-12:00', 'D 2 09:00-12:00']);
    expect(lines(fillDay([counter('COMPREHENSIVE', 2)], [], houseOf(people), nobodyYet))).toEqual([
      'A 1 09:00-12:00',
      'B 2 09:00-12:00',
    ]);
  });

  it('prefers one person for the whole day at a window, and goes on asking for each watch', () => {
    const people = [clerk('A', 'COMPREHENSIVE'), clerk('B', 'COMPREHENSIVE')];
    const filled = (needs: Need[], from: string, to: string) =>
      lines(fillDay(needs, [], houseOf(people, new Map([['A', [{ from, to }]]])), nobodyYet));
    const counters = [counter('COMPREHENSIVE', 1), counter('COMPREHENSIVE', 1, '13:00', '17:00')];
    expect(filled(counters, '09:00', '10:00')).toEqual(['B 1 09:00-12:00', 'B 1 13:00-17:00']);
    expect(filled([watch('00:00', '04:00'), watch('04:00', '08:00')], '00:00', '04:00')).toEqual([
      'B null 00:00-04:00',
      'A null 04:00-08:00',
    ]);
  });

  it('puts nobody at a counter of a station whose business they cannot do', () => {
    const [some, all] = [clerk('A', 'COMPREHENSIVE'), clerk('B', 'COMPREHENSIVE', 'MARKET_REGULATION')];
    expect(lines(fillDay([station(1)], [], houseOf([some]), nobodyYet))).toEqual(['A 2 09:00-12:00']);
    const standing: ShiftDraft[] = [
      { workNo: 'C', post: 'STATION', siteKey: 'station-1', windowNo: 2, from: '09:00', to: '12:00' },
    ];
    expect(lines(fillDay([station(2)], standing, houseOf([some, all]), nobodyYet))).toEqual(['B 1 09:00-12:00']);
  });

  it('takes any window of the hall for a need that names no kind of business', () => {
    const any: Need = { ...counter('COMPREHENSIVE', 1), category: null };
    expect(lines(fillDay([any], [], houseOf([clerk('A', 'MARKET_REGULATION')]), nobodyYet))).toEqual([
      'A 7 09:00-12:00',
    ]);
  });

  it('takes a window for free whose number somebody stands at elsewhere', () => {
    const standing: ShiftDraft[] = [
      { workNo: 'B', post: 'STATION', siteKey: 'station-1', windowNo: 1, from: '09:00', to: '12:00' },
    ];
    const filled = fillDay([counter('COMPREHENSIVE', 1)], standing, houseOf([clerk('A', 'COMPREHENSIVE')]), nobodyYet);
    expect(lines(filled)).toEqual(['A 1 09:00-12:00']);
  });

  it.each([
    ['17:30', ['A null 08:00-17:30']],
    ['17:31', []],
  ])('gives nobody more than the longest watch of a day: 08:00 to %s', (to, expected) => {
    expect(lines(fillDay([watch('08:00', to)], [], houseOf([clerk('A')]), nobodyYet))).toEqual(expected);
  });

  it('asks nobody on leave, and nobody at a window that is taken', () => {
    const people = [clerk('A', 'COMPREHENSIVE'), clerk('B', 'COMPREHENSIVE'), clerk('C', 'COMPREHENSIVE')];
    const away = new Map([['A', [{ from: '08:00', to: '10:00' }]]]);
    const standing: ShiftDraft[] = [
      { workNo: 'B', post: 'WINDOW', siteKey: 'hall', windowNo: 1, from: '09:00', to: '12:00' },
    ];
    expect(lines(fillDay([counter('COMPREHENSIVE', 2)], standing, houseOf(people, away), nobodyYet))).toEqual([
      'C 2 09:00-12:00',
    ]);
  });

  it('gives the watches of a day to different people, and no day’s work to who watched the night', () => {
    const needs = [
      watch('00:00', '08:30'),
      watch('08:30', '17:00'),
      watch('17:00', '24:00'),
      counter('COMPREHENSIVE', 1),
    ];
    const people = [
      clerk('A', 'COMPREHENSIVE'),
      clerk('B', 'COMPREHENSIVE'),
      clerk('C', 'COMPREHENSIVE'),
      clerk('D', 'COMPREHENSIVE'),
    ];
    const filled = fillDay(needs, [], houseOf(people), nobodyYet);
    expect(filled).toHaveLength(4);
    expect(new Set(filled.map(({ workNo }) => workNo)).size).toBe(4);
  });

  it('leaves a gap where nobody can stand', () => {
    expect(fillDay([counter('MARKET_REGULATION', 1)], [], houseOf([clerk('A', 'COMPREHENSIVE')]), nobodyYet)).toEqual(
      [],
    );
  });

  it('takes stretches one by one where nobody can take them all', () => {
    const needs = [counter('COMPREHENSIVE', 1), counter('COMPREHENSIVE', 1, '13:00', '17:00')];
    const away = new Map([
      ['A', [{ from: '13:00', to: '17:00' }]],
      ['B', [{ from: '09:00', to: '12:00' }]],
    ]);
    const filled = fillDay(
      needs,
      [],
      houseOf([clerk('A', 'COMPREHENSIVE'), clerk('B', 'COMPREHENSIVE')], away),
      nobodyYet,
    );
    expect(lines(filled)).toEqual(['A 1 09:00-12:00', 'B 1 13:00-17:00']);
  });

  it('takes of two stretches the one in which somebody is not put down already', () => {
    const standing: ShiftDraft[] = [
      { workNo: 'A', post: 'GUIDE_DESK', siteKey: 'hall', windowNo: null, from: '09:00', to: '12:00' },
    ];
    const needs = [counter('COMPREHENSIVE', 1), counter('COMPREHENSIVE', 1, '13:00', '17:00')];
    expect(lines(fillDay(needs, standing, houseOf([clerk('A', 'COMPREHENSIVE')]), nobodyYet))).toEqual([
      'A 1 13:00-17:00',
    ]);
  });

  const people = fc
    .array(fc.subarray<Skill>(['COMPREHENSIVE', 'MARKET_REGULATION']), { maxLength: 8 })
    .map((skills) => skills.map((each, at) => clerk(`N${at}`, ...each)));
  const needs = fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 2 }), fc.boolean())
    .map(([morning, market, afternoon, night]) =>
      [
        counter('COMPREHENSIVE', morning),
        counter('MARKET_REGULATION', market),
        counter('COMPREHENSIVE', afternoon, '13:00', '17:00'),
        ...(night ? [watch('00:00', '08:30'), watch('08:30', '24:00')] : []),
      ].filter(({ count }) => count > 0),
    );

  it('has no fault, works nobody too long, and puts nobody where enough are', () => {
    fc.assert(
      fc.property(people, needs, (team, wanted) => {
        const house = houseOf(team);
        const filled = fillDay(wanted, [], house, nobodyYet);
        expect(shiftFaults(filled, house)).toEqual([]);
        for (const { workNo } of team) {
          expect(minutesIn(filled.filter((shift) => shift.workNo === workNo))).toBeLessThanOrEqual(MOST_MINUTES);
        }
        for (const need of wanted) {
          const there = filled.filter((shift) => mans(shift, need, windows));
          expect(there.length).toBeLessThanOrEqual(need.count);
        }
      }),
    );
  });

  it('adds nothing to a day that is filled already, and the same to the same day', () => {
    fc.assert(
      fc.property(people, needs, (team, wanted) => {
        const house = houseOf(team);
        const filled = fillDay(wanted, [], house, nobodyYet);
        expect(fillDay(wanted, [], house, nobodyYet)).toEqual(filled);
        const whole = wanted.every((need) => gapsOf(need, filled, windows).length === 0);
        if (whole) expect(fillDay(wanted, filled, house, nobodyYet)).toEqual([]);
      }),
    );
  });
});
