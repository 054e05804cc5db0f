export type BookingState = 'BOOKED' | 'CANCELLED' | 'LATE_CANCELLED' | 'ENDED';

/** Each state with its label and who acts next. */
export const BOOKING_STATES: Readonly<Record<BookingState, { label: string; next: string }>> = {
  BOOKED: { label: '已预约', next: '请带好材料，按预约的时间到场' },
  CANCELLED: { label: '已取消', next: '已按您的要求取消，位置已让给别人' },
  LATE_CANCELLED: { label: '临时取消', next: '已取消，位置已让给别人' },
  ENDED: { label: '时间已过', next: '预约的时间已过' },
};

/** What a day offers to somebody who wants to book. */
export const DAY_STATES = ['FREE', 'FULL', 'OVER', 'CLOSED', 'NOT_YET'] as const;
export type DayState = (typeof DAY_STATES)[number];
export const DAY_STATE_LABELS: Readonly<Record<DayState, string>> = {
  FREE: '可约',
  FULL: '已约满',
  OVER: '今天的时间已过',
  CLOSED: '不开放预约',
  NOT_YET: '还没到开放预约的时间',
};
