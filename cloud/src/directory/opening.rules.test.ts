import fc from 'fast-check';
import { addDays, civilDateOf, formatInstant, instantOf } from '../kernel/time/civil-date';
import {
  nextOpening,
  type Opening,
  openingAt,
  openMinutesAfter,
  planOn,
  regularCloseOn,
  type SpecialDay,
  sessionsOn,
} from './opening.rules';

const session = (from: string, to: string, kind: 'REGULAR' | 'EXTENDED' | 'SELF_SERVICE' = 'REGULAR') => {
  return { from, to, kind, bookable: kind === 'REGULAR' };
};

/** Weekdays with lunch and an extended session, mornings at weekends, short holidays, one exception, closed on 12-25. */
const hall: Opening = {
  weekly: [
    {
      days: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'MAKEUP_WORKDAY'],
      accepts: ['INSTANT', 'COMMITTED'],
      sessions: [session('09:00', '12:00'), session('13:00', '17:00'), session('17:00', '18:00', 'EXTENDED')],
    },
    { days: ['SAT', 'SUN'], accepts: ['INSTANT', 'COMMITTED'], note: '周末', sessions: [session('09:00', '12:00')] },
    { days: ['HOLIDAY'], accepts: ['INSTANT'], note: '节假日', sessions: [session('10:00', '15:00')] },
  ],
  exceptions: [
    {
      from: '2026-12-24',
      to: '2026-12-24',
      accepts: ['INSTANT'],
      note: '系统升级',
      sessions: [session('09:00', '11:00')],
    },
    { from: '2026-12-25', to: '2026-12-26', accepts: [], note: '搬迁', sessions: [] },
  ],
};

const LEGAL: Readonly<Record<string, SpecialDay>> = {
  '2026-10-01': 'HOLIDAY',
  '2026-10-02': 'HOLIDAY',
  '2026-10-03': 'HOLIDAY',
  '2026-10-10': 'MAKEUP_WORKDAY',
  '2026-09-20': 'MAKEUP_WORKDAY',
};
const special = (date: string) => LEGAL[date];
const at = (text: string) => new Date(`${text}:00+08:00`);
const shown = (instant: Date | undefined) => (instant ? formatInstant(instant).slice(0, 16) : undefined);

describe('sessions of a date', () => {
  it.each([
    ['2026-11-23', 'a Monday', ['09:00', '13:00', '17:00']],
    ['2026-11-28', 'a Saturday', ['09:00']],
    ['2026-11-29', 'a Sunday', ['09:00']],
    ['2026-10-01', 'a holiday on a Thursday', ['10:00']],
    ['2026-10-03', 'a holiday on a Saturday', ['10:00']],
    ['2026-10-10', 'a Saturday made a workday', ['09:00', '13:00', '17:00']],
    ['2026-09-20', 'a Sunday made a workday', ['09:00', '13:00', '17:00']],
    ['2026-12-24', 'a date with hours of its own', ['09:00']],
    ['2026-12-26', 'the last day of a closure', []],
    ['2026-12-27', 'the day after it', ['09:00']],
  ])('%s, %s: %j', (date, _, starts) => {
    expect(sessionsOn(hall, date, special).map((each) => each.from)).toEqual(starts);
  });

  it('carry what can be handed in and a word to the citizen', () => {
    expect(planOn(hall, '2026-10-01', special)).toMatchObject({ accepts: ['INSTANT'], note: '节假日' });
    expect(planOn(hall, '2026-12-25', special)).toMatchObject({ accepts: [], note: '搬迁' });
  });

  it('keep the day of the week where no rule is made for a special day', () => {
    const plain: Opening = { weekly: hall.weekly.slice(0, 2), exceptions: [] };
    expect(sessionsOn(plain, '2026-10-01', special)).toHaveLength(3);
  });

  it('end for the law with the last regular session, not the extended one', () => {
    expect(regularCloseOn(hall, '2026-11-23', special)).toBe('17:00');
    expect(regularCloseOn(hall, '2026-11-28', special)).toBe('12:00');
    expect(regularCloseOn(hall, '2026-12-25', special)).toBeUndefined();
  });
});

describe('open at an instant', () => {
  it.each([
    ['2026-11-23T09:00', 'REGULAR', '2026-11-23T12:00'],
    ['2026-11-23T11:59', 'REGULAR', '2026-11-23T12:00'],
    ['2026-11-23T13:00', 'REGULAR', '2026-11-23T18:00'],
    ['2026-11-23T17:00', 'EXTENDED', '2026-11-23T18:00'],
    ['2026-11-28T10:30', 'REGULAR', '2026-11-28T12:00'],
    ['2026-10-01T14:59', 'REGULAR', '2026-10-01T15:00'],
    ['2026-10-10T17:30', 'EXTENDED', '2026-10-10T18:00'],
  ])('%s: %s until %s', (instant, kind, closes) => {
    const now = openingAt(hall, at(instant), special);
    expect(now).toMatchObject({ open: true, session: { kind } });
    expect(now.open && shown(now.closesAt)).toBe(closes);
  });
});

describe('closed at an instant', () => {
  it.each([
    ['2026-11-23T00:00', 'BEFORE_OPENING', '2026-11-23T09:00'],
    ['2026-11-23T08:59', 'BEFORE_OPENING', '2026-11-23T09:00'],
    ['2026-11-23T12:00', 'BETWEEN_SESSIONS', '2026-11-23T13:00'],
    ['2026-11-23T12:59', 'BETWEEN_SESSIONS', '2026-11-23T13:00'],
    ['2026-11-23T18:00', 'AFTER_CLOSING', '2026-11-24T09:00'],
    ['2026-11-28T12:00', 'AFTER_CLOSING', '2026-11-29T09:00'],
    ['2026-09-30T20:00', 'AFTER_CLOSING', '2026-10-01T10:00'],
    ['2026-12-24T11:00', 'AFTER_CLOSING', '2026-12-27T09:00'],
    ['2026-12-25T10:00', 'CLOSED_TODAY', '2026-12-27T09:00'],
  ])('%s: %s, opens %s', (instant, reason, opens) => {
    const now = openingAt(hall, at(instant), special);
    expect(now).toMatchObject({ open: false, reason });
    expect(!now.open && shown(now.opensAt)).toBe(opens);
  });

  it.each([
    ['2026-11-23T09:00', '2026-11-23T13:00'],
    ['2026-11-23T08:59', '2026-11-23T09:00'],
  ])('the next opening after %s is %s: one that begins just now is not the next', (instant, opens) => {
    expect(shown(nextOpening(hall, at(instant), special))).toBe(opens);
  });

  it('says no next opening for a site that does not open within a year', () => {
    const shut: Opening = { weekly: [{ days: ['MON'], accepts: [], sessions: [] }], exceptions: [] };
    expect(openingAt(shut, at('2026-11-23T10:00'), special)).toEqual({ open: false, reason: 'CLOSED_TODAY' });
  });
});

describe('open day and night', () => {
  const always: Opening = {
    weekly: [
      {
        days: ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'],
        accepts: [],
        sessions: [session('00:00', '24:00', 'SELF_SERVICE')],
      },
    ],
    exceptions: [],
  };

  it('has no closing time', () => {
    expect(openingAt(always, at('2026-11-23T23:59'), special)).toMatchObject({ open: true, closesAt: undefined });
  });

  it('closes at the midnight before it is given up, though it never opens again', () => {
    const end = { from: '2026-11-26', to: '2029-12-31', accepts: [], note: '撤点', sessions: [] };
    const now = openingAt({ ...always, exceptions: [end] }, at('2026-11-23T03:00'), special);
    expect(now.open && shown(now.closesAt)).toBe('2026-11-26T00:00');
  });

  it('closes at the midnight before a closed day', () => {
    const closure = { from: '2026-11-26', to: '2026-11-26', accepts: [], note: '检修', sessions: [] };
    const now = openingAt({ ...always, exceptions: [closure] }, at('2026-11-23T03:00'), special);
    expect(now.open && shown(now.closesAt)).toBe('2026-11-26T00:00');
  });
});

describe('whatever the hours and the instant', () => {
  const clock = (minute: number) => {
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  };
  const anySessions = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 8 })
    .map((marks) => marks.sort((a, b) => a - b))
    .map((marks) => marks.slice(0, marks.length - (marks.length % 2)))
    .map((marks) =>
      marks.flatMap((mark, i) => (i % 2 === 0 ? [session(clock(mark), clock(marks[i + 1] as number))] : [])),
    );
  const anyOpening: fc.Arbitrary<Opening> = fc.array(anySessions, { minLength: 8, maxLength: 8 }).map((plans) => ({
    weekly: (['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN', 'HOLIDAY'] as const).map((day, i) => {
      return { days: [day], accepts: [], sessions: plans[i] ?? [] };
    }),
    exceptions: [],
  }));
  const anyInstant = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-12-31T00:00:00Z'),
    noInvalidDate: true,
  });

  it('is open exactly when a session of that civil date holds the instant', () => {
    fc.assert(
      fc.property(anyOpening, anyInstant, (opening, instant) => {
        const date = civilDateOf(instant);
        const held = sessionsOn(opening, date, special).some(
          (each) => instantOf(date, each.from) <= instant && instant < instantOf(date, each.to),
        );
        expect(openingAt(opening, instant, special).open).toBe(held);
      }),
    );
  });

  it('a closed site is open at the next opening, and closed at every session start before it', () => {
    fc.assert(
      fc.property(anyOpening, anyInstant, (opening, instant) => {
        const now = openingAt(opening, instant, special);
        fc.pre(!now.open && now.opensAt !== undefined);
        const opensAt = (!now.open && now.opensAt) || instant;
        expect(opensAt.getTime()).toBeGreaterThan(instant.getTime());
        expect(openingAt(opening, opensAt, special).open).toBe(true);
        expect(openingAt(opening, new Date(opensAt.getTime() - 1), special).open).toBe(false);
        expect(nextOpening(opening, instant, special)).toEqual(opensAt);
      }),
    );
  });

  it('an open site is closed at its closing time and open just before', () => {
    fc.assert(
      fc.property(anyOpening, anyInstant, (opening, instant) => {
        const now = openingAt(opening, instant, special);
        fc.pre(now.open && now.closesAt !== undefined);
        const closesAt = (now.open && now.closesAt) || instant;
        expect(openingAt(opening, closesAt, special).open).toBe(false);
        expect(openingAt(opening, new Date(closesAt.getTime() - 1), special).open).toBe(true);
      }),
    );
  });

  it('every day of a published year has a plan', () => {
    for (let date = '2026-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      expect(planOn(hall, date, special).sessions).toBeDefined();
    }
  });
});

describe('minutes in which a site is open', () => {
  const special = (date: string) => LEGAL[date];
  const after = (date: string, time: string, minutes: number) => {
    const at = openMinutesAfter(hall, instantOf(date, time), minutes, special);
    return at && formatInstant(at);
  };

  it.each([
    ['2026-11-23', '09:30', 120, '2026-11-23T11:30'],
    ['2026-11-23', '09:00', 180, '2026-11-23T12:00'],
    ['2026-11-23', '11:30', 120, '2026-11-23T14:30'],
    ['2026-11-23', '12:30', 60, '2026-11-23T14:00'],
    ['2026-11-23', '17:30', 60, '2026-11-24T09:30'],
    ['2026-11-27', '22:00', 200, '2026-11-29T09:20'],
  ])('from %s %s, %d of them have passed at %s', (date, time, minutes, expected) => {
    expect(after(date, time, minutes)).toContain(expected);
  });

  it('a site that never opens has none', () => {
    expect(
      openMinutesAfter({ weekly: [], exceptions: [] }, instantOf('2026-11-23', '09:00'), 1, special),
    ).toBeUndefined();
  });

  it('more of them are never over sooner', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 0, max: 10_000 }), (minutes, shift) => {
        const from = new Date(instantOf('2026-11-23', '00:00').getTime() + shift * 60_000);
        const [one, more] = [minutes, minutes + 1].map((each) => openMinutesAfter(hall, from, each, special));
        return one !== undefined && more !== undefined && from < one && one < more;
      }),
    );
  });
});
