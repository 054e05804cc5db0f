export type CaseState =
  | 'RECEIVED'
  | 'ACCEPTED'
  | 'NOT_ACCEPTED'
  | 'PUSHED'
  | 'UNDER_REVIEW'
  | 'DECIDED_APPROVED'
  | 'DECIDED_REJECTED'
  | 'NOTIFIED'
  | 'DELIVERED'
  | 'RETURNED'
  | 'WITHDRAWN';

interface CaseStateWords {
  readonly label: string;
  readonly next: string;
  /** Code of the national data standard for construction approval, where it has one. */
  readonly code?: number;
}

export const CASE_STATES: Readonly<Record<CaseState, CaseStateWords>> = {
  RECEIVED: { label: '已收件', next: '窗口正在核对材料', code: 1 },
  ACCEPTED: { label: '已受理', next: '窗口正在办理', code: 3 },
  NOT_ACCEPTED: { label: '不予受理', next: '已结束，原因见下', code: 5 },
  PUSHED: { label: '已转后台', next: '等待审批部门审查' },
  UNDER_REVIEW: { label: '审查中', next: '审批部门正在审查', code: 8 },
  DECIDED_APPROVED: { label: '已批准', next: '窗口将在 1 个工作日内通知您', code: 11 },
  DECIDED_REJECTED: { label: '未批准', next: '窗口将在 1 个工作日内通知您', code: 13 },
  NOTIFIED: { label: '已通知', next: '请您领取结果' },
  DELIVERED: { label: '已办结', next: '已办结' },
  RETURNED: { label: '已退件', next: '已结束，材料已退回' },
  WITHDRAWN: { label: '已撤回', next: '已结束，按您的要求撤回', code: 2 },
};

export const CASE_ACTIONS = [
  'notAccept',
  'finishInstant',
  'push',
  'review',
  'approve',
  'reject',
  'notify',
  'deliver',
  'returnFile',
  'withdraw',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

export const CASE_ACTION_LABELS: Readonly<Record<CaseAction, string>> = {
  notAccept: '不予受理',
  finishInstant: '当场办结',
  push: '录入并推送后台',
  review: '开始审查',
  approve: '批准',
  reject: '不批准',
  notify: '已通知申请人',
  deliver: '送达结果',
  returnFile: '退件',
  withdraw: '撤回申请',
};

/** Actions that need a reason, which the applicant reads. */
export const REASONED_CASE_ACTIONS: readonly CaseAction[] = ['notAccept', 'reject', 'returnFile', 'withdraw'];
