/** What is noted against a booking: nobody came, or the place was given up too late for others to use it. */
export const MARK_KINDS = ['NO_SHOW', 'LATE_CANCEL'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];
export const MARK_KIND_LABELS: Readonly<Record<MarkKind, string>> = { NO_SHOW: '没有到场', LATE_CANCEL: '临时取消' };

/** Why a mark was taken back. */
export const ERASURES = ['HALL_FAULT', 'RESTORED', 'APPEAL_GRANTED'] as const;
export type Erasure = (typeof ERASURES)[number];
export const ERASURE_LABELS: Readonly<Record<Erasure, string>> = {
  HALL_FAULT: '因大厅的原因，不记',
  RESTORED: '当天到场，已恢复',
  APPEAL_GRANTED: '申诉成立，已撤销',
};

/** Why a mark that stands does not count: a block was served for it, or its owner was never to be blocked for it. */
export const MARK_RESTS = ['SERVED', 'EXEMPT'] as const;
export type MarkRest = (typeof MARK_RESTS)[number];
export const MARK_REST_LABELS: Readonly<Record<MarkRest, string>> = {
  SERVED: '限制已经期满，不再计算',
  EXEMPT: '优先照顾人群，不限制预约',
};

/** How somebody stands who books: the worst last. */
export const STANDINGS = ['CLEAR', 'COUNTED', 'WARNED', 'BLOCKED'] as const;
export type StandingKind = (typeof STANDINGS)[number];

export type BookingAppealState = 'SUBMITTED' | 'GRANTED' | 'DISMISSED' | 'WITHDRAWN';

/** Each state with its label and who acts next. */
export const BOOKING_APPEAL_STATES: Readonly<Record<BookingAppealState, { label: string; next: string }>> = {
  SUBMITTED: { label: '已提交', next: '等待主管核实并答复；这期间打电话、到现场都可以照常办' },
  GRANTED: { label: '申诉成立', next: '这次记录已撤销' },
  DISMISSED: { label: '维持记录', next: '这次记录保留，原因见答复' },
  WITHDRAWN: { label: '已撤回', next: '已按您的要求撤回' },
};
