import fc from 'fast-check';
import type { RosterWindow, ShiftDraft } from './roster.rules';
import { dayKindOf, gapsOf, type Need, needsOn } from './roster-needs.rules';

const windows: RosterWindow[] = [
  { siteKey: 'hall', no: 1, label: '综合1号窗口', category: 'COMPREHENSIVE', skills: [] },
  { siteKey: 'hall', no: 7, label: '市场监管7号窗口', category: 'MARKET_REGULATION', skills: [] },
];
const watch: Need = { post: 'ON_CALL', siteKey: null, category: null, from: '00:00', to: '24:00', count: 1 };
const counter: Need = {
  post: 'WINDOW',
  siteKey: 'hall',
  category: 'COMPREHENSIVE',
  from: '09:00',
  to: '17:00',
  count: 2,
};
const shift = (from: string, to: string, part: Partial<ShiftDraft> = {}): ShiftDraft => ({
  workNo: 'A',
  post: 'WINDOW',
  siteKey: 'hall',
  windowNo: 1,
  from,
  to,
  ...part,
});
const onCall = (from: string, to: string) => shift(from, to, { post: 'ON_CALL', siteKey: null, windowNo: null });

describe('a day', () => {
  it.each([
    [1, undefined, 'WEEKDAY'],
    [5, undefined, 'WEEKDAY'],
    [6, undefined, 'WEEKEND'],
    [7, undefined, 'WEEKEND'],
    [7, 'MAKEUP_WORKDAY', 'WEEKDAY'],
    [3, 'HOLIDAY', 'HOLIDAY'],
    [6, 'HOLIDAY', 'HOLIDAY'],
  ] as const)('number %d of the week that is %s is rostered as %s', (dayOfWeek, special, kind) => {
    expect(dayKindOf(dayOfWeek, special)).toBe(kind);
  });
});

describe('what must be manned', () => {
  const counts = { WEEKDAY: 4, WEEKEND: 2, HOLIDAY: 0 };
  const rules = {
    centre: [{ post: 'ON_CALL' as const, from: '00:00', to: '24:00', count: { WEEKDAY: 1, WEEKEND: 1, HOLIDAY: 1 } }],
    sites: {
      hall: [
        { post: 'WINDOW' as const, category: 'COMPREHENSIVE' as const, sessions: ['REGULAR' as const], count: counts },
      ],
    },
  };
  const sessions = () => [
    { from: '09:00', to: '12:00', kind: 'REGULAR' as const },
    { from: '13:00', to: '17:00', kind: 'REGULAR' as const },
    { from: '17:00', to: '19:00', kind: 'EXTENDED' as const },
  ];

  it('is each session of the kinds named, and the posts of the whole centre', () => {
    expect(needsOn(rules, 'WEEKDAY', sessions).map(({ post, from, to, count }) => [post, from, to, count])).toEqual([
      ['ON_CALL', '00:00', '24:00', 1],
      ['WINDOW', '09:00', '12:00', 4],
      ['WINDOW', '13:00', '17:00', 4],
    ]);
  });

  it('goes by the kind of day, and asks for nobody where none is needed', () => {
    expect(needsOn(rules, 'WEEKEND', sessions).map(({ count }) => count)).toEqual([1, 2, 2]);
    expect(needsOn(rules, 'HOLIDAY', sessions)).toHaveLength(1);
  });

  it('is of the windows of one kind of business where the rule says so, and of any post of its site', () => {
    const posts = [{ post: 'GUIDE_DESK' as const, sessions: ['REGULAR' as const], count: counts }];
    const both = { centre: [], sites: { hall: rules.sites.hall, 'station-1': posts } };
    const [window, , guide] = needsOn(both, 'WEEKEND', sessions);
    expect(window).toMatchObject({ post: 'WINDOW', siteKey: 'hall', category: 'COMPREHENSIVE' });
    expect(guide).toEqual({
      post: 'GUIDE_DESK',
      siteKey: 'station-1',
      category: null,
      from: '09:00',
      to: '12:00',
      count: 2,
    });
  });

  it('is the round-the-clock posts alone on a day a site is closed', () => {
    expect(needsOn(rules, 'WEEKDAY', () => []).map(({ post }) => post)).toEqual(['ON_CALL']);
  });
});

describe('what is missing', () => {
  it.each<[string, Need, ShiftDraft[], [string, string, number][]]>([
    ['everything, where nobody is put down', watch, [], [['00:00', '24:00', 1]]],
    [
      'nothing, where the watch is handed over without a hole',
      watch,
      [onCall('00:00', '08:30'), onCall('08:30', '24:00')],
      [],
    ],
    [
      'the hole between two watches',
      watch,
      [onCall('00:00', '08:30'), onCall('09:00', '24:00')],
      [['08:30', '09:00', 1]],
    ],
    ['one of two', counter, [shift('09:00', '17:00')], [['09:00', '17:00', 1]]],
    [
      'more of it where fewer are there',
      counter,
      [shift('09:00', '12:00')],
      [
        ['09:00', '12:00', 1],
        ['12:00', '17:00', 2],
      ],
    ],
    [
      'nothing beyond what is needed',
      counter,
      [shift('09:00', '17:00'), shift('09:00', '17:00'), shift('09:00', '17:00')],
      [],
    ],
    [
      'those at another kind of window do not count',
      counter,
      [shift('09:00', '17:00', { windowNo: 7 })],
      [['09:00', '17:00', 2]],
    ],
    [
      'those at another site do not count',
      counter,
      [shift('09:00', '17:00', { siteKey: 'station-1' })],
      [['09:00', '17:00', 2]],
    ],
    [
      'those at a window nobody knows do not count',
      counter,
      [shift('09:00', '17:00', { windowNo: 99 })],
      [['09:00', '17:00', 2]],
    ],
    [
      'those at another site do not count, of a post without windows',
      { ...counter, post: 'GUIDE_DESK', category: null },
      [shift('09:00', '17:00', { post: 'GUIDE_DESK', siteKey: 'station-1', windowNo: null })],
      [['09:00', '17:00', 2]],
    ],
    [
      'nothing of a post of the whole centre, wherever somebody keeps it',
      watch,
      [{ ...onCall('00:00', '24:00'), siteKey: 'hall' }],
      [],
    ],
    [
      'nothing before the hours that are needed',
      counter,
      [shift('08:00', '12:00')],
      [
        ['09:00', '12:00', 1],
        ['12:00', '17:00', 2],
      ],
    ],
    [
      'nothing after them',
      counter,
      [shift('12:00', '18:00')],
      [
        ['09:00', '12:00', 2],
        ['12:00', '17:00', 1],
      ],
    ],
    [
      'one stretch where one goes and another comes',
      { ...counter, count: 2 },
      [shift('09:00', '12:00'), shift('12:00', '17:00')],
      [['09:00', '17:00', 1]],
    ],
    [
      'those at another post do not count',
      counter,
      [shift('09:00', '17:00', { post: 'GUIDE_DESK' })],
      [['09:00', '17:00', 2]],
    ],
    [
      'what lies outside the hours does not count',
      counter,
      [shift('07:00', '09:00'), shift('17:00', '20:00')],
      [['09:00', '17:00', 2]],
    ],
  ])('is %s', (_what, need, shifts, gaps) => {
    expect(gapsOf(need, shifts, windows).map(({ from, to, missing }) => [from, to, missing])).toEqual(gaps);
  });

  const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
  const shifts = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 8 })).map(([from, hours]) => {
      return onCall(hour(from), hour(Math.min(24, from + hours)));
    }),
    { maxLength: 12 },
  );
  const needs = fc.integer({ min: 1, max: 4 }).map((count) => ({ ...watch, count }));

  it('and what is there make up exactly what is needed, at every hour', () => {
    fc.assert(
      fc.property(needs, shifts, (need, there) => {
        const gaps = gapsOf(need, there, windows);
        for (let at = 0; at < 24; at += 1) {
          const manned = there.filter(({ from, to }) => from <= hour(at) && hour(at) < to).length;
          const missing = gaps.find(({ from, to }) => from <= hour(at) && hour(at) < to)?.missing ?? 0;
          expect(missing).toBe(Math.max(0, need.count - manned));
        }
      }),
    );
  });

  it('never grows by one more shift', () => {
    const sum = (need: Need, there: ShiftDraft[]) =>
      gapsOf(need, there, windows).reduce(
        (all, { from, to, missing }) => all + missing * (Number(to.slice(0, 2)) - Number(from.slice(0, 2))),
        0,
      );
    fc.assert(
      fc.property(needs, shifts, (need, there) => {
        expect(sum(need, there)).toBeLessThanOrEqual(sum(need, there.slice(1)));
      }),
    );
  });
});
