import type { SiteView } from 'shared-types/directory.contract';
import { distanceWords, metresBetween, nearestFirst } from './distance';
import { mapName, openingWords, sessionsWords } from './opening-words';

const TODAY = '2026-11-23';
const closed = { open: false, kind: null, reason: null, closesAt: null, opensAt: null, note: null };
const at = (now: Partial<SiteView['now']>) => openingWords({ now: { ...closed, ...now } }, TODAY);

it('names a site on the map without what stands in brackets', () => {
  expect(mapName('1号驿站（地铁站旁）')).toBe('1号驿站');
  expect(mapName('综合服务大厅')).toBe('综合服务大厅');
});

describe('whether a site is open, in words', () => {
  it.each([
    [{ open: true, kind: 'REGULAR', closesAt: '2026-11-23T04:00:00.000Z' }, '正常服务中，到 12:00'],
    [{ open: true, kind: 'SELF_SERVICE' }, '自助服务中，全天开放'],
    [{ reason: 'BETWEEN_SESSIONS', opensAt: '2026-11-23T05:00:00.000Z' }, '午间休息，13:00开门'],
    [{ reason: 'AFTER_CLOSING', opensAt: '2026-11-24T01:00:00.000Z' }, '今天已下班，明天（周二）09:00开门'],
    [{ reason: 'CLOSED_TODAY' }, '今天不开放'],
  ] as const)('%o', (now, words) => {
    expect(at(now)).toBe(words);
  });

  it('joins the sessions of a day', () => {
    expect(
      sessionsWords([
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '17:00' },
      ]),
    ).toBe('09:00–12:00、13:00–17:00');
    expect(sessionsWords([])).toBe('不开放');
  });
});

describe('how far it is', () => {
  const here = { longitude: 108.97, latitude: 34.2 };

  it('is the great circle: a hundredth of a degree of latitude is 1,112 metres', () => {
    expect(metresBetween(here, { longitude: 108.97, latitude: 34.21 })).toBeCloseTo(1112, 0);
  });

  it('is said no more exactly than a phone knows it', () => {
    expect([12, 340, 980, 2430].map(distanceWords)).toEqual(['约 50 米', '约 350 米', '约 1000 米', '约 2.4 公里']);
  });

  it('orders the sites, and leaves their order alone while it is not known where one is', () => {
    const far = { key: 'far', position: { longitude: 108.99, latitude: 34.2 } };
    const near = { key: 'near', position: { longitude: 108.971, latitude: 34.2 } };
    expect(nearestFirst([far, near], here).map(({ key }) => key)).toEqual(['near', 'far']);
    expect(nearestFirst([far, near], null).map(({ key }) => key)).toEqual(['far', 'near']);
  });
});
