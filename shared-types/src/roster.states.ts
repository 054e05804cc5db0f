/** Posts a shift is published for. */
export const POSTS = ['FIELD_AGENT', 'WINDOW', 'GUIDE_DESK', 'STATION', 'DUTY_MANAGER', 'ON_CALL'] as const;
export type Post = (typeof POSTS)[number];
export const POST_LABELS: Readonly<Record<Post, string>> = {
  FIELD_AGENT: '代办外勤',
  WINDOW: '窗口',
  GUIDE_DESK: '导办台',
  STATION: '驿站',
  DUTY_MANAGER: '值班负责人',
  ON_CALL: '值守待命',
};

/** Posts that are at a window or counter, and so have its number. */
export const WINDOW_POSTS: readonly Post[] = ['WINDOW', 'STATION'];
/** Posts that are at the hall or a station; the others are the whole centre's. */
export const SITE_POSTS: readonly Post[] = ['WINDOW', 'STATION', 'GUIDE_DESK'];

/** What a day's roster is: nothing yet, being planned, known to everybody, or known and changed since. */
export const ROSTER_STATES = ['NONE', 'DRAFT', 'PUBLISHED', 'CHANGED'] as const;
export type RosterState = (typeof ROSTER_STATES)[number];
export const ROSTER_STATE_LABELS: Readonly<Record<RosterState, string>> = {
  NONE: '未排',
  DRAFT: '草稿',
  PUBLISHED: '已发布',
  CHANGED: '发布后有变更',
};

/** Kinds of day a need is named for. */
export const DAY_KINDS = ['WEEKDAY', 'WEEKEND', 'HOLIDAY'] as const;
export type DayKind = (typeof DAY_KINDS)[number];
export const DAY_KIND_LABELS: Readonly<Record<DayKind, string>> = {
  WEEKDAY: '工作日',
  WEEKEND: '周末',
  HOLIDAY: '节假日',
};
