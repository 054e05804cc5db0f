import fc from 'fast-check';
import { instantOf } from '../kernel/time/civil-date';
import { isWished, offerUntil, rivals, type Wish } from './waitlist.rules';

const RULES = { offerMinutes: 30, quietFrom: '21:00', quietUntil: '08:00', leadMinutes: 60, active: 3 };
const at = (date: string, time: string) => instantOf(date, time);
const TUESDAY = '2026-11-24';
const wish = (part: Partial<Wish> = {}): Wish => ({
  siteKeys: ['hall'],
  fromDate: '2026-11-24',
  toDate: '2026-11-26',
  part: 'ANY',
  ...part,
});

describe('how long a free place is kept', () => {
  it.each([
    ['by day', '10:00', '16:00', '10:30'],
    ['near the slot, up to an hour before it', '14:45', '16:00', '15:00'],
    ['a minute before it would be too late', '14:59', '16:00', '15:00'],
    ['too late to offer', '15:00', '16:00', null],
    ['early in the morning, after it', '06:00', '16:00', '08:30'],
    ['at the end of the night', '07:59', '16:00', '08:30'],
    ['when the night is over', '08:00', '16:00', '08:30'],
    ['early, for a slot soon after', '06:00', '09:15', '08:15'],
  ])('%s', (_, now, begins, until) => {
    expect(offerUntil(at(TUESDAY, now), at(TUESDAY, begins), RULES)).toEqual(until && at(TUESDAY, until));
  });

  it.each([
    ['20:59', at(TUESDAY, '21:29')],
    ['21:00', at('2026-11-25', '08:30')],
    ['23:30', at('2026-11-25', '08:30')],
  ])('in the evening at %s: until the next morning once the night has begun', (now, until) => {
    expect(offerUntil(at(TUESDAY, now), at('2026-11-26', '10:00'), RULES)).toEqual(until);
  });

  it('is counted from the instant itself once the night is over, to the second', () => {
    const justAwake = new Date(at(TUESDAY, '08:00').getTime() + 20_000);
    const until = new Date(at(TUESDAY, '08:30').getTime() + 20_000);
    expect(offerUntil(justAwake, at(TUESDAY, '16:00'), RULES)).toEqual(until);
  });

  it('knows houses that keep no quiet hours', () => {
    const sleepless = { ...RULES, quietFrom: '08:00', quietUntil: '08:00' };
    for (const [now, until] of [
      ['07:59', '08:29'],
      ['08:00', '08:30'],
      ['23:00', '23:30'],
    ] as const) {
      expect(offerUntil(at(TUESDAY, now), at('2026-11-26', '10:00'), sleepless)).toEqual(at(TUESDAY, until));
    }
  });

  it('knows quiet hours that do not lie over midnight', () => {
    const siesta = { ...RULES, quietFrom: '12:00', quietUntil: '14:00' };
    const ends = (time: string) => offerUntil(at(TUESDAY, time), at('2026-11-26', '10:00'), siesta);
    expect(['08:00', '11:59', '12:00', '13:59', '14:00', '14:01', '22:00'].map(ends)).toEqual(
      ['08:30', '12:29', '14:30', '14:30', '14:30', '14:31', '22:30'].map((time) => at(TUESDAY, time)),
    );
  });

  it('is never past the lead before the slot, never shorter than promised unless by that, never at night', () => {
    const minutes = fc.integer({ min: 0, max: 3 * 1440 });
    fc.assert(
      fc.property(minutes, minutes, (now, begins) => {
        const [asked, slot] = [now, begins].map((m) => new Date(at(TUESDAY, '00:00').getTime() + m * 60_000));
        const until = offerUntil(asked as Date, slot as Date, RULES);
        const latest = (slot as Date).getTime() - 3_600_000;
        if (until === null) expect((asked as Date).getTime()).toBeGreaterThanOrEqual(latest);
        else {
          expect(until.getTime()).toBeLessThanOrEqual(latest);
          expect(until.getTime()).toBeGreaterThan((asked as Date).getTime());
          const full = until.getTime() - (asked as Date).getTime() >= RULES.offerMinutes * 60_000;
          expect(full || until.getTime() === latest).toBe(true);
        }
      }),
    );
  });
});

describe('what somebody waits for', () => {
  it.each<[string, Wish, string, string, number, boolean]>([
    ['any time of their days', wish(), 'hall', '2026-11-24', 540, true],
    ['the last of their days', wish(), 'hall', '2026-11-26', 540, true],
    ['a day before', wish(), 'hall', '2026-11-23', 540, false],
    ['a day after', wish(), 'hall', '2026-11-27', 540, false],
    ['another site', wish(), 'station-1', '2026-11-24', 540, false],
    ['the last slot of the morning', wish({ part: 'MORNING' }), 'hall', '2026-11-24', 690, true],
    ['noon, for the morning', wish({ part: 'MORNING' }), 'hall', '2026-11-24', 720, false],
    ['noon, for the afternoon', wish({ part: 'AFTERNOON' }), 'hall', '2026-11-24', 720, true],
    ['the morning, for the afternoon', wish({ part: 'AFTERNOON' }), 'hall', '2026-11-24', 690, false],
  ])('%s', (_, wanted, site, date, start, expected) => {
    expect(isWished(wanted, site, date, start)).toBe(expected);
  });

  it.each<[string, Partial<Wish>, boolean]>([
    ['the same', {}, true],
    ['a shared day', { fromDate: '2026-11-26', toDate: '2026-11-30' }, true],
    ['other days', { fromDate: '2026-11-27', toDate: '2026-11-30' }, false],
    ['earlier days', { fromDate: '2026-11-20', toDate: '2026-11-23' }, false],
    ['another site', { siteKeys: ['station-1'] }, false],
    ['one site of two', { siteKeys: ['station-1', 'hall'] }, true],
    ['a part of any', { part: 'MORNING' }, true],
  ])('makes rivals of two who want %s', (_, other, expected) => {
    expect([rivals(wish(), wish(other)), rivals(wish(other), wish())]).toEqual([expected, expected]);
  });

  it('makes no rivals of morning and afternoon, but of two mornings', () => {
    expect(rivals(wish({ part: 'MORNING' }), wish({ part: 'AFTERNOON' }))).toBe(false);
    expect(rivals(wish({ part: 'MORNING' }), wish({ part: 'MORNING' }))).toBe(true);
  });
});
