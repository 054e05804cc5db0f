import { MANDATE_ACT_LABELS, MANDATE_STATES, type MandateAct } from 'shared-types/mandate.states';
import type { ProblemField } from 'shared-types/problem';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { addDays, addMonths, type CivilDate, formatChineseWithYear } from '../kernel/time/civil-date';

/** What the guards of a mandate look at. */
export interface MandateActing {
  /** Papers that stand, of which the client has signed so many and the centre so many. */
  readonly papers: number;
  readonly clientSigned: number;
  readonly centreSigned: number;
  /** Whoever acts is the one who signed or signs for the client. */
  readonly isSigner: boolean;
  /** Whoever acts is the agent it names. */
  readonly isAgent: boolean;
  readonly validUntil: CivilDate;
  readonly today: CivilDate;
}

/** Those who plan and assign; the ones who countersign are the supervisors among them. */
const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const COUNTERSIGNERS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** 授权委托: drafted, signed by the client, countersigned by the centre, and ended in one of four ways (民法典 art. 173). */
export const mandateLifecycle = defineLifecycle<MandateActing>()({
  type: 'MANDATE',
  states: MANDATE_STATES,
  closed: ['EXPIRED', 'REVOKED', 'FULFILLED', 'VOID'],
  desk: DESK,
  overseers: ['QUALITY_INSPECTOR', 'PURCHASER'],
  openings: {
    draft: { to: 'DRAFT', who: ['HOLDER', ...DESK], label: '已拟好授权委托书，请委托人看过后签署' },
    renew: { to: 'DRAFT', who: ['OWNER', 'HOLDER', ...DESK], label: '已拟好续办委托书，请委托人看过后签署' },
  },
  actions: {
    prepare: {
      from: ['DRAFT'],
      to: 'SAME',
      who: ['OWNER'],
      label: '您选定了是否允许转委托，文书已出具',
      guard: nothingSigned,
    },
    sign: { from: ['DRAFT'], to: 'SIGNED_BY_CLIENT', who: ['OWNER'], label: '您已签署', guard: allSignedByClient },
    refuse: { from: ['DRAFT'], to: 'VOID', who: ['OWNER'], label: '您没有同意签署，委托书作废' },
    discard: {
      from: ['DRAFT', 'SIGNED_BY_CLIENT'],
      to: 'VOID',
      who: ['HOLDER', ...DESK],
      label: '委托书没有生效，已作废',
    },
    countersign: {
      from: ['SIGNED_BY_CLIENT'],
      to: 'EFFECTIVE',
      who: COUNTERSIGNERS,
      label: '中心已复核签署，委托书生效',
      guard: mayCountersign,
    },
    substitute: { from: ['EFFECTIVE'], to: 'SAME', who: DESK, label: '已按委托书的约定更换经办人' },
    follow: { from: ['EFFECTIVE'], to: 'SAME', who: ['HOUSE'], label: '已更换经办人' },
    ask: { from: ['EFFECTIVE'], to: 'SAME', who: DESK, label: '中心想更换经办人，请委托人决定是否同意' },
    consent: { from: ['EFFECTIVE'], to: 'SAME', who: ['OWNER'], label: '您同意了更换经办人' },
    revoke: { from: ['SIGNED_BY_CLIENT', 'EFFECTIVE'], to: 'REVOKED', who: ['OWNER'], label: '您撤销了委托' },
    expire: { from: ['SIGNED_BY_CLIENT', 'EFFECTIVE'], to: 'EXPIRED', who: ['HOUSE'], label: '委托期限已满' },
    fulfil: { from: ['EFFECTIVE'], to: 'FULFILLED', who: ['HOUSE'], label: '事项办结，委托结束' },
    end: { from: ['SIGNED_BY_CLIENT', 'EFFECTIVE'], to: 'REVOKED', who: ['HOUSE'], label: '代办已终止，委托同时终止' },
    lapse: { from: ['DRAFT'], to: 'VOID', who: ['HOUSE'], label: '没有签署，委托书作废' },
  },
});

function nothingSigned({ clientSigned }: MandateActing): Refusal | null {
  if (clientSigned === 0) return null;
  return ruledOut(
    'papers_signed_already',
    '您已经签了其中一份，不能再改选；要改的话请先作废这份委托，请代办员重新拟定',
  );
}

function allSignedByClient({ papers, clientSigned }: MandateActing): Refusal | null {
  if (papers > 0 && clientSigned === papers) return null;
  return ruledOut('papers_unsigned', '还有文书没有签');
}

function mayCountersign({ papers, centreSigned, isSigner, isAgent, validUntil, today }: MandateActing): Refusal | null {
  if (isSigner) return ruledOut('countersigner_is_client', '您是这份委托的签署人，请由另一位主管复核签署');
  if (isAgent) return ruledOut('countersigner_is_agent', '您是这份委托的经办人，请由另一位主管复核签署');
  if (validUntil < today) return ruledOut('mandate_term_over', '委托期限已经过了，请作废后重新拟定');
  return centreSigned === papers ? null : ruledOut('papers_unsigned', '还有文书没有复核签署，请刷新后再操作');
}

/** A mandate as somebody who would act under it looks at it. */
export interface Mandate {
  readonly state: string;
  readonly from: CivilDate;
  /** The last day. */
  readonly until: CivilDate;
  readonly items: readonly string[];
  readonly acts: readonly MandateAct[];
  /** Who acts under it now. */
  readonly agentStaffId: number | null;
  /** What it was given for is still under way. */
  readonly caseOpen: boolean;
}

/** What somebody is about to do in a client's name. */
export interface ActInName {
  readonly today: CivilDate;
  readonly itemKey: string;
  readonly act: MandateAct;
  readonly staffId: number;
}

/** What a mandate lacks for an act, the gravest first. */
export type MandateGap = 'NOT_IN_FORCE' | 'ITEM' | 'ACT' | 'AGENT';

/**
 * Whether a mandate covers an act today: in force, its day, the item, the authority, the agent (民法典 art. 165, 171:
 * what is done without or beyond authority, or after its end, does not bind the client). Null when it does.
 */
export function mandateCovers(mandate: Mandate, { today, itemKey, act, staffId }: ActInName): MandateGap | null {
  if (!inForce(mandate, today)) return 'NOT_IN_FORCE';
  if (!mandate.items.includes(itemKey)) return 'ITEM';
  if (!mandate.acts.includes(act)) return 'ACT';
  return mandate.agentStaffId === staffId ? null : 'AGENT';
}

/** Whether anybody may act under a mandate on a day; the date decides, whatever a nightly job has done. */
export function inForce(
  { state, from, until, caseOpen }: Omit<Mandate, 'items' | 'acts' | 'agentStaffId'>,
  today: CivilDate,
) {
  return caseOpen && state === 'EFFECTIVE' && from <= today && today <= until;
}

/** Nearest to allowing it last: whoever is refused is told what alone is missing. */
const GAPS: readonly MandateGap[] = ['NOT_IN_FORCE', 'ITEM', 'ACT', 'AGENT'];

/** Why none of a case's mandates lets this be done; null when one does. */
export function coverRefusal(mandates: readonly Mandate[], asked: ActInName): Refusal | null {
  const gaps = mandates.map((mandate) => mandateCovers(mandate, asked));
  if (gaps.includes(null)) return null;
  const ever = mandates.some(({ state }) => state !== 'DRAFT' && state !== 'VOID');
  if (!ever) return ruledOut('mandate_missing', '客户还没有签署授权委托书，不能以客户名义办理，请先请客户签署');
  const nearest = Math.max(...gaps.map((gap) => GAPS.indexOf(gap ?? 'NOT_IN_FORCE')));
  return GAP_REFUSALS[GAPS[nearest] ?? 'NOT_IN_FORCE'](asked);
}

const GAP_REFUSALS: Readonly<Record<MandateGap, (asked: ActInName) => Refusal>> = {
  NOT_IN_FORCE: ({ today }) =>
    ruledOut(
      'mandate_not_valid_today',
      `客户的授权委托今天（${formatChineseWithYear(today)}）没有效力，请先请客户签署或续办`,
    ),
  ITEM: () => ruledOut('mandate_lacks_item', '客户的授权委托不包括这个事项，请先请客户补签委托书'),
  ACT: ({ act }) =>
    ruledOut(
      'mandate_lacks_act',
      `客户的授权委托不包括“${MANDATE_ACT_LABELS[act]}”，请由客户自己办，或请客户补签委托书`,
    ),
  AGENT: () =>
    ruledOut('mandate_names_other_agent', '授权委托书写明的经办人不是您，请由经办人办理，或先按规定更换经办人'),
};

/** A mandate as somebody who would change its agent looks at it. */
export interface Reassignable extends Pick<Mandate, 'state' | 'from' | 'until' | 'agentStaffId' | 'caseOpen'> {
  readonly substitution: boolean | null;
  /** Staff whom the client has agreed to by name. */
  readonly agreedStaffIds: readonly number[];
}

/**
 * Why a case's agent may not become this one: every mandate that is not over needs its own clause for it or the client's
 * new consent (民法典 art. 169). Null when they may.
 */
export function reassignRefusal(
  mandates: readonly Reassignable[],
  toStaffId: number,
  today: CivilDate,
): Refusal | null {
  const bound = mandates.filter(({ state, until, caseOpen }) => caseOpen && state === 'EFFECTIVE' && today <= until);
  const free = bound.every(
    ({ agentStaffId, substitution, agreedStaffIds }) =>
      agentStaffId === toStaffId || substitution === true || agreedStaffIds.includes(toStaffId),
  );
  if (free) return null;
  return ruledOut(
    'substitution_not_agreed',
    '客户没有同意更换经办人，请先取得客户同意，再改派（民法典第一百六十九条）',
  );
}

/** The last day of a term of so many months from a first day. */
export const lastDayOf = (from: CivilDate, months: number): CivilDate => addDays(addMonths(from, months), -1);

/** What is wrong with the term of a draft (民法典 art. 165: the mandate names it). */
export function mandateTermFaults(
  { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
  mostMonths: number,
  today: CivilDate,
): ProblemField[] {
  if (from < today) return [{ path: 'body.from', message: '委托的第一天不能早于今天' }];
  if (until < from) return [{ path: 'body.until', message: '委托的最后一天不能早于第一天' }];
  if (until <= lastDayOf(from, mostMonths)) return [];
  const latest = formatChineseWithYear(lastDayOf(from, mostMonths));
  return [{ path: 'body.until', message: `委托期限最长 ${mostMonths} 个月，最晚到${latest}` }];
}

/** The first day of a mandate that continues another: the day after it, or today where that is past. */
export const renewalFrom = (until: CivilDate, today: CivilDate): CivilDate =>
  until < today ? today : addDays(until, 1);

/** What a job has to do with a mandate because of its case or its date; null for nothing. */
export function settlementOf(
  { state, until }: Pick<Mandate, 'state' | 'until'>,
  agencyCase: { readonly open: boolean; readonly state: string },
  today: CivilDate,
): 'expire' | 'fulfil' | 'end' | 'lapse' | null {
  const over = until < today;
  if (agencyCase.open && !over) return null;
  if (state === 'DRAFT') return 'lapse';
  if (over) return 'expire';
  return state === 'EFFECTIVE' && agencyCase.state === 'CLOSED' ? 'fulfil' : 'end';
}
