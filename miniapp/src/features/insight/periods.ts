/** The first and last day of a stretch of time, `YYYY-MM-DD`. */
export interface Period {
  readonly key: string;
  readonly title: string;
  readonly from: string;
  readonly to: string;
}

const pad = (n: number): string => String(n).padStart(2, '0');
const day = (year: number, month: number, date: number): string => {
  const at = new Date(Date.UTC(year, month - 1, date));
  return `${at.getUTCFullYear()}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
};

/** The periods a report is asked for most, as seen from a day. */
export function usualPeriods(today: string): Period[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const quarter = Math.floor((month - 1) / 3) * 3 + 1;
  return [
    { key: 'month', title: '本月', from: day(year, month, 1), to: day(year, month + 1, 0) },
    { key: 'last', title: '上月', from: day(year, month - 1, 1), to: day(year, month, 0) },
    { key: 'quarter', title: '本季度', from: day(year, quarter, 1), to: day(year, quarter + 3, 0) },
    { key: 'year', title: '今年', from: day(year, 1, 1), to: day(year, 12, 31) },
  ];
}
