export type LeaveState = 'SUBMITTED' | 'APPROVED' | 'REJECTED' | 'ON_LEAVE' | 'RETURNED' | 'OVERSTAYED' | 'CANCELLED';

/** Each state with its label and who acts next. */
export const LEAVE_STATES: Readonly<Record<LeaveState, { label: string; next: string }>> = {
  SUBMITTED: { label: '待审批', next: '等主管审批' },
  APPROVED: { label: '已批准', next: '到时间自动开始休假' },
  REJECTED: { label: '未批准', next: '没有批准，照常上班' },
  ON_LEAVE: { label: '休假中', next: '回来后请点“销假”' },
  RETURNED: { label: '已销假', next: '假期已结束' },
  OVERSTAYED: { label: '逾期未销假', next: '假期已到，请点“销假”或联系主管' },
  CANCELLED: { label: '已撤回', next: '请假已撤回，照常上班' },
};

/** What leave may be for; for what else there is, `OTHER` with the reason. */
export const LEAVE_KINDS = [
  'ANNUAL',
  'COMPENSATORY',
  'SICK',
  'PERSONAL',
  'MARRIAGE',
  'MATERNITY',
  'PATERNITY',
  'BEREAVEMENT',
  'OTHER',
] as const;
export type LeaveKind = (typeof LEAVE_KINDS)[number];
export const LEAVE_KIND_LABELS: Readonly<Record<LeaveKind, string>> = {
  ANNUAL: '年休假',
  COMPENSATORY: '调休',
  SICK: '病假',
  PERSONAL: '事假',
  MARRIAGE: '婚假',
  MATERNITY: '产假',
  PATERNITY: '护理假',
  BEREAVEMENT: '丧假',
  OTHER: '其他',
};
