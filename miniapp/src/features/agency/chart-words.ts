import type { PermitChartView, PermitRow } from 'shared-types/agency-plan.contract';

const SETTLED = ['APPROVED', 'REJECTED', 'ENDED'];
/** A bar of a permit that is decided the same day still shows. */
const THINNEST = 4;

/** How much is done and when it ends, and that somebody is late where somebody is. */
export function chartWords({ rows, to }: PermitChartView): string {
  const settled = rows.filter(({ stage }) => SETTLED.includes(stage)).length;
  const late = rows.filter((row) => row.late !== null).length;
  const done = `${rows.length} 个事项中 ${settled} 个有结果`;
  if (settled === rows.length || to === null) return `${done}。`;
  return late === 0 ? `${done}，没有晚的。` : `${done}，${late} 个晚了，很抱歉。`;
}

/** What a permit waits for, while it does. */
export function waitsFor({ after, stage }: PermitRow, rows: readonly PermitRow[]): string {
  const names = after.flatMap((key) => rows.find(({ itemKey }) => itemKey === key)?.name ?? []);
  if (names.length === 0) return '';
  return stage === 'WAITING' ? `等“${names.join('”“')}”有结果` : `在“${names.join('”“')}”之后`;
}

/** Where the bar of a permit stands on the line of days, in per cent of its width. */
export function barOf({ fromDay, toDay }: Pick<PermitRow, 'fromDay' | 'toDay'>, days: number) {
  const whole = Math.max(1, days);
  const width = Math.max(THINNEST, ((toDay - fromDay) / whole) * 100);
  const left = Math.min((fromDay / whole) * 100, 100 - width);
  return { left: `${left}%`, width: `${width}%` };
}

/** How a bar is drawn: planned, late, decided, or under way. Words beside it say the same. */
export function barLook({ planned, late, stage }: Pick<PermitRow, 'planned' | 'late' | 'stage'>): string {
  if (planned) return 'is-planned';
  if (late !== null) return 'is-late';
  return SETTLED.includes(stage) ? 'is-settled' : 'is-open';
}
