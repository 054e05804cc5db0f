export type ConsultationState = 'SUBMITTED' | 'PENDING' | 'ANSWERED' | 'ASSIGNED' | 'REPLIED' | 'RATED' | 'REOPENED';

/** Each state with its label and who acts next. */
export const CONSULTATION_STATES: Readonly<Record<ConsultationState, { label: string; next: string }>> = {
  SUBMITTED: { label: '已提交', next: '等待中心安排人员答复' },
  PENDING: { label: '当日答复', next: '中心当天给您答复' },
  ANSWERED: { label: '已当场答复', next: '已当场答复' },
  ASSIGNED: { label: '答复中', next: '承办人正在准备答复' },
  REPLIED: { label: '已答复', next: '请您查看答复，满意的话可以评价' },
  RATED: { label: '已评价', next: '已完成，谢谢您的评价' },
  REOPENED: { label: '追问中', next: '等待中心再次答复' },
};

/** How a question reached the centre. */
export const CONSULTATION_CHANNELS = [
  'MINI_PROGRAM',
  'ONSITE',
  'PHONE',
  'OFFICIAL_ACCOUNT',
  'PORTAL',
  'LETTER',
  'TRANSFERRED',
] as const;
export type ConsultationChannel = (typeof CONSULTATION_CHANNELS)[number];
export const CONSULTATION_CHANNEL_LABELS: Readonly<Record<ConsultationChannel, string>> = {
  MINI_PROGRAM: '小程序',
  ONSITE: '现场',
  PHONE: '电话',
  OFFICIAL_ACCOUNT: '公众号',
  PORTAL: '政务网',
  LETTER: '信函',
  TRANSFERRED: '上级转办',
};

/** 好差评: five grades; the last two are bad reviews (西安市政务服务“好差评”管理办法). */
export const RATINGS = [5, 4, 3, 2, 1] as const;
export type Rating = (typeof RATINGS)[number];
export const RATING_LABELS: Readonly<Record<Rating, string>> = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
};
