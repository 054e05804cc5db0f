export type WaitlistState = 'WAITING' | 'OFFERED' | 'TAKEN' | 'PASSED' | 'WITHDRAWN' | 'ENDED';

/** Each state with its label and who acts next. */
export const WAITLIST_STATES: Readonly<Record<WaitlistState, { label: string; next: string }>> = {
  WAITING: { label: '候补中', next: '有人让出时间时，按先后轮到您，会通知您' },
  OFFERED: { label: '轮到您了', next: '为您留着一个时间，请在时限内确认' },
  TAKEN: { label: '候补成功', next: '您已约到时间，请看预约凭证' },
  PASSED: { label: '已让给下一位', next: '为您留的时间没有确认，需要时可以重新排' },
  WITHDRAWN: { label: '已退出', next: '您已退出候补' },
  ENDED: { label: '没有等到', next: '候补的日子已过，没有等到空位，很抱歉；可以直接到现场取号' },
};

/** The part of a day somebody can come. */
export const DAY_PARTS = ['ANY', 'MORNING', 'AFTERNOON'] as const;
export type DayPart = (typeof DAY_PARTS)[number];
export const DAY_PART_LABELS: Readonly<Record<DayPart, string>> = { ANY: '全天', MORNING: '上午', AFTERNOON: '下午' };
