export type ComplaintState =
  | 'RECEIVED'
  | 'ASSIGNED'
  | 'INVESTIGATING'
  | 'REPLIED'
  | 'CONFIRMED'
  | 'CLOSED'
  | 'REOPENED'
  | 'REFERRED_OUT'
  | 'WITHDRAWN';

/** Each state with its label and who acts next. */
export const COMPLAINT_STATES: Readonly<Record<ComplaintState, { label: string; next: string }>> = {
  RECEIVED: { label: '已收到', next: '等待中心安排人员核实' },
  ASSIGNED: { label: '已交办', next: '承办人即将开始核实' },
  INVESTIGATING: { label: '核实中', next: '承办人正在核实情况' },
  REPLIED: { label: '已答复', next: '请您看看答复，不满意可以要求再办' },
  CONFIRMED: { label: '已认可', next: '已办结，谢谢您的监督' },
  CLOSED: { label: '已办结', next: '已办结' },
  REOPENED: { label: '再次办理', next: '等待中心再次核实答复' },
  REFERRED_OUT: { label: '已转送', next: '不属于中心受理范围，已告知受理单位' },
  WITHDRAWN: { label: '已撤回', next: '已结束，按您的要求撤回' },
};

export const COMPLAINT_KINDS = ['COMPLAINT', 'SUGGESTION'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];
export const COMPLAINT_KIND_LABELS: Readonly<Record<ComplaintKind, string>> = { COMPLAINT: '投诉', SUGGESTION: '建议' };

/** How it reached the centre. */
export const COMPLAINT_CHANNELS = [
  'MINI_PROGRAM',
  'ONSITE',
  'PHONE',
  'OFFICIAL_ACCOUNT',
  'PORTAL',
  'LETTER',
  'TRANSFERRED',
] as const;
export type ComplaintChannel = (typeof COMPLAINT_CHANNELS)[number];
export const COMPLAINT_CHANNEL_LABELS: Readonly<Record<ComplaintChannel, string>> = {
  MINI_PROGRAM: '小程序',
  ONSITE: '现场',
  PHONE: '电话',
  OFFICIAL_ACCOUNT: '公众号',
  PORTAL: '政务网',
  LETTER: '信函',
  TRANSFERRED: '上级转办',
};

/** What an investigation found. */
export const COMPLAINT_OUTCOMES = ['SUBSTANTIATED', 'PARTLY', 'UNSUBSTANTIATED'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];
export const COMPLAINT_OUTCOME_LABELS: Readonly<Record<ComplaintOutcome, string>> = {
  SUBSTANTIATED: '情况属实',
  PARTLY: '部分属实',
  UNSUBSTANTIATED: '未发现所反映的情况',
};
