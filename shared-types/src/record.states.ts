/** Every subject with a life; each is one row in the record table. */
export const RECORD_TYPES = [
  'BOOKING',
  'WAITLIST',
  'TICKET',
  'BOOKING_APPEAL',
  'CONSULTATION',
  'COMPLAINT',
  'CASE',
  'JOINT_APPROVAL',
  'AGENCY_CASE',
  'VISIT_ORDER',
  'INCIDENT',
  'LEAVE',
  'MANDATE',
  'KEY_PROJECT',
  'GREEN_CHANNEL',
] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

export const RECORD_LABELS: Readonly<Record<RecordType, string>> = {
  BOOKING: '预约',
  WAITLIST: '预约候补',
  TICKET: '排队号',
  BOOKING_APPEAL: '爽约申诉',
  CONSULTATION: '咨询',
  COMPLAINT: '投诉建议',
  CASE: '办件',
  JOINT_APPROVAL: '并联审批',
  AGENCY_CASE: '帮办代办',
  VISIT_ORDER: '上门服务',
  INCIDENT: '突发事件',
  LEAVE: '请假',
  MANDATE: '授权委托',
  KEY_PROJECT: '重点项目',
  GREEN_CHANNEL: '绿色通道',
};

/** The letters a public number begins with. */
export const NUMBER_PREFIXES: Readonly<Record<RecordType, string>> = {
  BOOKING: 'YY',
  WAITLIST: 'HB',
  TICKET: 'PH',
  BOOKING_APPEAL: 'SS',
  CONSULTATION: 'ZX',
  COMPLAINT: 'TS',
  CASE: 'BJ',
  JOINT_APPROVAL: 'BL',
  AGENCY_CASE: 'DB',
  VISIT_ORDER: 'SM',
  INCIDENT: 'TF',
  LEAVE: 'QJ',
  MANDATE: 'WT',
  KEY_PROJECT: 'ZD',
  GREEN_CHANNEL: 'LS',
};
