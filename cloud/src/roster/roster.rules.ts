import { CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import type { Role } from 'shared-types/identity.states';
import { POST_LABELS, type Post, SITE_POSTS, WINDOW_POSTS } from 'shared-types/roster.states';

/** A stretch of time somebody is on duty. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Times `HH:MM` of one civil day, the end not included. */
export interface Hours {
  readonly from: string;
  readonly to: string;
}

/** Somebody at a post for a stretch of one day. */
export interface ShiftDraft extends Hours {
  readonly workNo: string;
  readonly post: Post;
  /** Where the post is; null for one that is the whole centre's. */
  readonly siteKey: string | null;
  /** The hall window or the station's counter. */
  readonly windowNo: number | null;
}

/** A hall window or a station's counter, as far as it decides who may sit there. */
export interface RosterWindow {
  readonly siteKey: string;
  readonly no: number;
  readonly label: string;
  readonly category: Category | null;
  readonly skills: readonly Category[];
}

/** Somebody who can be rostered. */
export interface RosterPerson {
  readonly workNo: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly skills: readonly string[];
}

/** What shifts of one day are judged by. */
export interface RosterHouse {
  readonly siteKeys: readonly string[];
  readonly windows: readonly RosterWindow[];
  readonly fit: Readonly<Record<Post, readonly Role[]>>;
  readonly people: ReadonlyMap<string, RosterPerson>;
  /** Approved leave of that day, by work number. */
  readonly away: ReadonlyMap<string, readonly Hours[]>;
}

export interface ShiftFault {
  /** Its place in the list. */
  readonly at: number;
  readonly field: 'to' | 'workNo' | 'siteKey' | 'windowNo';
  readonly message: string;
}

/** On duty at an instant: the end of a shift is not part of it. */
export const isOnDuty = ({ startsAt, endsAt }: Span, at: Date): boolean => startsAt <= at && at < endsAt;

/** On duty from the first instant of a stretch to its last. */
export const covers = ({ startsAt, endsAt }: Span, from: Date, to: Date): boolean => startsAt <= from && to <= endsAt;

/** Whether two stretches of a day share a moment. */
export const overlap = (a: Hours, b: Hours): boolean => a.from < b.to && b.from < a.to;

/** The window a shift is at; undefined where there is none. */
export function windowOf(
  windows: readonly RosterWindow[],
  { siteKey, windowNo }: Pick<ShiftDraft, 'siteKey' | 'windowNo'>,
): RosterWindow | undefined {
  return windows.find((window) => window.siteKey === siteKey && window.no === windowNo);
}

/**
 * Why somebody cannot stand at a post, in words for the planner; null when they can. At a window they must be able to do
 * everything that is promised of it.
 */
export function unfitFor(
  { fit }: Pick<RosterHouse, 'fit'>,
  person: RosterPerson,
  post: Post,
  window: RosterWindow | undefined,
): string | null {
  const who = `${person.name}（工号 ${person.workNo}）`;
  if (!person.roles.some((role) => fit[post].includes(role))) return `${who}的岗位不能上“${POST_LABELS[post]}”`;
  const missing = (window?.skills ?? []).filter((skill) => !person.skills.includes(skill));
  if (missing.length === 0) return null;
  return `${who}没有“${missing.map((skill) => CATEGORY_LABELS[skill]).join('、')}”技能，不能上${window?.label}`;
}

/** Everything that is wrong with the shifts of one day, each named by its place in the list. */
export function shiftFaults(shifts: readonly ShiftDraft[], house: RosterHouse): ShiftFault[] {
  return shifts.flatMap((shift, at) => {
    const fault = placeFault(shift, house) ?? personFault(shift, house) ?? clash(shift, shifts.slice(0, at));
    return fault ? [{ at, ...fault }] : [];
  });
}

type Fault = Omit<ShiftFault, 'at'>;

function placeFault(shift: ShiftDraft, { siteKeys, windows }: RosterHouse): Fault | null {
  const { from, to, post, siteKey, windowNo } = shift;
  if (to <= from) return { field: 'to', message: '下班时间应晚于上班时间；跨零点的请分两天排' };
  if (SITE_POSTS.includes(post) && siteKey === null) return { field: 'siteKey', message: '请选择在哪个大厅或驿站' };
  if (siteKey !== null && !siteKeys.includes(siteKey)) return { field: 'siteKey', message: '没有这个大厅或驿站' };
  if (!WINDOW_POSTS.includes(post)) {
    return windowNo === null ? null : { field: 'windowNo', message: `“${POST_LABELS[post]}”不在窗口` };
  }
  if (windowNo === null) return { field: 'windowNo', message: '请选择窗口' };
  return windowOf(windows, shift) ? null : { field: 'windowNo', message: `这里没有${windowNo}号窗口` };
}

function personFault(shift: ShiftDraft, house: RosterHouse): Fault | null {
  const { workNo, post } = shift;
  const person = house.people.get(workNo);
  if (!person) return { field: 'workNo', message: `没有工号为 ${workNo} 的在职人员` };
  const unfit = unfitFor(house, person, post, windowOf(house.windows, shift));
  if (unfit !== null) return { field: 'workNo', message: unfit };
  const leave = (house.away.get(workNo) ?? []).find((hours) => overlap(hours, shift));
  return leave ? { field: 'workNo', message: `${person.name}（工号 ${workNo}）这段时间已批准请假` } : null;
}

function clash(shift: ShiftDraft, before: readonly ShiftDraft[]): Fault | null {
  const meanwhile = before.filter((other) => overlap(other, shift));
  if (meanwhile.some(({ workNo }) => workNo === shift.workNo)) {
    return { field: 'workNo', message: `工号 ${shift.workNo} 的班次时间重叠` };
  }
  const taken = meanwhile.some((other) => isSameWindow(other, shift));
  return taken ? { field: 'windowNo', message: `${shift.windowNo}号窗口这段时间已经排了人` } : null;
}

/** Whether two shifts are at one window. */
export function isSameWindow(a: ShiftDraft, b: ShiftDraft): boolean {
  return a.windowNo !== null && a.windowNo === b.windowNo && a.siteKey === b.siteKey;
}
