import { actionsFor, type Capacity } from '../kernel/lifecycle/lifecycle.rules';
import { instantOf } from '../kernel/time/civil-date';
import {
  behalfRefusal,
  bookingLifecycle,
  cancelActionAt,
  checkInRefusal,
  checkInWindow,
  freeCancelUntil,
  limitRefusal,
  reschedulesLate,
  type Standing,
} from './booking.rules';

const LIMITS = { activePerItem: 1, perDay: 2, active: 5 };
const standing = (itemKey: string, date: string): Standing => ({ itemKey, date, startsAt: instantOf(date, '10:00') });

describe('how many bookings one person may have', () => {
  const asked = { itemKey: 'a', date: '2026-11-23' };
  it.each<[string, Standing[], string | undefined]>([
    ['none yet', [], undefined],
    ['another item that day', [standing('b', '2026-11-23')], undefined],
    ['the same item on another day', [standing('a', '2026-11-24')], 'item_booked_already'],
    ['two others that day', [standing('b', '2026-11-23'), standing('c', '2026-11-23')], 'day_limit_reached'],
    ['four on other days', ['b', 'c', 'd', 'e'].map((key) => standing(key, '2026-11-24')), undefined],
    [
      'five on other days',
      ['b', 'c', 'd', 'e', 'f'].map((key) => standing(key, '2026-11-24')),
      'booking_limit_reached',
    ],
  ])('%s', (_, all, code) => {
    expect(limitRefusal(LIMITS, all, asked)?.code).toBe(code);
  });

  it('tells when the item is booked already', () => {
    const refusal = limitRefusal(LIMITS, [standing('a', '2026-11-24')], asked);
    expect(refusal?.title).toBe('这个事项已经约过了，可以把原来的预约改期，或取消后另约时间');
    expect(refusal?.details.detail).toBe('已约：11月24日（周二）10:00');
  });

  it('tells of every time it is booked where several are allowed', () => {
    const both = [standing('a', '2026-11-24'), standing('b', '2026-11-24'), standing('a', '2026-11-25')];
    expect(limitRefusal({ ...LIMITS, activePerItem: 2 }, both, asked)?.details.detail).toBe(
      '已约：11月24日（周二）10:00、11月25日（周三）10:00',
    );
    expect(limitRefusal({ ...LIMITS, activePerItem: 3 }, both, asked)).toBeNull();
  });

  it('tells how many there may be on a day and in all', () => {
    const titleOf = (all: Standing[]) => limitRefusal(LIMITS, all, asked)?.title;
    expect(titleOf([standing('b', '2026-11-23'), standing('c', '2026-11-23')])).toBe('一个人一天最多约 2 次，请换一天');
    expect(titleOf(['b', 'c', 'd', 'e', 'f'].map((key) => standing(key, '2026-11-24')))).toBe(
      '一个人同时最多有 5 个预约，请先办完或取消一个',
    );
  });
});

describe('for how many others somebody may book', () => {
  it.each<[string, string[], string, boolean]>([
    ['a first one', [], 'x', true],
    ['a second one of two', ['x'], 'y', true],
    ['a third one of two', ['x', 'y'], 'z', false],
    ['one of those two once more', ['x', 'y'], 'x', true],
  ])('%s', (_, others, asked, allowed) => {
    expect(behalfRefusal(2, others, asked) === null).toBe(allowed);
  });

  it('tells how many there may be', () => {
    expect(behalfRefusal(2, ['x', 'y'], 'z')).toMatchObject({
      code: 'behalf_limit_reached',
      title: '您已替 2 位家人或企业约了号，等其中一个办完后再替别人约',
    });
  });
});

describe('taking a number for a booking', () => {
  const RULES = { fromMinutesBefore: 30, untilMinutesAfter: 15 };
  const startsAt = instantOf('2026-11-23', '14:00');
  const refusalAt = (time: string, restored = false, date = '2026-11-23') =>
    checkInRefusal(startsAt, instantOf(date, time), RULES, restored);

  it('is possible from half an hour before to a quarter after, both ends included', () => {
    expect(checkInWindow(startsAt, RULES)).toEqual({
      from: instantOf('2026-11-23', '13:30'),
      until: instantOf('2026-11-23', '14:15'),
    });
  });

  it.each([
    ['13:29', false, 'check_in_too_early'],
    ['13:30', false, undefined],
    ['14:15', false, undefined],
    ['14:16', false, 'check_in_too_late'],
    ['14:16', true, undefined],
    ['13:29', true, 'check_in_too_early'],
  ])('at %s for 14:00, restored %s: %s', (time, restored, code) => {
    expect(refusalAt(time, restored)?.code).toBe(code);
  });

  it.each(['2026-11-22', '2026-11-24'])('is for the day of the booking only, restored or not: %s', (date) => {
    for (const restored of [true, false]) {
      expect(refusalAt('14:00', restored, date)).toMatchObject({
        code: 'check_in_other_day',
        title: '您约的是11月23日（周一），请当天来取号',
      });
    }
  });

  it('that is refused says when it is possible, or who can help', () => {
    expect(refusalAt('13:00')?.title).toBe('来早了：从 13:30 起可以取号，请先休息一下');
    expect(refusalAt('14:20')?.title).toBe('已经过了取号的时间，请到导办台，工作人员可以当天为您恢复');
  });
});

it.each([
  ['00:00', '2026-11-23', true],
  ['23:59', '2026-11-23', true],
  ['00:00', '2026-11-24', false],
  ['23:59', '2026-11-22', false],
])('a missed booking is restored on its own day only: at %s of %s', (time, date, allowed) => {
  const { guard } = bookingLifecycle.actions.restore;
  const refusal = guard?.({ startsAt: instantOf('2026-11-23', '14:00'), at: instantOf(date, time) });
  if (allowed) expect(refusal).toBeNull();
  else {
    expect(refusal).toMatchObject({
      code: 'restore_too_late',
      title: '只能在预约的当天恢复；以后到场的，请重新预约或现场取号',
    });
  }
});

describe('moving a booking', () => {
  const booking = { startsAt: instantOf('2026-11-23', '14:00'), byHall: false };
  const CANCEL = { freeHours: 2, freeReschedules: 1, lateCountsAs: 0.5 };

  it.each([
    ['12:00', 1, false, false],
    ['12:01', 0, false, false],
    ['12:01', 1, false, true],
    ['12:01', 2, false, true],
    ['12:01', 2, true, false],
  ])(
    'at %s for 14:00 after %i changes, moved by the hall %s, counts as late: %s',
    (time, reschedules, byHall, late) => {
      expect(reschedulesLate({ ...booking, reschedules, byHall }, instantOf('2026-11-23', time), CANCEL)).toBe(late);
    },
  );
});

describe('giving a booking up', () => {
  const startsAt = instantOf('2026-11-23', '14:00');

  it('is free until so many hours before', () => {
    expect(freeCancelUntil(startsAt, 2)).toEqual(instantOf('2026-11-23', '12:00'));
  });

  it.each([
    ['11:00', 'cancel'],
    ['12:00', 'cancel'],
    ['12:01', 'cancelLate'],
    ['13:59', 'cancelLate'],
  ])('at %s for 14:00, two hours being free: %s', (time, action) => {
    expect(cancelActionAt({ startsAt, byHall: false }, instantOf('2026-11-23', time), 2)).toBe(action);
  });

  it.each([
    ['13:59', undefined],
    ['14:00', 'booking_begun'],
  ])('at %s for 14:00 is refused: %s', (time, code) => {
    const { guard } = bookingLifecycle.actions.cancelLate;
    expect(guard?.({ startsAt, at: instantOf('2026-11-23', time) })?.code).toBe(code);
  });

  it('once it has begun is refused in words', () => {
    expect(bookingLifecycle.actions.cancel.guard?.({ startsAt, at: startsAt })?.title).toBe(
      '预约的时间已经到了，不能再取消或改期；如果来不了，不用再操作',
    );
  });

  it('never counts when the hall had moved it', () => {
    expect(cancelActionAt({ startsAt, byHall: true }, instantOf('2026-11-23', '13:59'), 2)).toBe('cancel');
  });

  it('is its owner’s to do, or for those who take the call, and nobody else’s', () => {
    const giving = ['cancel', 'cancelLate', 'reschedule'];
    const may = (role: Capacity) =>
      giving.filter((each) => actionsFor(bookingLifecycle, 'BOOKED', [role]).includes(each as never));
    expect(may('OWNER')).toEqual(giving);
    expect(may('RECEPTIONIST')).toEqual(giving);
    expect(may('PROXY_AGENT')).toEqual([]);
  });
});
