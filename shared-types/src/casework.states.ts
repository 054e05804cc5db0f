export type CaseState =
  | 'RECEIVED'
  | 'ACCEPTED'
  | 'REFUSED'
  | 'NOT_ACCEPTED'
  | 'SUPPLEMENT_REQUESTED'
  | 'SUPPLEMENT_PENDING'
  | 'SUPPLEMENTED'
  | 'SUPPLEMENT_EXPIRED'
  | 'PUSHED'
  | 'UNDER_REVIEW'
  | 'SPECIAL_PROCEDURE'
  | 'DECIDED_APPROVED'
  | 'DECIDED_TOLERANCE'
  | 'DECIDED_REJECTED'
  | 'NOTIFIED'
  | 'DELIVERED'
  | 'RETURNED'
  | 'WITHDRAWN'
  | 'REVOKED'
  | 'ARCHIVED';

interface CaseStateWords {
  readonly label: string;
  readonly next: string;
}

export const CASE_STATES: Readonly<Record<CaseState, CaseStateWords>> = {
  RECEIVED: { label: '已收件', next: '窗口正在核对材料' },
  ACCEPTED: { label: '已受理', next: '窗口正在办理' },
  REFUSED: { label: '不受理', next: '已结束，应向哪里申请见下' },
  NOT_ACCEPTED: { label: '不予受理', next: '已结束，原因见下' },
  SUPPLEMENT_REQUESTED: { label: '需要补正', next: '窗口会一次告知您要补的全部材料' },
  SUPPLEMENT_PENDING: { label: '等您补正', next: '请您按告知单补齐材料' },
  SUPPLEMENTED: { label: '已补正', next: '窗口正在核对' },
  SUPPLEMENT_EXPIRED: { label: '补正逾期', next: '补正期限已过，请联系窗口说明情况' },
  PUSHED: { label: '已转后台', next: '等待审批部门审查' },
  UNDER_REVIEW: { label: '审查中', next: '审批部门正在审查' },
  SPECIAL_PROCEDURE: { label: '特别程序中', next: '正在进行特别程序，办理期限已暂停计算' },
  DECIDED_APPROVED: { label: '已批准', next: '窗口将在 1 个工作日内通知您' },
  DECIDED_TOLERANCE: { label: '已批准（容缺）', next: '窗口将在 1 个工作日内通知您' },
  DECIDED_REJECTED: { label: '未批准', next: '窗口将在 1 个工作日内通知您' },
  NOTIFIED: { label: '已通知', next: '请您领取结果' },
  DELIVERED: { label: '已办结', next: '已办结' },
  RETURNED: { label: '已退件', next: '已结束，材料已退回' },
  WITHDRAWN: { label: '已撤回', next: '已结束，按您的要求撤回' },
  REVOKED: { label: '已撤销', next: '已依法撤销，理由见《撤销决定书》' },
  ARCHIVED: { label: '已归档', next: '已办结并归档' },
};

/** Steps taken with nothing but a reason. */
export const CASE_ACTIONS = [
  'notAccept',
  'finishInstant',
  'push',
  'review',
  'requestSupplement',
  'endSpecial',
  'approve',
  'reject',
  'notify',
  'callToCollect',
  'confirmReceipt',
  'returnFile',
  'returnLapsed',
  'archive',
  'withdraw',
  'revoke',
  'pushResult',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** Steps with a form of their own, as far as a screen has to know whether they may be taken. */
export const CASE_FORMS = [
  'acceptInstant',
  'acceptCommitted',
  'tellOnce',
  'tellAgain',
  'noticeSupplement',
  'supplement',
  'completeTolerance',
  'extendSupplement',
  'beginSpecial',
  'extend',
  'certify',
  'chooseMail',
  'chooseCollect',
  'mail',
  'deliver',
  'refuse',
  'offerHandover',
  'joinApproval',
] as const;
export type CaseForm = (typeof CASE_FORMS)[number];

/**
 * What the departments' system is told: a case or what was supplemented to it, or how it came to an end here;
 * RESULT is what the province's platform is told.
 */
export const PUSH_KINDS = ['SUBMISSION', 'WITHDRAWAL', 'REVOCATION', 'TERMINATION', 'RESULT'] as const;
export type PushKind = (typeof PUSH_KINDS)[number];

/** How handing a case over to the departments' system stands. */
export const PUSH_STATES = ['WAITING', 'ACKNOWLEDGED', 'REFUSED', 'BY_HAND', 'DROPPED'] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** What a department tells of a case it was handed. */
export const DEPARTMENT_MESSAGES = ['REVIEW_BEGUN', 'SUPPLEMENT_REQUESTED', 'APPROVED', 'REJECTED'] as const;
export type DepartmentMessageKind = (typeof DEPARTMENT_MESSAGES)[number];
export const DEPARTMENT_MESSAGE_LABELS: Readonly<Record<DepartmentMessageKind, string>> = {
  REVIEW_BEGUN: '开始审查',
  SUPPLEMENT_REQUESTED: '要求补正',
  APPROVED: '批准',
  REJECTED: '不批准',
};

/** What became of it: done, nothing left to do, waiting for a person, or looked into by one. */
export const DEPARTMENT_MESSAGE_OUTCOMES = ['DONE', 'KNOWN', 'KEPT', 'SETTLED'] as const;
export type DepartmentMessageOutcome = (typeof DEPARTMENT_MESSAGE_OUTCOMES)[number];
export const DEPARTMENT_MESSAGE_OUTCOME_LABELS: Readonly<Record<DepartmentMessageOutcome, string>> = {
  DONE: '已办理',
  KNOWN: '无需办理',
  KEPT: '待处理',
  SETTLED: '已核实',
};

/** What a person makes of a message that waits for them. */
export const MESSAGE_SETTLEMENTS = ['APPLY', 'SET_ASIDE'] as const;

/** How the applicant wants the result. */
export const DELIVERY_WAYS = ['COLLECT', 'MAIL'] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];
export const DELIVERY_WAY_LABELS: Readonly<Record<DeliveryWay, string>> = { COLLECT: '到窗口领取', MAIL: '邮寄' };

/** Who takes the result at the window, by an identity document that was looked at. */
export const RECEIVERS = ['SELF', 'PROXY'] as const;
export type Receiver = (typeof RECEIVERS)[number];
export const RECEIVER_LABELS: Readonly<Record<Receiver, string>> = {
  SELF: '申请人或经办人本人',
  PROXY: '凭委托书代领的人',
};

/** Where a material of a case is. */
export type MaterialKeeper = 'WINDOW' | 'BACK_OFFICE' | 'APPLICANT' | 'ARCHIVE';
export const MATERIAL_KEEPERS: Readonly<Record<MaterialKeeper, string>> = {
  WINDOW: '窗口',
  BACK_OFFICE: '审批部门',
  APPLICANT: '申请人',
  ARCHIVE: '档案',
};
export const KEEPER_KEYS = ['WINDOW', 'BACK_OFFICE', 'APPLICANT', 'ARCHIVE'] as const;

/** How complete a file is when it is handed in. */
export const COMPLETENESS = ['COMPLETE', 'TELL_ONCE', 'TOLERANCE', 'CHECK_LATER'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** What stops the clock of a decision by law (行政许可法 art. 45). */
export const SPECIAL_PROCEDURES = [
  'HEARING',
  'TENDER',
  'AUCTION',
  'INSPECTION',
  'TESTING',
  'QUARANTINE',
  'APPRAISAL',
  'EXPERT_REVIEW',
] as const;
export type SpecialProcedure = (typeof SPECIAL_PROCEDURES)[number];
export const SPECIAL_PROCEDURE_LABELS: Readonly<Record<SpecialProcedure, string>> = {
  HEARING: '听证',
  TENDER: '招标',
  AUCTION: '拍卖',
  INSPECTION: '检验',
  TESTING: '检测',
  QUARANTINE: '检疫',
  APPRAISAL: '鉴定',
  EXPERT_REVIEW: '专家评审',
};

export const CASE_ACTION_LABELS: Readonly<Record<CaseAction, string>> = {
  requestSupplement: '要求补正',
  endSpecial: '特别程序结束',
  returnLapsed: '逾期未补，退件',
  archive: '归档',
  notAccept: '不予受理',
  finishInstant: '当场办结',
  push: '录入并推送后台',
  review: '开始审查',
  approve: '批准',
  reject: '不批准',
  notify: '已通知申请人',
  callToCollect: '已通知领取证件',
  confirmReceipt: '已收到邮件',
  returnFile: '退件',
  withdraw: '撤回申请',
  revoke: '撤销决定',
  pushResult: '已在省级平台上传结果',
};

/** Actions that need a word which only staff read. */
export const NOTED_CASE_ACTIONS: readonly CaseAction[] = ['pushResult'];

/** Actions that need a reason, which the applicant reads. */
export const REASONED_CASE_ACTIONS: readonly CaseAction[] = [
  'notAccept',
  'requestSupplement',
  'reject',
  'returnFile',
  'returnLapsed',
  'withdraw',
  'revoke',
];
