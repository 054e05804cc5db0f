import type { PermitChartView, PermitRow } from 'shared-types/agency-plan.contract';
import { barLook, barOf, chartWords, waitsFor } from './chart-words';

const row = (part: Partial<PermitRow>): PermitRow =>
  ({ itemKey: 'a', name: '甲', stage: 'IN_APPROVAL', after: [], late: null, ...part }) as PermitRow;
const chart = (rows: PermitRow[]) => ({ rows, to: '2026-12-10' }) as PermitChartView;

it.each([
  [[row({}), row({ stage: 'APPROVED' })], '2 个事项中 1 个有结果，没有晚的。'],
  [[row({ late: '晚了' }), row({})], '2 个事项中 0 个有结果，1 个晚了，很抱歉。'],
  [[row({ stage: 'APPROVED' }), row({ stage: 'REJECTED' })], '2 个事项中 2 个有结果。'],
])('a chart says how far it is and who is late', (rows, words) => {
  expect(chartWords(chart(rows))).toBe(words);
});

it('a permit says what it waits for, or came after', () => {
  const rows = [row({}), row({ itemKey: 'b', name: '乙', after: ['a'], stage: 'WAITING' })];
  expect(waitsFor(rows[1] as PermitRow, rows)).toBe('等“甲”有结果');
  expect(waitsFor({ ...(rows[1] as PermitRow), stage: 'FILED' }, rows)).toBe('在“甲”之后');
  expect(waitsFor(rows[0] as PermitRow, rows)).toBe('');
});

it.each([
  [0, 5, 10, '0%', '50%'],
  [5, 10, 10, '50%', '50%'],
  [10, 10, 10, '96%', '4%'],
  [0, 0, 0, '0%', '4%'],
])('a bar from day %i to %i of %i stands at %s, %s wide', (fromDay, toDay, days, left, width) => {
  expect(barOf({ fromDay, toDay }, days)).toEqual({ left, width });
});

it.each<[Partial<PermitRow>, string]>([
  [{ planned: true, stage: 'PREPARING', late: '晚了' }, 'is-planned'],
  [{ planned: false, stage: 'IN_APPROVAL', late: '晚了' }, 'is-late'],
  [{ planned: false, stage: 'IN_APPROVAL' }, 'is-open'],
  [{ planned: false, stage: 'APPROVED' }, 'is-settled'],
])('the bar of %j is drawn as %s', (part, look) => {
  expect(barLook(row(part))).toBe(look);
});
