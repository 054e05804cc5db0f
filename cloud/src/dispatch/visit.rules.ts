import {
  VISIT_STATES,
  VISIT_STEP_LABELS,
  VISIT_STEPS,
  type VisitState,
  type VisitStep,
} from 'shared-types/dispatch.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { aloneRefusal } from './pairing.rules';

/** What shows that the agent is there: where he stands, or that he knows the client's code. */
export type Arrival =
  | {
      readonly by: 'POSITION';
      /** Straight distance to the address. */
      readonly metres: number;
      readonly accuracyMetres: number;
      readonly terms: { readonly radiusMetres: number; readonly maxAccuracyMetres: number };
    }
  | { readonly by: 'CODE'; readonly matches: boolean };

/** What shows that the client was waited for. */
export interface Absence {
  readonly waitedMinutes: number;
  readonly calls: number;
  readonly terms: { readonly waitMinutes: number; readonly calls: number };
}

/** How often its client moved a visit. */
export interface Moving {
  readonly moves: number;
  readonly terms: { readonly clientTimes: number };
}

/** What the guards of a visit look at. */
export interface VisitFacts {
  readonly pair?: { readonly needed: boolean; readonly present: boolean };
  readonly moving?: Moving;
  readonly arrival?: Arrival;
  readonly absence?: Absence;
}

const DISPATCHERS = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const AGENT = ['PROXY_AGENT'] as const;
const WAITING = ['CREATED', 'AGENT_DECLINED', 'ACCEPT_TIMEOUT'] as const;

/** States in which the system looks for an agent. */
export const SEEKING: readonly VisitState[] = WAITING;
/** States in which the agent sees the client's contact in full. */
export const RUNNING: readonly VisitState[] = ['ACCEPTED', 'EN_ROUTE', 'ARRIVED', 'IN_SERVICE'];
/** States in which the agent is out for the visit. */
export const OUT: readonly VisitState[] = ['EN_ROUTE', 'ARRIVED', 'IN_SERVICE'];
/** States in which the client has a code to give. */
export const AWAITED: readonly VisitState[] = ['ACCEPTED', 'EN_ROUTE'];
/** States a visit of the day is no longer counted in. */
export const FALLEN_THROUGH: readonly VisitState[] = ['CANCELLED_BY_CLIENT', 'CANCELLED_BY_CENTRE', 'RESCHEDULED'];
/** States a visit is in before its agent is at the door: its time can still be moved. */
export const BEFORE_ARRIVAL: readonly VisitState[] = [...WAITING, 'DISPATCHED', 'ACCEPTED', 'EN_ROUTE'];

/**
 * A visit at a client's address: offered until one agent accepts, then made step by step. Whoever
 * declines or lets the time run out makes it wait for the next offer.
 */
export const visitLifecycle = defineLifecycle<VisitFacts>()({
  type: 'VISIT_ORDER',
  states: VISIT_STATES,
  closed: [
    'COMPLETED',
    'CLIENT_CONFIRMED',
    'CLIENT_ABSENT',
    'CANCELLED_BY_CLIENT',
    'CANCELLED_BY_CENTRE',
    'RESCHEDULED',
    'ABORTED',
  ],
  desk: DISPATCHERS,
  overseers: ['QUALITY_INSPECTOR', 'PURCHASER'],
  openings: {
    create: { to: 'CREATED', who: ['ANYONE'], label: '已安排上门服务' },
  },
  actions: {
    offer: {
      from: [...WAITING, 'DISPATCHED'],
      to: 'DISPATCHED',
      who: ['HOUSE', ...DISPATCHERS],
      label: '已派单',
      internal: true,
    },
    accept: { from: ['DISPATCHED'], to: 'ACCEPTED', who: AGENT, label: '代办员已接单' },
    keep: { from: ['DISPATCHED'], to: 'ACCEPTED', who: ['HOUSE'], label: '代办员按改好的时间上门' },
    declineLast: { from: ['DISPATCHED'], to: 'AGENT_DECLINED', who: AGENT, label: '谢绝派单', internal: true },
    declineBeside: { from: ['DISPATCHED', 'ACCEPTED'], to: 'SAME', who: AGENT, label: '谢绝派单', internal: true },
    timeOut: { from: ['DISPATCHED'], to: 'ACCEPT_TIMEOUT', who: ['HOUSE'], label: '接单超时', internal: true },
    recall: { from: ['ACCEPTED'], to: 'CREATED', who: DISPATCHERS, label: '正在为您改派代办员' },
    offerBeside: {
      from: ['ACCEPTED'],
      to: 'SAME',
      who: ['HOUSE', ...DISPATCHERS],
      label: '另派代办员',
      internal: true,
    },
    join: { from: ['ACCEPTED'], to: 'SAME', who: AGENT, label: '同行的代办员已接单' },
    recallCompanion: {
      from: ['ACCEPTED'],
      to: 'SAME',
      who: DISPATCHERS,
      label: '收回同行的派单',
      internal: true,
    },
    takeOver: { from: ['ACCEPTED'], to: 'SAME', who: AGENT, label: '已为您改派能按时到的代办员' },
    markCare: {
      from: [...WAITING, 'DISPATCHED', 'ACCEPTED'],
      to: 'SAME',
      who: DISPATCHERS,
      label: '登记了上门安全提示',
      internal: true,
    },
    runLate: { from: ['ACCEPTED', 'EN_ROUTE'], to: 'SAME', who: ['HOLDER'], label: '代办员会晚到，请您谅解' },
    proposeTime: { from: ['ACCEPTED'], to: 'SAME', who: ['HOLDER'], label: '代办员想和您改个时间' },
    refuseTime: { from: ['ACCEPTED'], to: 'SAME', who: ['OWNER'], label: '您没有同意改时间' },
    agreeTime: { from: ['ACCEPTED'], to: 'RESCHEDULED', who: ['OWNER'], label: '您同意改到新的时间' },
    reschedule: {
      from: [...WAITING, 'DISPATCHED', 'ACCEPTED'],
      to: 'RESCHEDULED',
      who: ['OWNER'],
      label: '您改了上门时间',
      guard: mayMoveAgain,
    },
    putOff: {
      from: BEFORE_ARRIVAL,
      to: 'RESCHEDULED',
      who: ['HOUSE', ...DISPATCHERS],
      label: '中心改了上门时间，很抱歉',
    },
    abort: {
      from: ['EN_ROUTE', 'ARRIVED', 'IN_SERVICE'],
      to: 'ABORTED',
      who: ['HOLDER', ...DISPATCHERS],
      label: '代办员为安全起见先行离开',
    },
    call: { from: ['ACCEPTED', 'EN_ROUTE', 'ARRIVED'], to: 'SAME', who: ['HOLDER'], label: '代办员给您打了电话' },
    setOut: { from: ['ACCEPTED'], to: 'EN_ROUTE', who: ['HOLDER'], label: '代办员已出发', guard: isNotAlone },
    arrive: { from: ['EN_ROUTE'], to: 'ARRIVED', who: ['HOLDER'], label: '代办员已到达', guard: isThere },
    start: { from: ['ARRIVED'], to: 'IN_SERVICE', who: ['HOLDER'], label: '开始服务' },
    handOver: { from: ['IN_SERVICE'], to: 'SAME', who: ['HOLDER'], label: '代办员登记了收到的材料' },
    complete: { from: ['IN_SERVICE'], to: 'COMPLETED', who: ['HOLDER'], label: '上门服务已完成' },
    clientAbsent: {
      from: ['ARRIVED'],
      to: 'CLIENT_ABSENT',
      who: ['HOLDER'],
      label: '代办员到了没有见到您',
      guard: wasWaitedFor,
    },
    confirm: { from: ['COMPLETED'], to: 'CLIENT_CONFIRMED', who: ['OWNER'], label: '您确认了这次上门' },
    cancelByClient: {
      from: [...WAITING, 'DISPATCHED', 'ACCEPTED', 'EN_ROUTE'],
      to: 'CANCELLED_BY_CLIENT',
      who: ['OWNER'],
      label: '您取消了这次上门',
    },
    cancelByCentre: {
      from: [...WAITING, 'DISPATCHED', 'ACCEPTED', 'EN_ROUTE', 'ARRIVED'],
      to: 'CANCELLED_BY_CENTRE',
      who: ['HOUSE', ...DISPATCHERS],
      label: '中心取消了这次上门',
    },
  },
});

/** Arrival law (config/dispatch.yaml): distance ≤ max(radius, accuracy) with accuracy within its limit, or the client's code. */
export function arrivalRefusal(arrival: Arrival): Refusal | null {
  if (arrival.by === 'CODE') {
    return arrival.matches ? null : ruledOut('code_wrong', '到访码不对，请向客户核对后再输入');
  }
  const { metres, accuracyMetres, terms } = arrival;
  if (accuracyMetres > terms.maxAccuracyMetres) {
    const title = `定位误差约 ${metresInWords(accuracyMetres)}，还不能确认到达。请到开阔处再试，或向客户要到访码`;
    return ruledOut('position_inaccurate', title);
  }
  const radius = Math.max(terms.radiusMetres, accuracyMetres);
  if (metres <= radius) return null;
  const title = `您离约定地址还有约 ${metresInWords(metres)}，请到 ${Math.floor(radius)} 米以内再点“到达”，或向客户要到访码`;
  return ruledOut('too_far', title);
}

/** 850 米, 1.2 公里. */
export function metresInWords(metres: number): string {
  return metres < 1000 ? `${Math.round(metres)} 米` : `${(metres / 1000).toFixed(1)} 公里`;
}

/** The steps an owner follows, each with the time it was reached; a step after the present one has none. */
export function stepsOf(
  state: VisitState,
  reached: ReadonlyMap<string, Date>,
): { step: VisitStep; label: string; at: Date | null }[] {
  const done = (VISIT_STEPS as readonly string[]).indexOf(state === 'CLIENT_ABSENT' ? 'ARRIVED' : state);
  const cancelled = state === 'ABORTED' || FALLEN_THROUGH.includes(state);
  return VISIT_STEPS.map((step, i) => ({
    step,
    label: VISIT_STEP_LABELS[step],
    at: i <= done || cancelled ? (reached.get(step) ?? null) : null,
  }));
}

function isNotAlone({ pair }: VisitFacts): Refusal | null {
  return pair ? aloneRefusal(pair) : ruledOut('pair_unknown', '请先确认这一单要几个人去');
}

function mayMoveAgain({ moving }: VisitFacts): Refusal | null {
  if (!moving) return ruledOut('moves_unknown', '请先确认这次上门改过几次时间');
  const { moves, terms } = moving;
  if (moves < terms.clientTimes) return null;
  return ruledOut('moved_too_often', `已经改过 ${moves} 次时间，请打电话给中心，我们帮您再约`);
}

function isThere({ arrival }: VisitFacts): Refusal | null {
  return arrival ? arrivalRefusal(arrival) : ruledOut('arrival_unproved', '请用定位或到访码确认到达');
}

function wasWaitedFor({ absence }: VisitFacts): Refusal | null {
  if (!absence) return ruledOut('absence_unproved', '请先等候并联系客户');
  const { waitedMinutes, calls, terms } = absence;
  const missing = [
    ...(waitedMinutes < terms.waitMinutes ? [`还要再等 ${Math.ceil(terms.waitMinutes - waitedMinutes)} 分钟`] : []),
    ...(calls < terms.calls ? [`还要再打 ${terms.calls - calls} 次电话`] : []),
  ];
  return missing.length === 0 ? null : ruledOut('wait_longer', `${missing.join('，')}，才能登记上门未遇`);
}
