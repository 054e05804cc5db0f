export type BookingState =
  | 'HELD'
  | 'BOOKED'
  | 'CHECKED_IN'
  | 'SERVED'
  | 'CANCELLED'
  | 'LATE_CANCELLED'
  | 'RESCHEDULED'
  | 'NO_SHOW'
  | 'CLOSED_BY_HALL'
  | 'LAPSED'
  | 'ENDED';

/** Each state with its label and who acts next. */
export const BOOKING_STATES: Readonly<Record<BookingState, { label: string; next: string }>> = {
  HELD: { label: '为您留着', next: '这个时间先为您留着，请在时限内确认' },
  BOOKED: { label: '已预约', next: '请带好材料，按预约的时间到场取号' },
  CHECKED_IN: { label: '已取号', next: '请留意叫号，叫到您时到窗口办理' },
  SERVED: { label: '已办理', next: '这次预约已经办理' },
  CANCELLED: { label: '已取消', next: '已按您的要求取消，位置已让给别人' },
  LATE_CANCELLED: { label: '临时取消', next: '已取消，位置已让给别人' },
  RESCHEDULED: { label: '已改期', next: '已改到新的时间，请看新的预约' },
  NO_SHOW: { label: '没有到场', next: '预约的时间已过；当天到场的，请导办人员为您恢复' },
  CLOSED_BY_HALL: { label: '大厅取消', next: '因大厅的原因不能按时接待，请看新的安排' },
  LAPSED: { label: '没有确认', next: '为您留的时间已让出，可以重新预约' },
  ENDED: { label: '没有办成', next: '取号后没有办理；需要时可以重新预约' },
};

/** What a clerk looks at together on a day; a hold that ran out is nobody's business any more. */
export const BOOKING_GROUPS = ['DUE', 'HERE', 'SERVED', 'MISSED', 'GIVEN_UP'] as const;
export type BookingGroup = (typeof BOOKING_GROUPS)[number];
export const BOOKING_GROUP_LABELS: Readonly<Record<BookingGroup, string>> = {
  DUE: '等到场',
  HERE: '已取号',
  SERVED: '已办理',
  MISSED: '没有办成',
  GIVEN_UP: '取消改期',
};
export const BOOKING_GROUP_STATES: Readonly<Record<BookingGroup, readonly BookingState[]>> = {
  DUE: ['HELD', 'BOOKED'],
  HERE: ['CHECKED_IN'],
  SERVED: ['SERVED'],
  MISSED: ['NO_SHOW', 'ENDED'],
  GIVEN_UP: ['CANCELLED', 'LATE_CANCELLED', 'RESCHEDULED', 'CLOSED_BY_HALL'],
};

/** How a booking came about. */
export const BOOKING_CHANNELS = ['ONLINE', 'TELEPHONE', 'WAITLIST', 'HALL', 'GREEN'] as const;
export type BookingChannel = (typeof BOOKING_CHANNELS)[number];
export const BOOKING_CHANNEL_LABELS: Readonly<Record<BookingChannel, string>> = {
  ONLINE: '网上预约',
  TELEPHONE: '电话预约',
  WAITLIST: '候补',
  HALL: '大厅改约',
  GREEN: '绿色通道',
};

/** Citizens a no-show never blocks and for whom a share is kept, once their card was seen at the counter. */
export const PRIORITY_GROUPS = ['ELDERLY', 'DISABLED', 'MILITARY'] as const;
export type PriorityGroup = (typeof PRIORITY_GROUPS)[number];
export const PRIORITY_GROUP_LABELS: Readonly<Record<PriorityGroup, string>> = {
  ELDERLY: '老年人',
  DISABLED: '残障人士',
  MILITARY: '军人、退役军人、消防救援人员',
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
