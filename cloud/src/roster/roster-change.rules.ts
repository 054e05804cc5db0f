import { POST_LABELS } from 'shared-types/roster.states';
import type { ShiftDraft } from './roster.rules';

/** What one publication makes different from the one before it. */
export interface RosterChanges {
  /** Shifts that are no more. */
  readonly gone: readonly ShiftDraft[];
  /** Shifts that are new. */
  readonly come: readonly ShiftDraft[];
  /** Work numbers of those whose shifts are others now. */
  readonly touched: readonly string[];
}

const sameAs = (a: ShiftDraft) => (b: ShiftDraft) =>
  a.workNo === b.workNo &&
  a.post === b.post &&
  a.siteKey === b.siteKey &&
  a.windowNo === b.windowNo &&
  a.from === b.from &&
  a.to === b.to;

/** What has changed between two rosters of one day; a shift moved is one that went and one that came. */
export function changesBetween(before: readonly ShiftDraft[], after: readonly ShiftDraft[]): RosterChanges {
  const gone = before.filter((shift) => !after.some(sameAs(shift)));
  const come = after.filter((shift) => !before.some(sameAs(shift)));
  return { gone, come, touched: [...new Set([...gone, ...come].map(({ workNo }) => workNo))].sort() };
}

/** One line a change, as planners read it: `撤下 张三 综合3号窗口 09:00—12:00`. */
export function changeLines(
  { gone, come }: RosterChanges,
  words: { readonly nameOf: (workNo: string) => string; readonly placeOf: (shift: ShiftDraft) => string },
): string[] {
  const line = (verb: string) => (shift: ShiftDraft) => {
    const place = words.placeOf(shift);
    return `${verb} ${words.nameOf(shift.workNo)} ${place || POST_LABELS[shift.post]} ${shift.from}—${shift.to}`;
  };
  return [...gone.map(line('撤下')), ...come.map(line('排上'))];
}
