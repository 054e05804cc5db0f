/** How firmly a visit stands in an agent's row: they are at it or on the way, took it, were asked, or are only supposed to. */
export const STANDINGS = ['RUNNING', 'ACCEPTED', 'ASKED', 'PROPOSED'] as const;
export type Standing = (typeof STANDINGS)[number];
export const STANDING_LABELS: Readonly<Record<Standing, string>> = {
  RUNNING: '正在上门',
  ACCEPTED: '已接单',
  ASKED: '等待接单',
  PROPOSED: '建议',
};
