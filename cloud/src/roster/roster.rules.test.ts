import { covers, isOnDuty, shiftFaults } from './roster.rules';

const at = (hour: number) => new Date(Date.UTC(2026, 11, 1, hour));
const shift = { startsAt: at(1), endsAt: at(9) };

it.each([
  [0, false],
  [1, true],
  [8, true],
  [9, false],
])('at hour %d on duty: %s', (hour, onDuty) => {
  expect(isOnDuty(shift, at(hour))).toBe(onDuty);
});

it.each([
  [1, 9, true],
  [3, 5, true],
  [0, 5, false],
  [7, 10, false],
])('from hour %d to %d covered: %s', (from, to, covered) => {
  expect(covers(shift, at(from), at(to))).toBe(covered);
});

describe('a day of shifts', () => {
  const draft = (workNo: string, from: string, to: string) => ({ workNo, from, to });

  it('may give one person two shifts that touch', () => {
    expect(
      shiftFaults([draft('A', '08:00', '12:00'), draft('A', '12:00', '24:00'), draft('B', '08:00', '12:00')]),
    ).toEqual([]);
  });

  it('never puts one person at two posts at once', () => {
    expect(shiftFaults([draft('A', '08:00', '12:00'), draft('A', '11:59', '18:00')])).toEqual([
      { at: 1, field: 'workNo', message: '工号 A 的班次时间重叠' },
    ]);
  });

  it('has no shift that ends before it begins', () => {
    expect(shiftFaults([draft('A', '18:00', '18:00')])).toMatchObject([{ at: 0, field: 'to' }]);
  });
});
