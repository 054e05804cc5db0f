/** 帮办 explains, prepares and accompanies; 代办 acts for the client and needs a mandate (民法典 art. 165). */
export const SERVICE_MODES = ['ASSIST', 'AGENCY'] as const;
export type ServiceMode = (typeof SERVICE_MODES)[number];
export const SERVICE_MODE_LABELS: Readonly<Record<ServiceMode, { label: string; hint: string }>> = {
  ASSIST: { label: '帮办', hint: '代办员帮您看材料、讲流程、陪同办理，由您自己申请' },
  AGENCY: { label: '代办', hint: '代办员代您递交和领取，需要您签委托书' },
};

export type AgencyState = 'SUBMITTED' | 'ACCEPTED' | 'DECLINED' | 'ASSIGNED' | 'CLOSED' | 'WITHDRAWN';

/** Each state with its label and who acts next. */
export const AGENCY_STATES: Readonly<Record<AgencyState, { label: string; next: string }>> = {
  SUBMITTED: { label: '已申请', next: '等待中心受理，工作人员会尽快联系您' },
  ACCEPTED: { label: '已受理', next: '正在为您安排代办员' },
  DECLINED: { label: '不予代办', next: '原因和其他办法见下' },
  ASSIGNED: { label: '已指派', next: '代办员会按约定的时间上门' },
  CLOSED: { label: '已办结', next: '已办结' },
  WITHDRAWN: { label: '已撤回', next: '已按您的要求撤回' },
};

export const AGENCY_ACTIONS = ['accept', 'decline', 'arrangeVisit', 'close', 'withdraw'] as const;
export type AgencyAction = (typeof AGENCY_ACTIONS)[number];

/** What somebody is pointed to instead. */
export const ALTERNATIVES = ['WINDOW', 'STATION', 'ONLINE', 'MAIL', 'ASSIST'] as const;
export type Alternative = (typeof ALTERNATIVES)[number];
export const ALTERNATIVE_LABELS: Readonly<Record<Alternative, string>> = {
  WINDOW: '到大厅窗口办理',
  STATION: '到就近的驿站办理',
  ONLINE: '在网上办理',
  MAIL: '邮寄材料办理',
  ASSIST: '自己申请，由代办员帮办',
};
