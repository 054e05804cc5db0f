import type { SiteDay } from 'shared-types/site-days.contract';

/** A stretch of a day; times `HH:MM`, the end up to `24:00`. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
  readonly bookable: boolean;
}

/** The hours of a day as they are changed: without the cuts its roster makes where windows come and go. Pure. */
export function stretchesOf({ sessions }: Pick<SiteDay, 'sessions'>): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, bookable } of sessions) {
    const last = stretches.at(-1);
    if (last && last.to === from && last.bookable === bookable) stretches[stretches.length - 1] = { ...last, to };
    else stretches.push({ from, to, bookable });
  }
  return stretches;
}

const STEP = 30;
const DAY = 24 * 60;
const two = (n: number): string => String(n).padStart(2, '0');

/** Times to choose from, every half hour, with those that stand there already. Pure. */
export function timesWith(...standing: string[]): { key: string; title: string }[] {
  const half = Array.from(
    { length: DAY / STEP + 1 },
    (_, at) => `${two(Math.floor(at / 2))}:${at % 2 === 0 ? '00' : '30'}`,
  );
  return [...new Set([...half, ...standing])].sort().map((key) => ({ key, title: key }));
}

/** What is wrong with the hours, said plainly; null when nothing is. Pure. */
export function faultOf(stretches: readonly Stretch[]): string | null {
  const sorted = [...stretches].sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const [at, { from, to }] of sorted.entries()) {
    if (to <= from) return `${from} 到 ${to}：结束时间应晚于开始时间`;
    const before = sorted[at - 1];
    if (before && before.to > from) return `${before.from}–${before.to} 和 ${from}–${to} 有重叠`;
  }
  return null;
}

/** The stretch that is offered to be added: after the last, an hour at most. Pure. */
export function nextStretch(stretches: readonly Stretch[]): Stretch {
  const from = ['08:30', ...stretches.map(({ to }) => to)].sort().at(-1) ?? '';
  if (from >= '23:00') return { from: '09:00', to: '12:00', bookable: true };
  return { from, to: `${two(Number(from.slice(0, 2)) + 1)}${from.slice(2)}`, bookable: true };
}
