import { join } from 'node:path';
import fc from 'fast-check';
import { addDays, civilDateOf, civilDateOfDay, dayNumber } from '../time/civil-date';
import { due, explain, type Pause } from './deadline.rules';
import { loadDeadlines } from './deadlines.config';

const deadlines = loadDeadlines(join(__dirname, '../../../../config'));
const { calendar } = deadlines;
const rule = deadlines.rule('DECISION_COMMITTED');
const dueAt = (event: Date, workdays: number, pauses: readonly Pause[] = []) =>
  due(rule, event, { workdays, pauses }, calendar);

const date = fc.integer({ min: dayNumber('2025-06-01'), max: dayNumber('2029-06-01') }).map(civilDateOfDay);
const event = fc.date({ min: new Date('2025-11-01T00:00Z'), max: new Date('2028-03-01T00:00Z'), noInvalidDate: true });
const workdays = fc.integer({ min: 1, max: 80 });
const pause = fc.tuple(date, fc.integer({ min: 0, max: 40 })).map(([from, days]): Pause => [from, addDays(from, days)]);
const pauses = fc.array(pause, { maxLength: 5 });

/** The rule read aloud: walk the days after day 0 and count those that are working days and in no pause. */
function walk(eventAt: Date, n: number, given: readonly Pause[]): string {
  let day = civilDateOf(eventAt);
  for (let left = n; left > 0; ) {
    day = addDays(day, 1);
    const paused = given.some(([from, to]) => from < day && to !== null && day <= to);
    if (!paused && calendar.isWorkday(day)) left -= 1;
  }
  return day;
}

describe('due', () => {
  it('finds the day that a walk day by day finds', () => {
    fc.assert(
      fc.property(event, workdays, pauses, (at, n, given) => {
        expect(dueAt(at, n, given).dueDate).toBe(walk(at, n, given));
      }),
      { numRuns: 500 },
    );
  });

  it('is a working day', () => {
    fc.assert(
      fc.property(event, workdays, (at, n) => {
        expect(calendar.isWorkday(dueAt(at, n).dueDate as string)).toBe(true);
      }),
    );
  });

  it('is later for more days', () => {
    fc.assert(
      fc.property(event, workdays, workdays, pauses, (at, n, more, given) => {
        expect(Number(dueAt(at, n + more, given).dueAt)).toBeGreaterThan(Number(dueAt(at, n, given).dueAt));
      }),
    );
  });

  it('is never earlier for a later event', () => {
    fc.assert(
      fc.property(event, event, workdays, pauses, (one, other, n, given) => {
        const [first, second] = one <= other ? [one, other] : [other, one];
        expect(Number(dueAt(second, n, given).dueAt)).toBeGreaterThanOrEqual(Number(dueAt(first, n, given).dueAt));
      }),
    );
  });

  it('is the same for every instant of one civil day', () => {
    fc.assert(
      fc.property(date, workdays, fc.integer({ min: 0, max: 86_399_999 }), (day, n, ms) => {
        const midnight = new Date(`${day}T00:00:00+08:00`).getTime();
        expect(dueAt(new Date(midnight + ms), n)).toEqual(dueAt(new Date(midnight), n));
      }),
    );
  });

  it('is never shortened by a pause', () => {
    fc.assert(
      fc.property(event, workdays, pauses, pause, (at, n, given, added) => {
        expect(Number(dueAt(at, n, [...given, added]).dueAt)).toBeGreaterThanOrEqual(Number(dueAt(at, n, given).dueAt));
      }),
    );
  });

  it('takes overlapping pauses as their union, in any order', () => {
    fc.assert(
      fc.property(event, workdays, date, fc.tuple(fc.nat(30), fc.nat(30), fc.nat(30)), (at, n, from, lengths) => {
        const [first, overlap, second] = lengths;
        const middle = addDays(from, Math.min(first, overlap));
        const end = addDays(middle, second);
        const one: Pause = [from, addDays(from, first)];
        const two: Pause = [middle, end];
        const union: Pause = [from, end > (one[1] as string) ? end : one[1]];
        expect(dueAt(at, n, [two, one])).toEqual(dueAt(at, n, [union]));
      }),
    );
  });

  it('warns in time: never after it is due, and after the event when the limit is long enough', () => {
    fc.assert(
      fc.property(event, workdays, pauses, (at, n, given) => {
        const { warnAt, dueAt: end } = dueAt(at, n, given);
        expect(Number(warnAt)).toBeLessThan(Number(end));
        expect(civilDateOf(warnAt as Date) > civilDateOf(at)).toBe(true);
      }),
    );
  });

  it('is published exactly when no unpaused day of an unpublished year was judged', () => {
    fc.assert(
      fc.property(event, workdays, pauses, (at, n, given) => {
        const { days } = explain(rule, at, { workdays: n, pauses: given }, calendar);
        const judged = (days ?? []).filter((day) => day.counted || day.why !== '暂停');
        const published = judged.every((day) => calendar.judge(day.date).status === 'PUBLISHED');
        expect(dueAt(at, n, given).calendar).toBe(published ? 'PUBLISHED' : 'PROVISIONAL');
      }),
    );
  });
});

describe('explain', () => {
  it('gives every day from day 0 to the due date, the last counted being the n-th', () => {
    fc.assert(
      fc.property(event, workdays, pauses, (at, n, given) => {
        const { days, dueDate } = explain(rule, at, { workdays: n, pauses: given }, calendar);
        const dates = (days ?? []).map((day) => day.date);
        expect(dates[0]).toBe(addDays(civilDateOf(at), 1));
        dates.slice(1).forEach((next, i) => {
          expect(next).toBe(addDays(dates[i] as string, 1));
        });
        const counted = (days ?? []).flatMap((day) => (day.counted ? [day.n] : []));
        expect(counted).toEqual(Array.from({ length: n }, (_, i) => i + 1));
        expect(days?.at(-1)).toEqual({ date: dueDate, counted: true, n });
      }),
    );
  });
});
