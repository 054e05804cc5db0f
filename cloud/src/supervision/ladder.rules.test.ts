import { join } from 'node:path';
import fc from 'fast-check';
import { instantOf } from '../kernel/time/civil-date';
import { loadConfig } from '../load-config';
import { stepsDue, withinHours } from './ladder.rules';

const { escalation, deadlines } = loadConfig(join(__dirname, '../../../config'));
const at = (text: string) => instantOf(text.slice(0, 10), text.slice(11));
const promise = {
  kind: 'CONSULT_ONLINE',
  dueAt: at('2026-09-30 17:00'),
  warnAt: at('2026-09-29 00:00'),
  judgedAt: null,
} as const;
const steps = (text: string, watched: Parameters<typeof stepsDue>[1] = promise) =>
  stepsDue(escalation, watched, at(text), deadlines.calendar);

describe('the ladder of a promise', () => {
  it.each([
    ['2026-09-28 16:59', []],
    ['2026-09-29 09:00', ['REMINDER']],
    ['2026-09-30 17:00', ['REMINDER']],
    ['2026-09-30 17:01', ['REMINDER', 'SUPERVISION']],
    // The holiday in between is no working day: the bulletin waits until the first one after it is over.
    ['2026-10-07 18:00', ['REMINDER', 'SUPERVISION']],
    ['2026-10-08 16:59', ['REMINDER', 'SUPERVISION']],
    ['2026-10-08 17:00', ['REMINDER', 'SUPERVISION', 'BULLETIN']],
  ])('at %s has the steps %j due', (when, due) => expect(steps(when)).toEqual(due));

  it('of a day ending at midnight counts from that day', () => {
    const sameDay = {
      ...promise,
      kind: 'INSTANT_CASE',
      dueAt: at('2026-11-23 24:00'),
      warnAt: at('2026-11-23 17:00'),
    } as const;
    expect(steps('2026-11-24 23:59', sameDay)).toEqual(['REMINDER', 'SUPERVISION']);
    expect(steps('2026-11-25 00:00', sameDay)).toEqual(['REMINDER', 'SUPERVISION', 'BULLETIN']);
  });

  it.each([
    ['2026-09-30 17:01', ['REMINDER']],
    ['2026-10-09 00:00', ['REMINDER']],
    ['2026-10-09 00:01', ['REMINDER', 'SUPERVISION']],
    ['2026-10-10 00:00', ['REMINDER', 'SUPERVISION', 'BULLETIN']],
  ])('made earlier by a new calendar is judged by the day after it was loaded: at %s %j', (when, due) =>
    expect(steps(when, { ...promise, judgedAt: at('2026-10-08 24:00') })).toEqual(due),
  );

  it('with an old mercy that is over is judged by its own date', () => {
    expect(steps('2026-09-30 17:01', { ...promise, judgedAt: at('2026-09-25 24:00') })).toEqual([
      'REMINDER',
      'SUPERVISION',
    ]);
  });

  it('leaves alone what is the applicant’s to keep', () => {
    expect(steps('2026-10-20 09:00', { ...promise, kind: 'TOLERANCE_SUPPLEMENT' })).toEqual([]);
  });

  it('never takes a step back as time goes on', () => {
    const minute = fc.integer({ min: -10_000, max: 40_000 });
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((m) =>
          stepsDue(escalation, promise, new Date(promise.dueAt.getTime() + m * 60_000), deadlines.calendar),
        );
        expect(late?.slice(0, early?.length)).toEqual(early);
      }),
    );
  });
});

it.each([
  ['2026-10-03 08:59', false],
  ['2026-10-03 09:00', true],
  ['2026-10-03 16:59', true],
  ['2026-10-03 17:00', false],
])('at %s people are told: %s', (when, told) => expect(withinHours(escalation, at(when))).toBe(told));
