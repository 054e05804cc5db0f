import { AGENCY_STATES, type AgencyState } from 'shared-types/agency.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';

/** The latest visit made for a case, as its guards look at it. */
export interface AgencyFacts {
  readonly visit: { readonly open: boolean; readonly state: string } | null;
}

// Dispatching is part of 业务管理, who accepts and assigns.
const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const AT_THE_DOOR: readonly string[] = ['ARRIVED', 'IN_SERVICE'];

/** 帮办 and 代办, from the request through its visits to its end. */
export const agencyLifecycle = defineLifecycle<AgencyFacts>()({
  type: 'AGENCY_CASE',
  states: AGENCY_STATES,
  closed: ['DECLINED', 'CLOSED', 'WITHDRAWN'],
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
      finishes: ['AGENCY_FIRST_CONTACT'],
    },
    decline: {
      from: ['SUBMITTED'],
      to: 'DECLINED',
      who: DESK,
      label: '不予代办',
      finishes: ['AGENCY_FIRST_CONTACT'],
    },
    assign: { from: ['ACCEPTED'], to: 'ASSIGNED', who: ['HOUSE'], label: '已为您指派代办员' },
    reassign: { from: ['ASSIGNED'], to: 'SAME', who: ['HOUSE'], label: '已为您改派代办员' },
    unassign: { from: ['ASSIGNED'], to: 'ACCEPTED', who: ['HOUSE'], label: '正在为您另找代办员' },
    arrangeVisit: {
      from: ['ACCEPTED', 'ASSIGNED'],
      to: 'SAME',
      who: ['OWNER', ...DESK],
      label: '另约了上门时间',
      guard: noVisitOpen,
    },
    close: {
      from: ['ACCEPTED', 'ASSIGNED'],
      to: 'CLOSED',
      who: ['HOLDER', ...DESK],
      label: '已办结',
      guard: noVisitOpen,
    },
    withdraw: {
      from: ['SUBMITTED', 'ACCEPTED', 'ASSIGNED'],
      to: 'WITHDRAWN',
      who: ['OWNER'],
      label: '您撤回了申请',
      guard: nobodyAtTheDoor,
    },
  },
});

/** What a case has to do so that its agent is the one who holds its latest visit; null when it already is so. */
export function followVisit(
  agencyCase: { readonly state: string; readonly holderStaffId: number | null },
  visit: { readonly open: boolean; readonly holderStaffId: number | null },
): 'assign' | 'reassign' | 'unassign' | null {
  const state = agencyCase.state as AgencyState;
  if (visit.holderStaffId === null) return state === 'ASSIGNED' && visit.open ? 'unassign' : null;
  if (state === 'ACCEPTED') return 'assign';
  return state === 'ASSIGNED' && agencyCase.holderStaffId !== visit.holderStaffId ? 'reassign' : null;
}

/** One line that names the request: 代办：公司设立登记等3项. */
export function titleOf(modeLabel: string, itemNames: readonly string[]): string {
  const [first = ''] = itemNames;
  const more = itemNames.length > 1 ? `等${itemNames.length}项` : '';
  return `${modeLabel}：${[...first].slice(0, 80).join('')}${more}`;
}

function noVisitOpen({ visit }: AgencyFacts): Refusal | null {
  return visit?.open ? ruledOut('visit_open', '还有一次上门没有结束，请先完成或取消它') : null;
}

function nobodyAtTheDoor({ visit }: AgencyFacts): Refusal | null {
  if (!visit?.open || !AT_THE_DOOR.includes(visit.state)) return null;
  return ruledOut('visit_under_way', '代办员已经到了，请当面说明；这次上门结束后可以撤回');
}
