import type { AgencyState, ServiceMode, TerminationGround } from 'shared-types/agency.states';
import type { PlanState } from 'shared-types/agency-plan.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { type CivilDate, daysBetween } from '../kernel/time/civil-date';

/** A case as its guards look at it. */
export interface AgencyFacts {
  readonly state: string;
  readonly mode: ServiceMode;
  /** The latest visit made for it. */
  readonly visit: { readonly open: boolean; readonly state: string } | null;
  /** The latest version of its plan; null before there is one. */
  readonly plan: PlanState | null;
  /** Numbers of the cases filed for it that are not over. */
  readonly unfinished: readonly string[];
  /** Names of the client's papers that have to go back and have not. */
  readonly outstanding: readonly string[];
  /** Whether a 材料交接清单 waits for signatures. */
  readonly listOpen: boolean;
  /** Items whose results the agent has fetched and not handed over. */
  readonly inHand: readonly string[];
  /** Whether its agent has proposed to close it. */
  readonly closingProposed: boolean;
  /** False where nobody was ever given the case. */
  readonly hasAgent: boolean;
  /** Where it stood when it was suspended. */
  readonly suspendedFrom: AgencyState | null;
}

type Guard = (facts: AgencyFacts) => Refusal | null;

const AT_THE_DOOR: readonly string[] = ['ARRIVED', 'IN_SERVICE'];
/** States in which a 代办 has brought its client something, or told them that it could not. */
const RESULTS: readonly string[] = ['DELIVERED', 'NOT_APPROVED'];

/** The first refusal among several guards. */
export const all =
  (...guards: readonly Guard[]): Guard =>
  (facts) => {
    for (const guard of guards) {
      const refusal = guard(facts);
      if (refusal) return refusal;
    }
    return null;
  };

export const noVisitOpen: Guard = ({ visit }) =>
  visit?.open ? ruledOut('visit_open', '还有一次上门没有结束，请先完成或取消它') : null;

export const nobodyAtTheDoor: Guard = ({ visit }) =>
  visit?.open && AT_THE_DOOR.includes(visit.state)
    ? ruledOut('visit_under_way', '代办员已经到了，请当面说明；这次上门结束后可以撤回')
    : null;

export const planDrafted: Guard = ({ plan }) =>
  plan === 'DRAFT' ? null : ruledOut('plan_not_drafted', '还没有写好的方案，请先保存方案');

export const planSent: Guard = ({ plan }) =>
  plan === 'SENT' ? null : ruledOut('plan_not_sent', '现在没有等待确认的方案，请刷新后再看');

/** 帮办 needs no mandate; 代办 collects nothing before one is signed (民法典 art. 165). */
export const mandatedOrAssisting: Guard = ({ mode, state }) =>
  mode === 'ASSIST' || state === 'MANDATED'
    ? null
    : ruledOut('mandate_needed', '代办要先签好授权委托书，才能收集材料和递交');

/** Every case filed for it is over: nothing of the client's lies with a department any more. */
export const everythingFinal: Guard = ({ unfinished }) =>
  unfinished.length === 0
    ? null
    : ruledOut('cases_unfinished', `还有办件没有结束：${unfinished.join('、')}，全部结束后才能办结`);

/** Everything that has to go back is with the client, and no list is left half signed. */
export const papersReturned: Guard = ({ outstanding, listOpen }) => {
  if (outstanding.length > 0) {
    return ruledOut(
      'papers_outstanding',
      `还有材料没有返还客户：${outstanding.join('、')}，双方签了返还清单后才能办结`,
    );
  }
  return listOpen ? ruledOut('list_waits', '还有一张材料交接清单没有签完，请先签完或者作废它') : null;
};

export const resultInHand: Guard = ({ inHand }) =>
  inHand.length > 0 ? null : ruledOut('no_result_in_hand', '还没有从窗口领到结果，领到后再送达');

/** Closing takes two: its agent proposes, somebody of the desk agrees. Where there is no agent the desk sees for itself. */
export const closingProposed: Guard = ({ closingProposed: proposed, hasAgent }) =>
  proposed || !hasAgent ? null : ruledOut('closing_not_proposed', '代办员还没有提出办结，请先由代办员核对后提出');

export const closingNotProposed: Guard = ({ closingProposed: proposed }) =>
  proposed ? ruledOut('closing_proposed', '已经提出办结，等主管核对') : null;

export const closingWaits: Guard = ({ closingProposed: proposed }) =>
  proposed ? null : ruledOut('closing_not_proposed', '代办员没有提出办结，或者已经退回');

/** Withdrawn while we hold something of the client's, or while we do not: the house says which of the two it is. */
export const holdingPapers: Guard = ({ outstanding }) =>
  outstanding.length > 0 ? null : ruledOut('nothing_held', '没有要退还的材料');
export const holdingNothing: Guard = ({ outstanding }) =>
  outstanding.length === 0 ? null : ruledOut('papers_held', '还有要退还的材料，请刷新后再撤回');

/** 帮办 may end with advice alone; 代办 ends with a result, or is suspended, withdrawn or terminated. */
export const doneOrAssisting: Guard = ({ mode, state }) =>
  mode === 'ASSIST' || RESULTS.includes(state)
    ? null
    : ruledOut('agency_not_done', '代办的事项还没有结果，不能办结；不再办的，请由客户撤回，或者按规定终止');

/** The way back leads to where the case was, and nowhere else. */
export const suspendedFrom =
  (...states: readonly AgencyState[]): Guard =>
  ({ suspendedFrom: from }) =>
    from !== null && states.includes(from) ? null : ruledOut('resumes_elsewhere', '请刷新后再恢复');

/** How often and when a client was last reminded without an answer. */
export interface Silence {
  readonly reminders: number;
  readonly lastOn: CivilDate | null;
}

/** What it takes to end a case for want of contact. */
export interface SilenceRule {
  readonly reminders: number;
  readonly days: number;
}

/** Why a case may not be ended on this ground today; null when it may. Only silence has to be shown by the record. */
export function groundRefusal(
  ground: TerminationGround,
  { reminders, lastOn }: Silence,
  rule: SilenceRule,
  today: CivilDate,
): Refusal | null {
  if (ground !== 'NO_CONTACT') return null;
  if (reminders < rule.reminders || lastOn === null) {
    return ruledOut(
      'not_reminded_enough',
      `还没有提醒满 ${rule.reminders} 次（现在 ${reminders} 次），不能以联系不上为由终止`,
    );
  }
  const silent = daysBetween(lastOn, today);
  if (silent >= rule.days) return null;
  return ruledOut('not_silent_enough', `最后一次提醒后满 ${rule.days} 天仍联系不上才能终止，现在是第 ${silent} 天`);
}

/** Reminders count by days: a second one on the same day is none. */
export function reminderRefusal({ lastOn }: Silence, today: CivilDate): Refusal | null {
  return lastOn === today ? ruledOut('reminded_today', '今天已经提醒过，请改天再提醒') : null;
}
