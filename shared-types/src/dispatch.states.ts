export type VisitState =
  | 'CREATED'
  | 'DISPATCHED'
  | 'AGENT_DECLINED'
  | 'ACCEPT_TIMEOUT'
  | 'ACCEPTED'
  | 'EN_ROUTE'
  | 'ARRIVED'
  | 'IN_SERVICE'
  | 'COMPLETED'
  | 'CLIENT_CONFIRMED'
  | 'CLIENT_ABSENT'
  | 'CANCELLED_BY_CLIENT'
  | 'CANCELLED_BY_CENTRE';

/** Each state with its label and who acts next. */
export const VISIT_STATES: Readonly<Record<VisitState, { label: string; next: string }>> = {
  CREATED: { label: '待派单', next: '正在为您安排代办员' },
  DISPATCHED: { label: '待接单', next: '等待代办员接单' },
  AGENT_DECLINED: { label: '改派中', next: '正在为您另找合适的代办员' },
  ACCEPT_TIMEOUT: { label: '改派中', next: '正在为您另找合适的代办员' },
  ACCEPTED: { label: '已接单', next: '代办员会按约定的时间上门' },
  EN_ROUTE: { label: '已出发', next: '代办员正在路上' },
  ARRIVED: { label: '已到达', next: '代办员已到，请您接待' },
  IN_SERVICE: { label: '服务中', next: '代办员正在为您办理' },
  COMPLETED: { label: '上门已完成', next: '请您确认这次上门服务' },
  CLIENT_CONFIRMED: { label: '已确认', next: '这次上门服务已结束' },
  CLIENT_ABSENT: { label: '上门未遇', next: '代办员到了没有见到您，可以另约时间' },
  CANCELLED_BY_CLIENT: { label: '已取消', next: '已按您的要求取消，可以另约时间' },
  CANCELLED_BY_CENTRE: { label: '中心已取消', next: '原因见下，可以另约时间' },
};

/** Actions a screen may offer; the others are the house's own. */
export const VISIT_ACTIONS = [
  'offer',
  'recall',
  'setOut',
  'arrive',
  'start',
  'call',
  'handOver',
  'complete',
  'clientAbsent',
  'confirm',
  'cancelByClient',
  'cancelByCentre',
] as const;
export type VisitAction = (typeof VISIT_ACTIONS)[number];

/** What the owner follows, in order. */
export const VISIT_STEPS = ['ACCEPTED', 'EN_ROUTE', 'ARRIVED', 'IN_SERVICE', 'COMPLETED', 'CLIENT_CONFIRMED'] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];
export const VISIT_STEP_LABELS: Readonly<Record<VisitStep, string>> = {
  ACCEPTED: '代办员接单',
  EN_ROUTE: '出发',
  ARRIVED: '到达',
  IN_SERVICE: '开始服务',
  COMPLETED: '完成',
  CLIENT_CONFIRMED: '您确认',
};

/** How an agent stands inside his shift, as he sets it himself. */
export const DUTY_STATES = ['AVAILABLE', 'BUSY', 'BREAK', 'OFF'] as const;
export type DutyState = (typeof DUTY_STATES)[number];
export const DUTY_LABELS: Readonly<Record<DutyState, string>> = {
  AVAILABLE: '可接单',
  BUSY: '忙碌',
  BREAK: '休息',
  OFF: '离岗',
};

/** How an offer stands: RECALLED is one that was accepted and then taken back by the dispatcher. */
export const OFFER_STATES = ['OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'TAKEN', 'WITHDRAWN', 'RECALLED'] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const OFFER_LABELS: Readonly<Record<OfferState, string>> = {
  OPEN: '等待答复',
  ACCEPTED: '已接单',
  DECLINED: '已谢绝',
  EXPIRED: '超时未答',
  TAKEN: '他人已接',
  WITHDRAWN: '已撤回',
  RECALLED: '已改派',
};

export const DECLINE_REASONS = ['ANOTHER_VISIT', 'TOO_FAR', 'LACKS_SKILL', 'UNWELL', 'CONFLICT', 'OTHER'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
/** CONFLICT is a declared conflict of interest: the agent is never sent to this client again. */
export const DECLINE_REASON_LABELS: Readonly<Record<DeclineReason, string>> = {
  ANOTHER_VISIT: '与另一单时间冲突',
  TOO_FAR: '路程太远，赶不及',
  LACKS_SKILL: '不熟悉这项业务',
  UNWELL: '身体不适',
  CONFLICT: '与申请人有利害关系，应当回避',
  OTHER: '其他原因',
};

/** What speaks against sending an agent to a visit. */
export const OBSTACLES = [
  'OFF_DUTY',
  'OFF_DUTY_THEN',
  'CONFLICT',
  'DECLINED',
  'ASKED',
  'BUSY',
  'ON_BREAK',
  'LACKS_SKILL',
  'TIMED_OUT',
  'RECALLED',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];
export const OBSTACLE_LABELS: Readonly<Record<Obstacle, string>> = {
  OFF_DUTY: '现在不在岗',
  OFF_DUTY_THEN: '约定的时间没有排班',
  CONFLICT: '应当回避',
  DECLINED: '已谢绝这一单',
  ASKED: '已派给他，等待答复',
  BUSY: '正忙',
  ON_BREAK: '休息中',
  LACKS_SKILL: '业务技能不全',
  TIMED_OUT: '派过，超时未答',
  RECALLED: '接过，已改派',
};

/** How an arrival was shown. */
export const ARRIVAL_EVIDENCE = ['POSITION', 'CODE'] as const;
export type ArrivalEvidence = (typeof ARRIVAL_EVIDENCE)[number];
export const ARRIVAL_EVIDENCE_LABELS: Readonly<Record<ArrivalEvidence, string>> = {
  POSITION: '定位',
  CODE: '到访码',
};

export const MATERIAL_FORMS = ['ORIGINAL', 'COPY', 'ELECTRONIC'] as const;
export type MaterialForm = (typeof MATERIAL_FORMS)[number];
export const MATERIAL_FORM_LABELS: Readonly<Record<MaterialForm, string>> = {
  ORIGINAL: '原件',
  COPY: '复印件',
  ELECTRONIC: '电子',
};
