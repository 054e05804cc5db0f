/** What people are told about without asking. */
export const NOTICE_KINDS = [
  'QUESTION_ANSWERED',
  'COMPLAINT_ANSWERED',
  'BOOKING_CONFIRMED',
  'BOOKING_CANCELLED',
  'BOOKING_MOVED',
  'PLACE_OFFERED',
  'TICKET_NEAR',
  'TICKET_CALLED',
  'QUEUE_LEFTOVERS',
  'CASE_PROGRESS',
  'FEE_DUE',
  'AGENCY_PROGRESS',
  'VISIT_PROGRESS',
  'VISIT_OFFERED',
  'PROMISE_AT_RISK',
  'DATE_MOVED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_LABELS: Readonly<Record<NoticeKind, string>> = {
  QUESTION_ANSWERED: '咨询答复',
  COMPLAINT_ANSWERED: '投诉建议答复',
  BOOKING_CONFIRMED: '预约成功',
  BOOKING_CANCELLED: '预约取消',
  BOOKING_MOVED: '预约调整',
  PLACE_OFFERED: '候补有位',
  TICKET_NEAR: '快到您了',
  TICKET_CALLED: '正在叫号',
  QUEUE_LEFTOVERS: '没办完的号',
  CASE_PROGRESS: '办件进度',
  FEE_DUE: '缴费提醒',
  AGENCY_PROGRESS: '代办进度',
  VISIT_PROGRESS: '上门进度',
  VISIT_OFFERED: '新的派单',
  PROMISE_AT_RISK: '催办督办',
  DATE_MOVED: '期限调整',
};

/** The pieces each kind is made of; `config/notices.yaml` gives each a place in the WeChat template. */
export const NOTICE_FIELDS = {
  QUESTION_ANSWERED: ['subject', 'time', 'number'],
  COMPLAINT_ANSWERED: ['subject', 'time', 'number'],
  BOOKING_CONFIRMED: ['item', 'time', 'place', 'number'],
  BOOKING_CANCELLED: ['item', 'time', 'place', 'reason'],
  BOOKING_MOVED: ['item', 'before', 'time', 'place', 'reason'],
  PLACE_OFFERED: ['item', 'time', 'place', 'until'],
  TICKET_NEAR: ['label', 'ahead', 'time'],
  TICKET_CALLED: ['label', 'place', 'time'],
  QUEUE_LEFTOVERS: ['place', 'labels', 'time'],
  CASE_PROGRESS: ['item', 'number', 'status', 'time'],
  FEE_DUE: ['fee', 'amount', 'number', 'time'],
  AGENCY_PROGRESS: ['number', 'status', 'time'],
  VISIT_PROGRESS: ['number', 'status', 'time'],
  VISIT_OFFERED: ['purpose', 'time', 'place', 'answerBy'],
  PROMISE_AT_RISK: ['level', 'subject', 'number', 'time'],
  DATE_MOVED: ['subject', 'number', 'time'],
} as const satisfies Readonly<Record<NoticeKind, readonly string[]>>;

/** The pieces of one kind, each a text; `time` and `answerBy` as `2026年11月30日 09:00`. */
export type NoticePieces<K extends NoticeKind> = Readonly<Record<(typeof NOTICE_FIELDS)[K][number], string>>;
