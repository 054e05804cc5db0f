import type { Category, OpeningKind } from 'shared-types/directory.states';
import type { DayKind, Post } from 'shared-types/roster.states';
import type { RosterRules } from './roster.config';
import { type Hours, overlap, type RosterWindow, type ShiftDraft, windowOf } from './roster.rules';

/** So many people at a post, from one time of a day to another. */
export interface Need extends Hours {
  readonly post: Post;
  /** Null for a post that is the whole centre's. */
  readonly siteKey: string | null;
  /** Of the windows that are meant; null for any. */
  readonly category: Category | null;
  readonly count: number;
}

/** A stretch in which people are missing at a post. */
export interface Gap extends Hours {
  readonly missing: number;
}

/** A session of a site. */
export interface KindedHours extends Hours {
  readonly kind: OpeningKind;
}

/** What kind of day a roster sees: a make-up workday counts as one, whatever its day of the week (service calendar). */
export function dayKindOf(dayOfWeek: number, special: 'HOLIDAY' | 'MAKEUP_WORKDAY' | undefined): DayKind {
  if (special === 'HOLIDAY') return 'HOLIDAY';
  if (special === 'MAKEUP_WORKDAY') return 'WEEKDAY';
  return dayOfWeek >= 6 ? 'WEEKEND' : 'WEEKDAY';
}

/** Everything that must be manned on a day, by what its sites keep open (采购需求 六.7, 六.8). */
export function needsOn(
  { centre, sites }: Pick<RosterRules, 'centre' | 'sites'>,
  kind: DayKind,
  sessionsOf: (siteKey: string) => readonly KindedHours[],
): Need[] {
  const ofCentre = centre.map(({ post, from, to, count }) => {
    return { post, siteKey: null, category: null, from, to, count: count[kind] };
  });
  const ofSites = Object.entries(sites).flatMap(([siteKey, needs]) =>
    needs.flatMap(({ post, category, sessions, count }) =>
      sessionsOf(siteKey)
        .filter((session) => sessions.includes(session.kind))
        .map(({ from, to }) => ({ post, siteKey, category: category ?? null, from, to, count: count[kind] })),
    ),
  );
  return [...ofCentre, ...ofSites].filter(({ count }) => count > 0);
}

/** Whether a shift mans a need, as long as it runs. */
export function mans(shift: ShiftDraft, need: Omit<Need, 'count'>, windows: readonly RosterWindow[]): boolean {
  if (shift.post !== need.post || !overlap(shift, need)) return false;
  if (need.siteKey !== null && shift.siteKey !== need.siteKey) return false;
  return need.category === null || windowOf(windows, shift)?.category === need.category;
}

/** The stretches of a need that are not manned enough, in the order of their times; as few as tell it all. */
export function gapsOf(need: Need, shifts: readonly ShiftDraft[], windows: readonly RosterWindow[]): Gap[] {
  const there = shifts.filter((shift) => mans(shift, need, windows));
  const edges = [need.from, need.to, ...there.flatMap(({ from, to }) => [from, to])];
  const within = [...new Set(edges)].filter((edge) => need.from <= edge && edge <= need.to).sort();
  const gaps: Gap[] = [];
  within.slice(0, -1).forEach((from, at) => {
    const to = within[at + 1] as string;
    const missing = need.count - there.filter((shift) => overlap(shift, { from, to })).length;
    if (missing <= 0) return;
    const last = gaps.at(-1);
    if (last?.to === from && last.missing === missing) gaps[gaps.length - 1] = { ...last, to };
    else gaps.push({ from, to, missing });
  });
  return gaps;
}
