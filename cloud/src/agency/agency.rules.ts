import { AGENCY_STATES, type AgencyState } from 'shared-types/agency.states';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { endingActions, UNDER_WAY } from './agency-ends.rules';
import { type AgencyFacts, mandatedOrAssisting, noVisitOpen, planDrafted, planSent } from './agency-guards.rules';
import { handoverActions } from './agency-materials.rules';
import { DERIVED, followingActions } from './agency-progress.rules';

// Dispatching is part of 业务管理, who accepts and assigns.
export const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const AGENT_AND_DESK = ['HOLDER', ...DESK] as const;

/**
 * 帮办 and 代办 from the request to the archive (SPECIFICATION 三(七)3: 需求 → 方案 → 协议 → 服务 → 结果呈递). Between
 * collecting and delivery the state follows from the cases filed for it; 帮办 goes past the mandate.
 */
export const agencyLifecycle = defineLifecycle<AgencyFacts>()({
  type: 'AGENCY_CASE',
  states: AGENCY_STATES,
  closed: ['DECLINED', 'CLOSED', 'EVALUATED', 'ARCHIVED', 'WITHDRAWN', 'TERMINATED'],
  outlives: ['AGENCY_RETURN', 'AGENCY_CALLBACK', 'AGENCY_ARCHIVE'],
  desk: DESK,
  overseers: ['QUALITY_INSPECTOR', 'PURCHASER'],
  openings: {
    submit: { to: 'SUBMITTED', who: ['ANYONE'], label: '您提交了申请', starts: ['AGENCY_FIRST_CONTACT'] },
  },
  actions: {
    accept: {
      from: ['SUBMITTED'],
      to: 'ACCEPTED',
      who: DESK,
      label: '中心已受理',
      finishes: ['AGENCY_FIRST_CONTACT', 'AGENCY_FIRST_CONTACT_KEY'],
    },
    decline: {
      from: ['SUBMITTED'],
      to: 'DECLINED',
      who: DESK,
      label: '不予代办',
      finishes: ['AGENCY_FIRST_CONTACT', 'AGENCY_FIRST_CONTACT_KEY'],
    },
    assign: {
      from: ['ACCEPTED'],
      to: 'ASSIGNED',
      who: ['HOUSE'],
      label: '已为您指派代办员',
      starts: ['AGENCY_PLAN'],
    },
    reassign: { from: ['ASSIGNED'], to: 'SAME', who: ['HOUSE'], label: '已为您改派代办员' },
    unassign: {
      from: ['ASSIGNED'],
      to: 'ACCEPTED',
      who: ['HOUSE'],
      label: '正在为您另找代办员',
      cancels: ['AGENCY_PLAN', 'AGENCY_PLAN_KEY'],
    },
    appoint: {
      from: ['ACCEPTED'],
      to: 'ASSIGNED',
      who: DESK,
      label: '已为您指派代办员',
      starts: ['AGENCY_PLAN'],
    },
    reappoint: { from: UNDER_WAY.slice(1), to: 'SAME', who: DESK, label: '已为您改派代办员' },
    handBack: {
      from: ['ASSIGNED'],
      to: 'ACCEPTED',
      who: ['HOLDER'],
      label: '正在为您另找代办员',
      guard: noVisitOpen,
      cancels: ['AGENCY_PLAN', 'AGENCY_PLAN_KEY'],
    },
    arrangeVisit: {
      from: [...UNDER_WAY, 'RESULT_READY'],
      to: 'SAME',
      who: ['OWNER', ...AGENT_AND_DESK],
      label: '另约了上门时间',
      guard: noVisitOpen,
    },
    beginPlan: { from: ['ASSIGNED'], to: 'PLANNING', who: AGENT_AND_DESK, label: '代办员开始梳理要办的事项' },
    sendPlan: {
      from: ['PLANNING'],
      to: 'SAME',
      who: AGENT_AND_DESK,
      label: '服务方案已写好，请您确认',
      guard: planDrafted,
      finishes: ['AGENCY_PLAN', 'AGENCY_PLAN_KEY'],
    },
    recallPlan: {
      from: ['PLANNING'],
      to: 'SAME',
      who: AGENT_AND_DESK,
      label: '代办员收回了方案，正在修改',
      guard: planSent,
      starts: ['AGENCY_PLAN'],
    },
    returnPlan: {
      from: ['PLANNING'],
      to: 'SAME',
      who: ['OWNER'],
      label: '您退回了方案',
      guard: planSent,
      starts: ['AGENCY_PLAN'],
    },
    confirmPlan: {
      from: ['PLANNING'],
      to: 'PLAN_CONFIRMED',
      who: ['OWNER'],
      label: '您确认了方案',
      guard: planSent,
    },
    reopenPlan: {
      from: ['PLAN_CONFIRMED', 'MANDATED', 'COLLECTING'],
      to: 'PLANNING',
      who: AGENT_AND_DESK,
      label: '情况有变，代办员在改方案',
      starts: ['AGENCY_PLAN'],
    },
    mandate: { from: ['PLAN_CONFIRMED'], to: 'MANDATED', who: ['HOUSE'], label: '委托书已生效' },
    unmandate: { from: ['MANDATED'], to: 'PLAN_CONFIRMED', who: ['HOUSE'], label: '委托书不再有效，请重新签署' },
    collect: {
      from: ['PLAN_CONFIRMED', 'MANDATED'],
      to: 'COLLECTING',
      who: AGENT_AND_DESK,
      label: '开始收集材料',
      guard: mandatedOrAssisting,
    },
    file: { from: DERIVED.slice(0, -1), to: 'SAME', who: ['HOLDER'], label: '递交了一个事项' },
    remindClient: { from: UNDER_WAY, to: 'SAME', who: AGENT_AND_DESK, label: '中心提醒您尽快回复' },
    ...handoverActions,
    ...followingActions,
    ...endingActions,
  },
});

/** What a case has to do so that its agent is the one who holds its latest visit; null when it already is so. */
export function followVisit(
  agencyCase: { readonly state: string; readonly holderStaffId: number | null; readonly appointed: boolean },
  visit: { readonly open: boolean; readonly holderStaffId: number | null },
): 'assign' | 'reassign' | 'unassign' | null {
  const state = agencyCase.state as AgencyState;
  if (state === 'ACCEPTED') return visit.holderStaffId === null ? null : 'assign';
  // Whom the desk chose stays, whoever goes to the door; and so does whoever has begun to plan.
  if (state !== 'ASSIGNED' || agencyCase.appointed) return null;
  if (visit.holderStaffId === null) return visit.open ? 'unassign' : null;
  return agencyCase.holderStaffId === visit.holderStaffId ? null : 'reassign';
}

/** One line that names the request: 代办：公司设立登记等3项. */
export function titleOf(modeLabel: string, itemNames: readonly string[]): string {
  const [first = ''] = itemNames;
  const more = itemNames.length > 1 ? `等${itemNames.length}项` : '';
  return `${modeLabel}：${[...first].slice(0, 80).join('')}${more}`;
}

/** Every way back from standing still, by where the case was. */
const RESUMPTIONS = {
  ACCEPTED: 'resumeAccepted',
  ASSIGNED: 'resumeAssigned',
  PLANNING: 'resumePlanning',
  PLAN_CONFIRMED: 'resumeConfirmed',
  MANDATED: 'resumeMandated',
} as const satisfies Partial<Record<AgencyState, keyof typeof agencyLifecycle.actions>>;

/** The step that leads back to where a suspended case was. */
export const resumption = (from: AgencyState | null) =>
  from !== null && from in RESUMPTIONS ? RESUMPTIONS[from as keyof typeof RESUMPTIONS] : 'resumeCollecting';

/** Whether an action is one of the ways back, which a screen offers as one. */
export const isResumption = (action: string): boolean => action.startsWith('resume');
