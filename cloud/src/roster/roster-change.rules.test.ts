import fc from 'fast-check';
import type { ShiftDraft } from './roster.rules';
import { changeLines, changesBetween } from './roster-change.rules';

const shift = (workNo: string, part: Partial<ShiftDraft> = {}): ShiftDraft => ({
  workNo,
  post: 'WINDOW',
  siteKey: 'hall',
  windowNo: 3,
  from: '09:00',
  to: '12:00',
  ...part,
});

describe('what a publication makes different', () => {
  it('is nothing where the shifts are the same, in whatever order', () => {
    const [one, other] = [shift('A'), shift('B', { windowNo: 4 })];
    expect(changesBetween([one, other], [{ ...other }, { ...one }])).toEqual({ gone: [], come: [], touched: [] });
  });

  it.each<[string, ShiftDraft]>([
    ['person', shift('B')],
    ['post', shift('A', { post: 'STATION' })],
    ['site', shift('A', { siteKey: 'station-1' })],
    ['window', shift('A', { windowNo: 4 })],
    ['beginning', shift('A', { from: '08:30' })],
    ['end', shift('A', { to: '12:30' })],
  ])('is a shift that went and one that came, where another %s is put down', (_, after) => {
    expect(changesBetween([shift('A')], [after])).toMatchObject({ gone: [shift('A')], come: [after] });
  });

  it('touches everybody who loses or gets a shift, once each, and nobody whose shifts stay', () => {
    const before = [shift('C'), shift('B', { windowNo: 4 }), shift('D', { windowNo: 5 })];
    const after = [shift('A'), shift('C', { windowNo: 4 }), shift('D', { windowNo: 5 })];
    expect(changesBetween(before, after).touched).toEqual(['A', 'B', 'C']);
  });

  const anyShifts = fc.uniqueArray(
    fc
      .record({ workNo: fc.constantFrom('A', 'B', 'C'), windowNo: fc.nat(2), from: fc.constantFrom('09:00', '10:00') })
      .map(({ workNo, ...part }) => shift(workNo, part)),
    { maxLength: 8, selector: (each) => JSON.stringify(each) },
  );
  const sorted = (shifts: readonly ShiftDraft[]) => shifts.map((each) => JSON.stringify(each)).sort();

  it('made on the roster before gives the roster after', () => {
    fc.assert(
      fc.property(anyShifts, anyShifts, (before, after) => {
        const { gone, come } = changesBetween(before, after);
        expect(sorted([...before.filter((each) => !gone.includes(each)), ...come])).toEqual(sorted(after));
      }),
    );
  });

  it('is read backwards when the earlier roster is published again', () => {
    fc.assert(
      fc.property(anyShifts, anyShifts, (before, after) => {
        const { gone, come, touched } = changesBetween(before, after);
        expect(changesBetween(after, before)).toEqual({ gone: come, come: gone, touched });
      }),
    );
  });
});

it('a change is told with who, where and when; by its post where there is no place', () => {
  const watch = shift('B', { post: 'ON_CALL', siteKey: null, windowNo: null, from: '17:00', to: '24:00' });
  const lines = changeLines(
    { gone: [shift('A')], come: [watch], touched: ['A', 'B'] },
    {
      nameOf: (workNo) => ({ A: '张三', B: '李四' })[workNo] ?? '',
      placeOf: ({ windowNo }) => (windowNo === null ? '' : `综合${windowNo}号窗口`),
    },
  );
  expect(lines).toEqual(['撤下 张三 综合3号窗口 09:00—12:00', '排上 李四 值守待命 17:00—24:00']);
});
