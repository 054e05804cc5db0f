import type { NeedView, PlanDay, Shift, ShiftView } from 'shared-types/roster.contract';
import { DAY_KIND_LABELS } from 'shared-types/roster.states';

/** The stretches of one post at one place, with who is there and what is missing. */
export interface PostOfDay {
  readonly place: string;
  readonly needs: readonly NeedView[];
  readonly shifts: readonly ShiftView[];
}

const missingIn = ({ gaps }: NeedView): number => gaps.length;

/** So many stretches of a day are not manned enough. */
export const gapCount = ({ needs }: Pick<PlanDay, 'needs'>): number =>
  needs.reduce((sum, need) => sum + missingIn(need), 0);

/** 工作日 · 草稿 · 12 个班次 · 缺 5 处. */
export function dayNote(day: Pick<PlanDay, 'kind' | 'state' | 'stateLabel' | 'drafted' | 'shifts' | 'needs'>): string {
  const gaps = gapCount(day);
  const state = day.drafted && day.state !== 'DRAFT' ? `${day.stateLabel}，有未发布的草稿` : day.stateLabel;
  return [
    DAY_KIND_LABELS[day.kind],
    state,
    day.shifts.length > 0 && `${day.shifts.length} 个班次`,
    gaps === 0 ? '岗位齐了' : `缺 ${gaps} 处`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** 09:00—12:00 缺 2 人. */
export const gapWords = ({ from, to, missing }: NeedView['gaps'][number]): string => `${from}—${to} 缺 ${missing} 人`;

/** The posts of a day, what is missing first; shifts that nothing asked for come last. */
export function postsOfDay({ needs, shifts }: Pick<PlanDay, 'needs' | 'shifts'>, categoryOf: CategoryOf): PostOfDay[] {
  const places = [...new Set(needs.map(({ place }) => place))];
  const posts = places.map((place) => {
    const own = needs.filter((need) => need.place === place);
    return {
      place,
      needs: own,
      shifts: shifts.filter((shift) => own.some((need) => belongs(shift, need, categoryOf))),
    };
  });
  const placed = new Set(posts.flatMap((post) => post.shifts));
  const rest = shifts.filter((shift) => !placed.has(shift));
  const lacking = ({ needs: own }: PostOfDay): number => own.reduce((sum, need) => sum + missingIn(need), 0);
  const sorted = posts.sort((a, b) => Number(lacking(b) > 0) - Number(lacking(a) > 0));
  return rest.length === 0 ? sorted : [...sorted, { place: '另外安排的', needs: [], shifts: rest }];
}

/** Which kind of business a window is for. */
export type CategoryOf = (siteKey: string | null, windowNo: number | null) => string | null;

function belongs(shift: ShiftView, need: NeedView, categoryOf: CategoryOf): boolean {
  if (shift.post !== need.post || (need.siteKey !== null && shift.siteKey !== need.siteKey)) return false;
  return need.category === null || categoryOf(shift.siteKey, shift.windowNo) === need.category;
}

/** A shift as it is sent. */
export const sent = ({ workNo, post, siteKey, windowNo, from, to }: ShiftView): Shift => ({
  workNo,
  post,
  siteKey,
  windowNo,
  from,
  to,
});
