import { join } from 'node:path';
import type { DeadlineKind } from 'shared-types/deadline.states';
import { formatInstant, instantOf } from '../time/civil-date';
import { parseInstant } from '../time/instant-text';
import { type DeadlineRule, type DueParams, due, type Pause } from './deadline.rules';
import type { WorkdaysRule } from './deadline-rule.rules';
import { loadDeadlines } from './deadlines.config';

const deadlines = loadDeadlines(join(__dirname, '../../../../config'));
const at = (text: string) => parseInstant(text) as Date;
const dueOf = (
  kind: DeadlineKind,
  eventAt: string,
  params: DueParams = {},
  rule: DeadlineRule = deadlines.rule(kind),
) => {
  const { dueDate, dueAt, warnAt, calendar, paused } = due(rule, at(eventAt), params, deadlines.calendar);
  const shown = (instant: Date | null) => instant && formatInstant(instant).replace(':00+08:00', '');
  return { dueDate, dueAt: shown(dueAt), warnAt: shown(warnAt), calendar, paused };
};
const online = deadlines.rule('CONSULT_ONLINE') as WorkdaysRule;

describe('working days', () => {
  it.each([
    ['the last millisecond of February', '2026-02-28T23:59:59.999', 1, '2026-03-02'],
    ['the first instant of March', '2026-03-01T00:00', 1, '2026-03-02'],
    ['the last millisecond of a working day', '2026-03-02T23:59:59.999', 1, '2026-03-03'],
    ['the first instant of the next', '2026-03-03T00:00', 1, '2026-03-04'],
    ['an instant that is still the day before in UTC', '2026-03-02T17:00Z', 1, '2026-03-04'],
    ['sixty days over the Spring Festival', '2026-01-05T09:00', 60, '2026-04-03'],
    ['a thousand days', '2026-01-05T09:00', 1000, '2029-12-18'],
  ])('from %s', (_, eventAt, workdays, dueDate) => {
    expect(dueOf('CONSULT_ONLINE', eventAt, { workdays }).dueDate).toBe(dueDate);
  });

  it('take the number of the rule when none is given, and add an extension to it from the same day 0', () => {
    expect(dueOf('CONSULT_ONLINE', '2026-03-02T10:00').dueDate).toBe('2026-03-09');
    expect(dueOf('LICENCE_DECISION', '2026-03-02T09:00', { extensionWorkdays: 10 }).dueDate).toBe('2026-04-14');
    expect(dueOf('LICENCE_DECISION_EXTENDED', '2026-03-02T09:00').dueDate).toBe('2026-04-14');
    expect(dueOf('LICENCE_JOINT_EXTENDED', '2026-01-05T09:00').dueDate).toBe('2026-04-03');
  });

  it('end at the close of business, or at midnight where that is the policy', () => {
    expect(dueOf('CONSULT_ONLINE', '2026-03-02T10:00').dueAt).toBe('2026-03-09T17:00');
    const midnight = { ...online, endMinute: 1440 };
    expect(dueOf('CONSULT_ONLINE', '2026-03-02T10:00', {}, midnight)).toMatchObject({
      dueDate: '2026-03-09',
      dueAt: '2026-03-10T00:00',
    });
  });

  it.each([
    ['at the close', '2026-03-06T17:00', '2026-03-13'],
    ['after it', '2026-03-06T17:00:00.001', '2026-03-16'],
    ['on a Saturday', '2026-03-07T09:00', '2026-03-16'],
  ])('roll over to the next working day only where the centre published so: %s', (_, eventAt, rolled) => {
    expect(dueOf('CONSULT_ONLINE', eventAt).dueDate).toBe('2026-03-13');
    expect(dueOf('CONSULT_ONLINE', eventAt, {}, { ...online, rollAfterMinute: 1020 }).dueDate).toBe(rolled);
  });

  it.each([
    ['all of it in a published year', '2026-03-02T10:00', 5, 'PUBLISHED'],
    ['day 0 in an unpublished year is not judged', '2025-12-31T15:00', 5, 'PUBLISHED'],
    ['one day of an unpublished year is', '2025-12-30T15:00', 1, 'PROVISIONAL'],
    ['ends on the last day that is published', '2026-12-30T15:00', 1, 'PUBLISHED'],
    ['goes one day further', '2026-12-31T15:00', 1, 'PROVISIONAL'],
    ['a year with no table at all', '2028-03-01T10:00', 5, 'PROVISIONAL'],
    ['long before there were any', '1993-03-01T10:00', 5, 'PROVISIONAL'],
  ])('say on which calendar they rest: %s', (_, eventAt, workdays, calendar) => {
    expect(dueOf('CONSULT_ONLINE', eventAt, { workdays }).calendar).toBe(calendar);
  });

  it('of a year with no table skip its weekends and fixed holidays', () => {
    expect(dueOf('CONSULT_ONLINE', '2028-03-01T10:00').dueDate).toBe('2028-03-08');
    expect(dueOf('PUSH_TO_BACKOFFICE', '2028-04-28T10:00').dueDate).toBe('2028-05-03');
  });
});

describe('a pause', () => {
  const decision = (pauses: Pause[], workdays = 10, eventAt = '2026-09-01T10:00') =>
    dueOf('DECISION_COMMITTED', eventAt, { workdays, pauses });

  it.each<[string, Pause[], string]>([
    ['excludes the days after its first to its last', [['2026-09-03', '2026-09-08']], '2026-09-18'],
    ['of no length excludes nothing', [['2026-09-03', '2026-09-03']], '2026-09-15'],
    ['over a weekend excludes nothing', [['2026-09-04', '2026-09-06']], '2026-09-15'],
    ['from before day 0 counts from day 0', [['2026-08-01', '2026-09-02']], '2026-09-16'],
    ['before day 0 excludes nothing', [['2026-08-01', '2026-09-01']], '2026-09-15'],
    ['after the due date changes nothing', [['2026-09-15', '2026-09-30']], '2026-09-15'],
    ['on the eve of the due date moves it', [['2026-09-14', '2026-09-15']], '2026-09-16'],
    [
      'that overlaps another counts once',
      [
        ['2026-09-05', '2026-09-10'],
        ['2026-09-03', '2026-09-08'],
      ],
      '2026-09-21',
    ],
    [
      'that another lies within counts once',
      [
        ['2026-09-03', '2026-09-10'],
        ['2026-09-04', '2026-09-07'],
      ],
      '2026-09-21',
    ],
    [
      'that follows another is added to it',
      [
        ['2026-09-03', '2026-09-04'],
        ['2026-09-14', '2026-09-15'],
      ],
      '2026-09-17',
    ],
  ])('%s', (_, pauses, dueDate) => {
    expect(decision(pauses)).toMatchObject({ dueDate, calendar: 'PUBLISHED', paused: false });
  });

  it('over the whole period moves it behind the pause', () => {
    expect(decision([['2026-08-20', '2026-12-31']])).toMatchObject({ dueDate: '2027-01-15', calendar: 'PROVISIONAL' });
  });

  it('leaves no day of an unpublished year to be judged when it covers them', () => {
    expect(decision([['2025-12-29', '2025-12-31']], 1, '2025-12-29T10:00')).toMatchObject({
      dueDate: '2026-01-04',
      calendar: 'PUBLISHED',
    });
  });

  it('that is open leaves no due date', () => {
    const none = { dueDate: null, dueAt: null, warnAt: null, paused: true };
    expect(decision([['2026-09-03', null]])).toEqual({ ...none, calendar: 'PUBLISHED' });
    expect(decision([['2026-08-03', null]])).toEqual({ ...none, calendar: 'PUBLISHED' });
    expect(
      decision([
        ['2026-09-02', '2026-09-03'],
        ['2026-09-07', null],
      ]),
    ).toMatchObject(none);
  });

  it.each<[Pause, string]>([
    [['2026-09-08', '2026-09-03'], 'pauses[1][1]: expected a date not before 2026-09-08, found "2026-09-03"'],
    [['2026-09-31', '2026-10-03'], 'pauses[1][0]: expected a date YYYY-MM-DD, found "2026-09-31"'],
    [['2026-09-03', '2026-9-4'], 'pauses[1][1]: expected a date YYYY-MM-DD or null, found "2026-9-4"'],
  ])('%j is refused', (pause, message) => {
    expect(() => decision([['2026-09-03', '2026-09-04'], pause])).toThrow(message);
  });
});

describe('a transferred order', () => {
  const own = { dueDate: '2026-03-09', dueAt: '2026-03-09T17:00', calendar: 'PUBLISHED' };

  it.each([
    ['later than ours leaves ours', '2026-03-10T12:00', own],
    ['at the same instant leaves ours', '2026-03-09T17:00', own],
    ['earlier wins', '2026-03-09T16:59', { dueDate: '2026-03-09', dueAt: '2026-03-09T16:59' }],
    ['on a Saturday wins', '2026-03-07T18:00', { dueDate: '2026-03-07', dueAt: '2026-03-07T18:00' }],
    ['already past wins', '2026-03-01T12:00', { dueDate: '2026-03-01', dueAt: '2026-03-01T12:00' }],
  ])('%s', (_, orderDueAt, expected) => {
    expect(dueOf('COMPLAINT_TRANSFERRED', '2026-03-02T10:00', { orderDueAt: at(orderDueAt) })).toMatchObject(expected);
  });

  it('that wins rests on no calendar', () => {
    const event = '2026-12-30T10:00';
    expect(dueOf('COMPLAINT_TRANSFERRED', event).calendar).toBe('PROVISIONAL');
    const orderDueAt = at('2027-01-02T12:00');
    expect(dueOf('COMPLAINT_TRANSFERRED', event, { orderDueAt }).calendar).toBe('PUBLISHED');
  });
});

describe('the same day', () => {
  it.each([
    ['an instant case on a holiday', 'INSTANT_CASE', '2026-10-03T16:40', {}, '2026-10-03'],
    ['one accepted in the last minute', 'INSTANT_CASE', '2026-10-03T23:59:59', {}, '2026-10-03'],
    ['a question by telephone after hours', 'CONSULT_PHONE', '2026-11-15T22:00', {}, '2026-11-15'],
    ['a message before opening', 'CONSULT_PHONE', '2026-11-15T08:30', { voicemail: true }, '2026-11-15'],
    ['a message at noon', 'CONSULT_PHONE', '2026-11-15T12:30', { voicemail: true }, '2026-11-15'],
    ['a message in the last minute', 'CONSULT_PHONE', '2026-11-15T16:59:59', { voicemail: true }, '2026-11-15'],
    ['a message at the close', 'CONSULT_PHONE', '2026-11-15T17:00', { voicemail: true }, '2026-11-16'],
    ['a message in the evening of the year', 'CONSULT_PHONE', '2026-12-31T20:00', { voicemail: true }, '2027-01-01'],
    ['a message after midnight', 'CONSULT_PHONE', '2027-01-01T00:10', { voicemail: true }, '2027-01-01'],
    ['a year nothing is known of', 'COMPLAINT_ONSITE_SIMPLE', '2028-05-01T10:00', {}, '2028-05-01'],
  ] as const)('%s', (_, kind, eventAt, params, dueDate) => {
    const reckoned = dueOf(kind, eventAt, params);
    expect(reckoned).toMatchObject({ dueDate, warnAt: `${dueDate}T17:00`, calendar: 'PUBLISHED' });
    expect(at(reckoned.dueAt as string)).toEqual(instantOf(dueDate, '24:00'));
  });
});

describe('minutes, months, on the spot, and as given', () => {
  it.each([
    ['2026-02-17T02:30', 60, '2026-02-17T03:30', '2026-02-17'],
    ['2026-12-31T23:30', 60, '2027-01-01T00:30', '2027-01-01'],
    ['2026-12-31T23:00', 60, '2027-01-01T00:00', '2027-01-01'],
    ['2028-02-28T12:00', 1440, '2028-02-29T12:00', '2028-02-29'],
  ])('%s and %i minutes', (eventAt, minutes, dueAt, dueDate) => {
    expect(dueOf('ON_CALL_ARRIVAL', eventAt, { minutes })).toMatchObject({ dueAt, dueDate, calendar: 'PUBLISHED' });
  });

  it('minutes keep seconds and warn ten minutes before the hour is over', () => {
    const { dueAt, warnAt } = due(deadlines.rule('ON_CALL_ARRIVAL'), at('2026-02-17T02:30:15'), {}, deadlines.calendar);
    expect([dueAt, warnAt]).toEqual([at('2026-02-17T03:30:15'), at('2026-02-17T03:20:15')]);
  });

  it.each([
    ['2026-08-10T09:00', 3, '2026-11-10'],
    ['2026-01-31T09:00', 1, '2026-02-28'],
    ['2028-01-31T09:00', 1, '2028-02-29'],
    ['2026-11-30T23:59', 3, '2027-02-28'],
  ])('%s and %i months', (eventAt, months, dueDate) => {
    expect(dueOf('PROBATION_END', eventAt, { months })).toMatchObject({ dueDate, dueAt: `${dueDate}T00:00` });
  });

  it('a question of progress is due when it is asked, and never warns', () => {
    expect(dueOf('QUERY_PROGRESS', '2026-03-02T10:00')).toEqual({
      dueDate: '2026-03-02',
      dueAt: '2026-03-02T10:00',
      warnAt: null,
      calendar: 'PUBLISHED',
      paused: false,
    });
  });

  it('a task is due as given, warns on the working day before, or has no limit', () => {
    const given = dueOf('ASSIGNED_TASK', '2026-09-21T10:00', { dueAt: at('2026-10-08T12:00') });
    expect(given).toMatchObject({ dueDate: '2026-10-08', dueAt: '2026-10-08T12:00', warnAt: '2026-09-30T00:00' });
    expect(dueOf('ASSIGNED_TASK', '2026-09-21T10:00', { dueAt: null })).toMatchObject({ dueDate: null, dueAt: null });
  });
});

describe('a question without an answer', () => {
  it.each<[DeadlineKind, DueParams, string]>([
    ['CONSULT_ONLINE', { workdays: 0 }, 'workdays: expected a whole number from 1 to 1000, found 0'],
    ['CONSULT_ONLINE', { workdays: 1.5 }, 'workdays: expected a whole number from 1 to 1000, found 1.5'],
    ['CONSULT_ONLINE', { workdays: -5 }, 'workdays: expected a whole number from 1 to 1000, found -5'],
    ['CONSULT_ONLINE', { workdays: 1001 }, 'workdays: expected a whole number from 1 to 1000, found 1001'],
    ['LICENCE_DECISION', { extensionWorkdays: 0 }, 'extensionWorkdays: expected a whole number'],
    ['DECISION_COMMITTED', {}, 'workdays: expected a number, because DECISION_COMMITTED has none of its own'],
    ['ON_CALL_ARRIVAL', { minutes: 0 }, 'minutes: expected a whole number from 1'],
    ['PROBATION_END', { months: 0.5 }, 'months: expected a whole number from 1'],
    ['ASSIGNED_TASK', {}, 'dueAt: expected an instant, or null'],
    ['ASSIGNED_TASK', { dueAt: new Date(Number.NaN) }, 'dueAt: expected an instant'],
    ['COMPLAINT_TRANSFERRED', { orderDueAt: new Date(Number.NaN) }, 'orderDueAt: expected an instant'],
    [
      'COMPLAINT_REMOTE',
      { orderDueAt: new Date(0) },
      'orderDueAt: expected nothing: it does not apply to COMPLAINT_REMOTE',
    ],
    ['INSTANT_CASE', { workdays: 1 }, 'workdays: expected nothing'],
    ['INSTANT_CASE', { pauses: [['2026-03-02', null]] }, 'pauses: expected nothing'],
    ['CONSULT_ONLINE', { voicemail: true }, 'voicemail: expected nothing'],
    ['CONSULT_ONLINE', { minutes: 5 }, 'minutes: expected nothing'],
    ['CONSULT_ONLINE', { months: 5 }, 'months: expected nothing'],
    ['CONSULT_ONLINE', { dueAt: null }, 'dueAt: expected nothing'],
  ])('%s %j', (kind, params, message) => {
    expect(() => dueOf(kind, '2026-03-02T10:00', params)).toThrow(message);
  });

  it('says so of an event that is no instant', () => {
    expect(() => due(online, new Date(Number.NaN), {}, deadlines.calendar)).toThrow('eventAt: expected an instant');
  });

  it('takes a parameter that says nothing for an absent one', () => {
    expect(dueOf('CONSULT_ONLINE', '2026-03-02T10:00', { voicemail: false, pauses: [] }).dueDate).toBe('2026-03-09');
    expect(dueOf('INSTANT_CASE', '2026-03-02T10:00', { pauses: [] }).dueDate).toBe('2026-03-02');
  });
});
