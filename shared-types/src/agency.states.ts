/** 帮办 explains, prepares and accompanies; 代办 acts for the client and needs a mandate (民法典 art. 165). */
export const SERVICE_MODES = ['ASSIST', 'AGENCY'] as const;
export type ServiceMode = (typeof SERVICE_MODES)[number];
export const SERVICE_MODE_LABELS: Readonly<Record<ServiceMode, { label: string; hint: string }>> = {
  ASSIST: { label: '帮办', hint: '代办员帮您看材料、讲流程、陪同办理，由您自己申请' },
  AGENCY: { label: '代办', hint: '代办员代您递交和领取，需要您签委托书' },
};

export type AgencyState =
  | 'SUBMITTED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'ASSIGNED'
  | 'PLANNING'
  | 'PLAN_CONFIRMED'
  | 'MANDATED'
  | 'COLLECTING'
  | 'FILED'
  | 'IN_APPROVAL'
  | 'SUPPLEMENTING'
  | 'RESULT_READY'
  | 'NOT_APPROVED'
  | 'DELIVERED'
  | 'CLOSED'
  | 'EVALUATED'
  | 'ARCHIVED'
  | 'SUSPENDED'
  | 'WITHDRAWN'
  | 'TERMINATED';

/** Each state with its label and who acts next. */
export const AGENCY_STATES: Readonly<Record<AgencyState, { label: string; next: string }>> = {
  SUBMITTED: { label: '已申请', next: '等待中心受理，工作人员会尽快联系您' },
  ACCEPTED: { label: '已受理', next: '正在为您安排代办员' },
  DECLINED: { label: '不予代办', next: '原因和其他办法见下' },
  ASSIGNED: { label: '已指派', next: '代办员会与您联系，约了上门的会按时上门' },
  PLANNING: { label: '方案中', next: '代办员正在梳理要办的事项，写好方案后请您确认' },
  PLAN_CONFIRMED: { label: '方案已确认', next: '代办员按方案开始准备' },
  MANDATED: { label: '已委托', next: '代办员开始收集材料' },
  COLLECTING: { label: '材料收集', next: '请按方案备好材料，备齐一项就递交一项' },
  FILED: { label: '已递交', next: '窗口正在核对，等待受理' },
  IN_APPROVAL: { label: '审批中', next: '审批部门正在审查，最慢的一项见办理进度图' },
  SUPPLEMENTING: { label: '补正中', next: '有事项需要补正，请按告知单补齐' },
  RESULT_READY: { label: '已出件', next: '各事项都有结果了，请领取' },
  NOT_APPROVED: { label: '未通过', next: '各事项都没有通过，代办员会与您商量下一步' },
  DELIVERED: { label: '已送达', next: '结果已全部交给您，等待中心办结' },
  CLOSED: { label: '已办结', next: '已办结，中心会回访您' },
  EVALUATED: { label: '已回访', next: '已回访，等待归档' },
  ARCHIVED: { label: '已归档', next: '已办结并归档' },
  SUSPENDED: { label: '已中止', next: '中止的原因见下，可以恢复时从原来的地方接着办' },
  WITHDRAWN: { label: '已撤回', next: '已按您的要求撤回' },
  TERMINATED: { label: '已终止', next: '终止的原因和救济途径见《终止单》' },
};

/** What a screen may be offered; `resume` stands for the way back to wherever the case was. */
export const AGENCY_ACTIONS = [
  'accept',
  'decline',
  'appoint',
  'reappoint',
  'handBack',
  'arrangeVisit',
  'sendPlan',
  'recallPlan',
  'confirmPlan',
  'returnPlan',
  'reopenPlan',
  'collect',
  'file',
  'remindClient',
  'suspend',
  'resume',
  'terminate',
  'deliver',
  'proposeClosing',
  'returnClosing',
  'close',
  'recordCallback',
  'giveUpCallback',
  'archive',
  'withdraw',
] as const;
export type AgencyAction = (typeof AGENCY_ACTIONS)[number];

/** What is decided of the materials the centre holds when a case stands still. */
export const MATERIAL_CUSTODIES = ['NONE', 'KEEP', 'RETURN'] as const;
export type MaterialCustody = (typeof MATERIAL_CUSTODIES)[number];
export const MATERIAL_CUSTODY_LABELS: Readonly<Record<MaterialCustody, string>> = {
  NONE: '中心手里没有材料',
  KEEP: '材料由中心继续保管',
  RETURN: '材料退还给您',
};

/** Why the centre may end a case: nothing else is a ground. */
export const TERMINATION_GROUNDS = [
  'NO_CONTACT',
  'FALSE_MATERIALS',
  'UNLAWFUL_DEMAND',
  'MANDATE_ENDED',
  'CLIENT_GONE',
] as const;
export type TerminationGround = (typeof TERMINATION_GROUNDS)[number];
export const TERMINATION_GROUND_LABELS: Readonly<Record<TerminationGround, string>> = {
  NO_CONTACT: '多次提醒后长期联系不上',
  FALSE_MATERIALS: '提供虚假材料',
  UNLAWFUL_DEMAND: '提出违法的要求',
  MANDATE_ENDED: '委托到期或依法终止',
  CLIENT_GONE: '委托人破产、注销或死亡',
};

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
