import { CATEGORIES, CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import { poolFor } from '../booking/slots.rules';
import type { ServicePoint } from '../directory/centre.config';

/** A line of a site: who waits for the windows of one kind of business, or for a station's all-round counters. */
export interface SiteLine {
  /** The category its windows are for, or ALL. */
  readonly key: string;
  readonly name: string;
  /** Kinds of business whose numbers stand in this line. */
  readonly categories: readonly Category[];
}

const ALL_ROUND = 'ALL';

/** The lines of a site, one for each account that bookings draw on too. */
export function linesOf(points: readonly ServicePoint[]): SiteLine[] {
  const lines = new Map<string, Category[]>();
  for (const category of CATEGORIES) {
    const pool = poolFor(points, category);
    if (pool) lines.set(pool.key, [...(lines.get(pool.key) ?? []), category]);
  }
  return [...lines].map(([key, categories]) => ({ key, name: nameOf(key), categories }));
}

/** The kind of business of everybody in a line; null where there are several. */
export function onlyCategory({ categories }: Pick<SiteLine, 'categories'>): Category | null {
  return categories.length === 1 ? (categories[0] ?? null) : null;
}

/** The line a window belongs to. */
export const ownLine = ({ category }: Pick<ServicePoint, 'category'>): string => category ?? ALL_ROUND;

/**
 * The lines a window calls from, in this order: its own, those it was lent to, and those its skills allow, which it helps
 * when nobody waits in the others. Skills decide: a line none of whose business the window can do is left out.
 */
export function linesFor(
  point: Pick<ServicePoint, 'category' | 'skills'>,
  lines: readonly SiteLine[],
  lent: readonly string[],
): SiteLine[] {
  const able = lines.filter(({ categories }) => categories.some((category) => point.skills.includes(category)));
  const rank = ({ key }: SiteLine): number => (key === ownLine(point) ? 0 : lent.includes(key) ? 1 : 2);
  return [...able].sort((a, b) => rank(a) - rank(b));
}

/** Whether a window can do the business of a ticket; one of unknown business only in the window's own line. */
export function canServe(
  point: Pick<ServicePoint, 'category' | 'skills'>,
  ticket: { readonly line: string; readonly category: string | null },
): boolean {
  if (ticket.category === null) return ticket.line === ownLine(point);
  return (point.skills as readonly string[]).includes(ticket.category);
}

/** `A012`. */
export const labelOf = (prefix: string, count: number): string => `${prefix}${String(count).padStart(3, '0')}`;

function nameOf(key: string): string {
  return key === ALL_ROUND ? '综合服务' : CATEGORY_LABELS[key as Category];
}
