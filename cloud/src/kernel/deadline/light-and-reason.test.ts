import { join } from 'node:path';
import type { DeadlineKind } from 'shared-types/deadline.states';
import { formatInstant } from '../time/civil-date';
import { parseInstant } from '../time/instant-text';
import { type DueParams, due, explain, isOnTime, light, type Pause } from './deadline.rules';
import { loadDeadlines } from './deadlines.config';

const deadlines = loadDeadlines(join(__dirname, '../../../../config'));
const at = (text: string) => parseInstant(text) as Date;
const online = deadlines.rule('CONSULT_ONLINE');
const dueOf = (kind: DeadlineKind, eventAt: string, params: DueParams = {}) => {
  const { dueDate, warnAt } = due(deadlines.rule(kind), at(eventAt), params, deadlines.calendar);
  return { dueDate, warnAt: warnAt && formatInstant(warnAt).replace(':00+08:00', '') };
};

describe('the light', () => {
  it.each([
    ['one day: at ten on the due day', 1, '2026-03-03T10:00'],
    ['two days: the day before', 2, '2026-03-03T00:00'],
    ['five days: one day left', 5, '2026-03-06T00:00'],
    ['nine days: one day left, a fifth being less than two', 9, '2026-03-12T00:00'],
    ['ten days: a fifth, two days left', 10, '2026-03-12T00:00'],
    ['twenty days: four days left', 20, '2026-03-24T00:00'],
  ])('of %s', (_, workdays, warnAt) => {
    expect(dueOf('CONSULT_ONLINE', '2026-03-02T10:00', { workdays }).warnAt).toBe(warnAt);
  });

  it('waits for a pause as the due date does', () => {
    const pauses: Pause[] = [['2026-09-03', '2026-09-08']];
    expect(dueOf('DECISION_COMMITTED', '2026-09-01T10:00', { workdays: 5, pauses })).toMatchObject({
      dueDate: '2026-09-11',
      warnAt: '2026-09-10T00:00',
    });
  });

  it('of an order that wins warns no later than the working day before it', () => {
    const orderDueAt = at('2026-03-04T12:00');
    expect(dueOf('COMPLAINT_TRANSFERRED', '2026-03-02T10:00', { orderDueAt }).warnAt).toBe('2026-03-03T00:00');
  });

  it('goes from 正常 over 预警 to 逾期, the due instant still being in time', () => {
    const timer = due(online, at('2026-03-02T10:00'), {}, deadlines.calendar);
    const lights = ['2026-03-05T23:59:59.999', '2026-03-06T00:00', '2026-03-09T17:00', '2026-03-09T17:00:00.001'].map(
      (text) => light(at(text), timer),
    );
    expect(lights).toEqual(['NORMAL', 'WARN', 'WARN', 'OVERDUE']);
    expect(isOnTime(at('2026-03-09T17:00'), timer.dueAt)).toBe(true);
    expect(isOnTime(at('2026-03-09T17:00:01'), timer.dueAt)).toBe(false);
  });

  it('is normal while there is no due time', () => {
    expect(light(at('2030-01-01T00:00'), { dueAt: null, warnAt: null })).toBe('NORMAL');
    expect(isOnTime(at('2030-01-01T00:00'), null)).toBe(true);
  });
});

describe('an explanation', () => {
  const daysOf = (kind: DeadlineKind, eventAt: string, params: DueParams) =>
    (explain(deadlines.rule(kind), at(eventAt), params, deadlines.calendar).days ?? []).map(
      (day) => `${day.date.slice(5)} ${day.counted ? day.n : day.why}`,
    );

  it('names each day, a holiday before its weekend, a pause before either', () => {
    const pauses: Pause[] = [['2026-04-02', '2026-04-05']];
    expect(daysOf('DECISION_COMMITTED', '2026-04-01T10:00', { workdays: 3, pauses })).toEqual([
      '04-02 1',
      '04-03 暂停',
      '04-04 暂停',
      '04-05 暂停',
      '04-06 清明节',
      '04-07 2',
      '04-08 3',
    ]);
    expect(daysOf('PUSH_TO_BACKOFFICE', '2026-03-06T10:00', {})).toEqual(['03-07 周末', '03-08 周末', '03-09 1']);
  });

  it('stops where an open pause stopped the clock', () => {
    const pauses: Pause[] = [['2026-09-03', null]];
    const days = daysOf('DECISION_COMMITTED', '2026-09-01T10:00', { workdays: 10, pauses });
    expect(days).toEqual(['09-02 1', '09-03 2']);
    expect(daysOf('DECISION_COMMITTED', '2026-09-04T10:00', { workdays: 10, pauses })).toEqual([]);
  });

  it('of an order that wins runs to the order', () => {
    const orderDueAt = at('2026-03-04T12:00');
    expect(daysOf('COMPLAINT_TRANSFERRED', '2026-03-02T10:00', { orderDueAt })).toEqual(['03-03 1', '03-04 2']);
  });

  it('has no days where none are counted', () => {
    expect(explain(deadlines.rule('INSTANT_CASE'), at('2026-03-02T10:00'), {}, deadlines.calendar)).toMatchObject({
      day0: null,
      days: null,
    });
  });
});
