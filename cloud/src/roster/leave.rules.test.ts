import fc from 'fast-check';
import { unmannedBy } from 'shared-types/leave-unmanned';
import { leaveLifecycle, partWithin, shiftKey, withoutPerson } from './leave.rules';
import type { ShiftDraft } from './roster.rules';

const shift = (from: string, to: string, workNo = 'A'): ShiftDraft => ({
  workNo,
  post: 'WINDOW',
  siteKey: 'hall',
  windowNo: 1,
  from,
  to,
});
const day = { from: '00:00', to: '24:00' };
const nobody = () => undefined;
const lines = (shifts: readonly ShiftDraft[]) => shifts.map(({ workNo, from, to }) => `${workNo} ${from}-${to}`);

describe('a day with somebody away', () => {
  it.each<[string, { from: string; to: string }, string | undefined, string[]]>([
    ['loses the shift where nobody takes it', day, undefined, []],
    ['gives it whole to the stand-in', day, 'B', ['B 09:00-17:00']],
    ['keeps what lies before', { from: '12:00', to: '24:00' }, 'B', ['A 09:00-12:00', 'B 12:00-17:00']],
    ['keeps what lies after', { from: '00:00', to: '12:00' }, 'B', ['B 09:00-12:00', 'A 12:00-17:00']],
    ['keeps both ends', { from: '11:00', to: '13:00' }, undefined, ['A 09:00-11:00', 'A 13:00-17:00']],
    ['is as it was where the hours lie elsewhere', { from: '17:00', to: '24:00' }, 'B', ['A 09:00-17:00']],
  ])('%s', (_what, hours, standIn, left) => {
    expect(lines(withoutPerson([shift('09:00', '17:00')], 'A', hours, () => standIn))).toEqual(left);
  });

  it('leaves everybody else alone', () => {
    const others = [shift('09:00', '12:00', 'B'), shift('13:00', '17:00', 'C')];
    expect(withoutPerson([...others, shift('09:00', '17:00')], 'A', day, nobody)).toEqual(others);
  });

  const hour = (n: number) => `${String(n).padStart(2, '0')}:00`;
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .map(([from, hours]) => ({ from: hour(from), to: hour(Math.min(24, from + hours)) }));

  const isIn = (moment: string, { from, to }: { from: string; to: string }) => from <= moment && moment < to;
  const there = (shifts: readonly ShiftDraft[], moment: string) =>
    shifts.filter((each) => isIn(moment, each)).map(({ workNo }) => workNo);
  const hours = Array.from({ length: 24 }, (_, at) => hour(at));

  it('has them at no moment of the hours, and at every other as before', () => {
    fc.assert(
      fc.property(stretch, stretch, (worked, away) => {
        const before = shift(worked.from, worked.to);
        const left = withoutPerson([before], 'A', away, nobody);
        for (const moment of hours) {
          expect(there(left, moment)).toEqual(isIn(moment, worked) && !isIn(moment, away) ? ['A'] : []);
        }
      }),
    );
  });

  it('is manned at every moment it was where somebody stands in', () => {
    fc.assert(
      fc.property(stretch, stretch, (worked, away) => {
        const before = shift(worked.from, worked.to);
        const covered = withoutPerson([before], 'A', away, () => 'B');
        for (const moment of hours) expect(there(covered, moment)).toHaveLength(there([before], moment).length);
      }),
    );
  });

  it('names the part of a shift that is concerned', () => {
    expect(partWithin(shift('09:00', '17:00'), { from: '12:00', to: '24:00' })).toMatchObject({
      from: '12:00',
      to: '17:00',
    });
    expect(partWithin(shift('09:00', '17:00'), { from: '17:00', to: '24:00' })).toBeNull();
  });
});

it.each(['approve', 'reject'] as const)('nobody may %s their own leave', (action) => {
  const { guard } = leaveLifecycle.actions[action];
  expect(guard?.({ own: true })).toMatchObject({
    status: 422,
    code: 'own_leave',
    title: '自己的请假请由另一位主管审批',
  });
  expect(guard?.({ own: false })).toBeNull();
});

it('a shift to be taken over is named by its day and its beginning', () => {
  expect(shiftKey('2026-11-24', shift('09:00', '17:00'))).toBe('2026-11-24 09:00');
});

describe('what a leave leaves unmanned', () => {
  const left = (key: string, leavesGap: boolean) => {
    return { key, date: '', from: '', to: '', postLabel: '', place: null, leavesGap, standIns: [] };
  };
  const use = (coveredByStandIns: boolean) => ({ title: '', note: '', number: null, coveredByStandIns });
  const shifts = [left('a', true), left('b', false)];

  it.each<[string, string[], number]>([
    ['is the shift below the minimum, the bookings of its window and the visit', [], 3],
    ['is no shift more once somebody stands in for it', ['a'], 2],
    ['is only what no stand-in takes care of once every shift is taken', ['a', 'b'], 1],
  ])('%s', (_what, covered, unmanned) => {
    expect(unmannedBy({ shifts, uses: [use(true), use(false)] }, (key) => covered.includes(key))).toBe(unmanned);
  });
});
