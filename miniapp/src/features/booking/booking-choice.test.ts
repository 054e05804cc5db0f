import type { AvailabilityView } from 'shared-types/booking.contract';
import { type BookableSite, earlierElsewhere, openingWords, settle, stripDays } from './booking-choice';

const site = (key: string, days: [date: string, free: number][]): BookableSite => {
  const first = days.find(([, free]) => free > 0);
  return {
    key,
    name: key,
    address: '',
    days: days.map(([date, free]) => ({ date, free, state: free > 0 ? 'FREE' : 'FULL', note: null })),
    earliest: first ? { siteKey: key, siteName: key, date: first[0], from: '09:00', to: '09:30' } : null,
  };
};
const offer = (...sites: BookableSite[]): AvailabilityView => ({
  itemKey: 'item',
  itemName: '事项',
  opensAt: '08:00',
  sites,
  sooner: null,
});
const hall = site('hall', [
  ['2026-11-24', 0],
  ['2026-11-25', 3],
]);
const station = site('station', [['2026-11-24', 1]]);
const full = site('full', [['2026-11-24', 0]]);

describe('where and on which day a booking begins', () => {
  it('is the soonest there is, for somebody who has chosen nothing', () => {
    expect(settle(offer(full, hall, station), { siteKey: '', date: '' })).toEqual({
      site: station,
      date: '2026-11-24',
    });
  });

  it('is what was chosen, while it can be had', () => {
    expect(settle(offer(hall, station), { siteKey: 'hall', date: '2026-11-25' })).toEqual({
      site: hall,
      date: '2026-11-25',
    });
  });

  it('is the next free day of the chosen site, when the chosen day has filled up', () => {
    expect(settle(offer(hall, station), { siteKey: 'hall', date: '2026-11-24' }).date).toBe('2026-11-25');
  });

  it('is no day where nothing is free', () => {
    expect(settle(offer(full), { siteKey: 'full', date: '' })).toEqual({ site: full, date: undefined });
  });
});

describe('the strip of days', () => {
  it('says how much is left, or why a day cannot be chosen', () => {
    expect(stripDays(hall)).toEqual([
      { date: '2026-11-24', open: false, word: '已约满' },
      { date: '2026-11-25', open: true, word: '余 3' },
    ]);
  });

  it('names tomorrow', () => {
    expect(openingWords({ date: '2026-11-24', from: '09:00' }, '2026-11-23')).toBe('明天（周二）09:00');
  });
});

describe('the advice to go elsewhere', () => {
  const soonest = station.earliest;

  it('is given where another site is free before this one ever is', () => {
    expect(earlierElsewhere(hall, soonest)).toBe(soonest);
    expect(earlierElsewhere(full, soonest)).toBe(soonest);
  });

  it('is withheld where this site has an earlier day of its own, though not the one looked at', () => {
    expect(earlierElsewhere(site('hall', [['2026-11-24', 2]]), soonest)).toBeNull();
  });
});
