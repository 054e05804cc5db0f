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
  | 'CANCELLED_BY_CENTRE'
  | 'RESCHEDULED'
  | 'ABORTED';

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
  RESCHEDULED: { label: '已改约', next: '已改到新的时间，请看新的那一次上门' },
  ABORTED: { label: '已中止', next: '代办员为安全起见先行离开，中心会联系您' },
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
  'reschedule',
  'putOff',
  'proposeTime',
  'refuseTime',
  'runLate',
  'abort',
  'offerBeside',
  'recallCompanion',
  'markCare',
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

/** What an offer asks for: to make the visit, to come along as the second agent, or to take it over from who would be late. */
export const OFFER_ROLES = ['LEAD', 'COMPANION', 'RELIEF'] as const;
export type OfferRole = (typeof OFFER_ROLES)[number];
export const OFFER_ROLE_LABELS: Readonly<Record<OfferRole, string>> = {
  LEAD: '上门',
  COMPANION: '同行',
  RELIEF: '接手',
};

/** Why a visit is made by two agents. */
export const PAIR_REASONS = ['NIGHT', 'VULNERABLE', 'PRIOR_CONFLICT'] as const;
export type PairReason = (typeof PAIR_REASONS)[number];
export const PAIR_REASON_LABELS: Readonly<Record<PairReason, string>> = {
  NIGHT: '夜间上门',
  VULNERABLE: '对方独自在家，且未成年或需要照护',
  PRIOR_CONFLICT: '以前上门有过冲突',
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
  'EXCLUDED',
  'OFF_DUTY',
  'OFF_DUTY_THEN',
  'CONFLICT',
  'DECLINED',
  'ASKED',
  'BUSY',
  'OUT',
  'ON_BREAK',
  'LACKS_SKILL',
  'TIMED_OUT',
  'RECALLED',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];
export const OBSTACLE_LABELS: Readonly<Record<Obstacle, string>> = {
  EXCLUDED: '这一单不派给他',
  OFF_DUTY: '现在不在岗',
  OFF_DUTY_THEN: '约定的时间没有排班',
  CONFLICT: '应当回避',
  DECLINED: '已谢绝这一单',
  ASKED: '已派给他，等待答复',
  BUSY: '正忙',
  OUT: '正在上门',
  ON_BREAK: '休息中',
  LACKS_SKILL: '业务技能不全',
  TIMED_OUT: '派过，超时未答',
  RECALLED: '接过，已改派',
};

/** How an arrival was shown. */
export const ARRIVAL_EVIDENCE = ['POSITION', 'CODE', 'MANUAL'] as const;
export type ArrivalEvidence = (typeof ARRIVAL_EVIDENCE)[number];
export const ARRIVAL_EVIDENCE_LABELS: Readonly<Record<ArrivalEvidence, string>> = {
  POSITION: '定位',
  CODE: '到访码',
  MANUAL: '到访码，并写明定位不符的原因',
};

export const MATERIAL_FORMS = ['ORIGINAL', 'COPY', 'ELECTRONIC'] as const;
export type MaterialForm = (typeof MATERIAL_FORMS)[number];
export const MATERIAL_FORM_LABELS: Readonly<Record<MaterialForm, string>> = {
  ORIGINAL: '原件',
  COPY: '复印件',
  ELECTRONIC: '电子',
};

/** What somebody has to look after an agent for: he called for help, his visit takes too long, or he broke it off. */
export const ALARM_KINDS = ['SOS', 'CHECK_CALL', 'ABORTED'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];
export const ALARM_LABELS: Readonly<Record<AlarmKind, string>> = {
  SOS: '紧急求助',
  CHECK_CALL: '上门超时，请打电话问平安',
  ABORTED: '为安全中止了上门',
};

/** What becomes of visits that fall into a time in which none are made. */
export const SUSPENSION_TREATMENTS = ['MOVE', 'CANCEL'] as const;
export type SuspensionTreatment = (typeof SUSPENSION_TREATMENTS)[number];
export const SUSPENSION_TREATMENT_LABELS: Readonly<Record<SuspensionTreatment, string>> = {
  MOVE: '改到暂停之后，没有时间可改的取消',
  CANCEL: '全部取消',
};

/** In what part an agent is on a visit. */
export const CARD_PARTS = ['LEAD', 'COMPANION'] as const;
export type CardPart = (typeof CARD_PARTS)[number];
export const CARD_PART_LABELS: Readonly<Record<CardPart, string>> = { LEAD: '上门代办员', COMPANION: '同行代办员' };
