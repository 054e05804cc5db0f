/** Every kind of promise the centre keeps time for; the numbers stand in `config/promises.yaml`. */
export const DEADLINE_KINDS = [
  'CONSULT_ONLINE',
  'CONSULT_PHONE',
  'CONSULT_TRANSFERRED',
  'COMPLAINT_REMOTE',
  'COMPLAINT_ONSITE_SIMPLE',
  'COMPLAINT_ONSITE_CONVERTED',
  'COMPLAINT_TRANSFERRED',
  'BOOKING_APPEAL',
  'INSTANT_CASE',
  'PUSH_TO_BACKOFFICE',
  'DECISION_COMMITTED',
  'NOTIFY_RESULT',
  'SUPPLEMENT_NOTICE',
  'QUERY_PROGRESS',
  'TELL_ONCE',
  'LICENCE_DECISION',
  'LICENCE_DECISION_EXTENDED',
  'LICENCE_JOINT',
  'LICENCE_JOINT_EXTENDED',
  'LICENCE_DELIVERY',
  'TOLERANCE_SUPPLEMENT',
  'CERTIFICATE_NOTICE',
  'RESULT_PUSH',
  'AGENCY_FIRST_CONTACT',
  'AGENCY_FIRST_CONTACT_KEY',
  'AGENCY_PLAN',
  'AGENCY_RETURN',
  'AGENCY_PLAN_KEY',
  'AGENCY_CALLBACK',
  'AGENCY_ARCHIVE',
  'BAD_REVIEW_CONTACT',
  'BAD_REVIEW_RECTIFY_SIMPLE',
  'BAD_REVIEW_RECTIFY_COMPLEX',
  'ON_CALL_ARRIVAL',
  'PROBATION_END',
  'ASSIGNED_TASK',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Each kind as a clerk's list and an explanation name it. */
export const DEADLINE_LABELS: Readonly<Record<DeadlineKind, string>> = {
  CONSULT_ONLINE: '网络咨询答复',
  CONSULT_PHONE: '电话咨询答复',
  CONSULT_TRANSFERRED: '上级转办咨询答复',
  COMPLAINT_REMOTE: '投诉意见回复',
  COMPLAINT_ONSITE_SIMPLE: '现场投诉当场处置',
  COMPLAINT_ONSITE_CONVERTED: '现场投诉转办回复',
  COMPLAINT_TRANSFERRED: '上级转办投诉回复',
  BOOKING_APPEAL: '爽约申诉答复',
  INSTANT_CASE: '即办件办结',
  PUSH_TO_BACKOFFICE: '录入并推送后台',
  DECISION_COMMITTED: '承诺时限内决定',
  NOTIFY_RESULT: '结果通知',
  SUPPLEMENT_NOTICE: '补正通知',
  QUERY_PROGRESS: '进度查询',
  TELL_ONCE: '一次性告知',
  LICENCE_DECISION: '行政许可决定',
  LICENCE_DECISION_EXTENDED: '行政许可决定（已延期）',
  LICENCE_JOINT: '联合办理决定',
  LICENCE_JOINT_EXTENDED: '联合办理决定（已延期）',
  LICENCE_DELIVERY: '证件颁发送达',
  TOLERANCE_SUPPLEMENT: '容缺材料补齐',
  CERTIFICATE_NOTICE: '纸质证照到窗通知',
  RESULT_PUSH: '结果信息推送省级平台',
  AGENCY_FIRST_CONTACT: '帮办代办首次联系',
  AGENCY_FIRST_CONTACT_KEY: '重点项目首次联系',
  AGENCY_PLAN: '帮办代办出具方案',
  AGENCY_RETURN: '撤回后退还材料',
  AGENCY_PLAN_KEY: '重点项目出具方案',
  AGENCY_CALLBACK: '帮办代办回访',
  AGENCY_ARCHIVE: '帮办代办归档',
  BAD_REVIEW_CONTACT: '差评回访联系',
  BAD_REVIEW_RECTIFY_SIMPLE: '差评整改（简单）',
  BAD_REVIEW_RECTIFY_COMPLEX: '差评整改（复杂）',
  ON_CALL_ARRIVAL: '值班人员到场',
  PROBATION_END: '试用期满',
  ASSIGNED_TASK: '交办任务',
};

/** How a time limit is counted. */
export const DEADLINE_FAMILIES = ['WORKDAYS', 'SAME_DAY', 'MINUTES', 'MONTHS', 'ON_THE_SPOT', 'EXPLICIT'] as const;
export type DeadlineFamily = (typeof DEADLINE_FAMILIES)[number];

/** The three-value light of a running promise. */
export const LIGHTS = ['NORMAL', 'WARN', 'OVERDUE'] as const;
export type Light = (typeof LIGHTS)[number];
export const LIGHT_LABELS: Readonly<Record<Light, string>> = { NORMAL: '正常', WARN: '预警', OVERDUE: '逾期' };

export const TIMER_STATES = ['RUNNING', 'PAUSED', 'DONE_ON_TIME', 'DONE_LATE', 'CANCELLED'] as const;
export type TimerState = (typeof TIMER_STATES)[number];
export const TIMER_LABELS: Readonly<Record<TimerState, string>> = {
  RUNNING: '计时中',
  PAUSED: '已暂停计时',
  DONE_ON_TIME: '按时完成',
  DONE_LATE: '逾期完成',
  CANCELLED: '已取消',
};

/** Whether every day a date rests on lies in a year whose holiday notice is out. */
export const CALENDAR_STATUSES = ['PUBLISHED', 'PROVISIONAL'] as const;
export type CalendarStatus = (typeof CALENDAR_STATUSES)[number];
export const CALENDAR_LABELS: Readonly<Record<CalendarStatus, { label: string; hint: string }>> = {
  PUBLISHED: { label: '已公布', hint: '按国务院办公厅公布的放假安排计算' },
  PROVISIONAL: { label: '暂定', hint: '涉及年份的放假安排尚未公布，公布后日期可能调整' },
};

/** Whom a promise is made to: the public, or the house itself. */
export const AUDIENCES = ['CITIZEN', 'STAFF'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a time limit rests on. */
export const PROMISE_BASES = ['SPECIFICATION', 'LAW', 'PROVINCE', 'PROPOSAL'] as const;
export type PromiseBasis = (typeof PROMISE_BASES)[number];
export const BASIS_LABELS: Readonly<Record<PromiseBasis, string>> = {
  SPECIFICATION: '服务标准',
  LAW: '法律',
  PROVINCE: '省级规定',
  PROPOSAL: '建议值',
};

/** Why a day was not counted, where it is not a holiday's name. */
export const WHY_WEEKEND = '周末';
export const WHY_PAUSED = '暂停';

/** One day of an explanation, from the day after day 0 on. */
export type ExplainedDay =
  | { readonly date: string; readonly counted: true; readonly n: number }
  | { readonly date: string; readonly counted: false; readonly why: string };
