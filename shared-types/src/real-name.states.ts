/** Whether a person's name and identity number were checked against their card. */
export const REAL_NAME_STATES = ['NONE', 'TO_CHECK', 'VERIFIED'] as const;
export type RealNameState = (typeof REAL_NAME_STATES)[number];
export const REAL_NAME_LABELS: Readonly<Record<RealNameState, string>> = {
  NONE: '还没有核验',
  TO_CHECK: '等工作人员核对身份证',
  VERIFIED: '已核验',
};

/** Where the card was looked at. */
export const REAL_NAME_PLACES = ['COUNTER', 'VISIT'] as const;
export type RealNamePlace = (typeof REAL_NAME_PLACES)[number];
export const REAL_NAME_PLACE_LABELS: Readonly<Record<RealNamePlace, string>> = { COUNTER: '窗口', VISIT: '上门时' };
