import { advise, queueWords, type SiteSeen, siteWords } from './site-advice';

const NOW = Date.parse('2026-11-24T10:00:00+08:00');

const seen = (
  key: string,
  {
    from,
    date = '2026-11-24',
    waiting,
    windows = 1,
    metres = null,
  }: { from?: string; date?: string; waiting?: number; windows?: number; metres?: number | null } = {},
): SiteSeen => ({
  site: {
    key,
    name: key,
    address: '',
    days: [],
    earliest: from === undefined ? null : { siteKey: key, siteName: key, date, from, to: '' },
  },
  queue: { siteKey: key, open: waiting !== undefined, waiting: waiting ?? 0, windowsOpen: windows },
  metres,
});
const order = (...sites: SiteSeen[]) => advise(sites, 15, NOW).map(({ site, way }) => `${site.key} ${way}`);

describe('where one is served soonest', () => {
  it.each([
    ['an earlier time before a later one', [seen('a', { from: '15:00' }), seen('b', { from: '11:00' })], 'b BOOK'],
    [
      'an earlier day before a later one',
      [seen('a', { date: '2026-11-26', from: '09:00' }), seen('b', { date: '2026-11-25', from: '16:00' })],
      'b BOOK',
    ],
    [
      'a short line now before a time in the afternoon',
      [seen('a', { from: '15:00' }), seen('b', { waiting: 2 })],
      'b NOW',
    ],
    ['a time soon before a long line', [seen('a', { from: '10:30' }), seen('b', { waiting: 9 })], 'a BOOK'],
    [
      'more windows before fewer, as many people waiting',
      [seen('a', { waiting: 4 }), seen('b', { waiting: 4, windows: 4 })],
      'b NOW',
    ],
    [
      'the nearer of two that are empty',
      [seen('a', { waiting: 0, metres: 9000 }), seen('b', { waiting: 0, metres: 900 })],
      'b NOW',
    ],
    [
      'a long way before a longer line',
      [seen('a', { waiting: 8, metres: 100 }), seen('b', { waiting: 0, metres: 8000 })],
      'b NOW',
    ],
    ['any way before none', [seen('a'), seen('b', { date: '2026-12-01', from: '16:30' })], 'b BOOK'],
    [
      'a site with a window before one with people and no window',
      [seen('a', { waiting: 0, windows: 0 }), seen('b', { waiting: 3 })],
      'b NOW',
    ],
  ])('puts %s', (_rule, sites, first) => {
    expect(order(...sites)[0]).toBe(first);
  });

  it('never gets better by one more who waits, a later time or a longer way', () => {
    for (const [better, worse] of [
      [{ waiting: 1 }, { waiting: 2 }],
      [{ from: '11:00' }, { from: '11:30' }],
      [
        { waiting: 1, metres: 500 },
        { waiting: 1, metres: 501 },
      ],
    ]) {
      expect(order(seen('worse', worse), seen('better', better))[0]).toMatch(/^better/);
    }
  });

  it('keeps the order of the list where nothing tells two apart', () => {
    expect(order(seen('a', { waiting: 0 }), seen('b', { waiting: 0 }))).toEqual(['a NOW', 'b NOW']);
  });
});

describe('what is said of a site', () => {
  it('is how far, how full and how early', () => {
    expect(siteWords(seen('a', { waiting: 3, windows: 2, from: '15:00', metres: 1200 }))).toMatch(
      /^约 1.2 公里 · 现在 3 人在等，开 2 个窗口 · 最早可约.*15:00$/,
    );
  });

  it('is nothing of a line where no number can be taken', () => {
    expect(queueWords(seen('a').queue)).toBeNull();
    expect(queueWords(seen('a', { waiting: 2, windows: 0 }).queue)).toBeNull();
    expect(siteWords(seen('a'))).toBe('近几天已约满');
  });
});
