/** Posts a shift is published for. */
export const POSTS = ['FIELD_AGENT', 'WINDOW', 'GUIDE_DESK', 'STATION', 'DUTY_MANAGER'] as const;
export type Post = (typeof POSTS)[number];
export const POST_LABELS: Readonly<Record<Post, string>> = {
  FIELD_AGENT: '代办外勤',
  WINDOW: '窗口',
  GUIDE_DESK: '导办台',
  STATION: '驿站',
  DUTY_MANAGER: '值班负责人',
};
