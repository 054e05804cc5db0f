import type { AgencyState } from 'shared-types/agency.states';
import type { PermitStage } from 'shared-types/agency-plan.states';
import { conflict, invalidInput, type Refusal, ruledOut } from '../kernel/errors/refusal';

/** A case filed for an item, as casework knows it. */
export interface FiledCase {
  readonly itemKey: string;
  readonly state: string;
  readonly accepted: boolean;
  readonly decision: 'APPROVED' | 'REJECTED' | null;
  /** True while its result, fetched on the client's mandate, is in the agent's hands. */
  readonly withAgent: boolean;
}

/** A permit of the confirmed plan with the latest case filed for it. */
export interface Permit {
  readonly itemKey: string;
  /** Items that have to be decided before this one may be filed. */
  readonly after: readonly string[];
  readonly filed: FiledCase | null;
}

const AT_THE_WINDOW: readonly string[] = ['RECEIVED', 'ACCEPTED'];
const SUPPLEMENTS: readonly string[] = ['SUPPLEMENT_REQUESTED', 'SUPPLEMENT_PENDING', 'SUPPLEMENT_EXPIRED'];
const REVIEWED: readonly string[] = ['PUSHED', 'UNDER_REVIEW', 'SPECIAL_PROCEDURE'];
/** Ends of a case that leave its permit without a decision. */
const LOST: readonly string[] = ['REFUSED', 'NOT_ACCEPTED', 'WITHDRAWN', 'REVOKED'];
/** States of a case in which nothing is left to do on it. */
export const FINAL_CASES: readonly string[] = [...LOST, 'DELIVERED', 'RETURNED', 'ARCHIVED'];

/** States in which a case settles its permit. */
export const SETTLING: readonly string[] = [
  ...FINAL_CASES,
  'DECIDED_APPROVED',
  'DECIDED_TOLERANCE',
  'DECIDED_REJECTED',
];

/** States of an agency case that follow from its permits; it enters them by collecting and leaves them by an end. */
export const DERIVED = [
  'COLLECTING',
  'FILED',
  'IN_APPROVAL',
  'SUPPLEMENTING',
  'RESULT_READY',
  'NOT_APPROVED',
  'DELIVERED',
] as const satisfies readonly AgencyState[];
export type DerivedState = (typeof DERIVED)[number];

/** How a filed case stands, in the words of the chart. */
export function stageOf({ state, accepted, decision }: FiledCase): PermitStage {
  if (LOST.includes(state)) return 'ENDED';
  if (SUPPLEMENTS.includes(state)) return 'SUPPLEMENTING';
  if (state === 'SUPPLEMENTED') return accepted ? 'IN_APPROVAL' : 'FILED';
  if (AT_THE_WINDOW.includes(state)) return 'FILED';
  if (REVIEWED.includes(state)) return 'IN_APPROVAL';
  if (decision === 'REJECTED' || state === 'DECIDED_REJECTED') return 'REJECTED';
  // A case given back without a decision lapsed; everything else that is handed over was granted.
  return state === 'RETURNED' && decision === null ? 'ENDED' : 'APPROVED';
}

/** Stages in which a permit waits for nobody any more. */
const SETTLED: readonly PermitStage[] = ['APPROVED', 'REJECTED', 'ENDED'];

/** Stages after which the same item may be filed again. */
const REPEATABLE: readonly PermitStage[] = ['REJECTED', 'ENDED'];

export const isSettled = (permit: Permit): boolean => permit.filed !== null && SETTLED.includes(stageOf(permit.filed));

/** How a permit stands, filed or not. */
export function permitStage(permit: Permit, permits: readonly Permit[]): PermitStage {
  if (permit.filed) return stageOf(permit.filed);
  const before = permits.filter(({ itemKey }) => permit.after.includes(itemKey));
  return before.every(isSettled) ? 'PREPARING' : 'WAITING';
}

/** From the slowest to the fastest, among cases that are not settled. */
const SLOWEST_FIRST = ['FILED', 'IN_APPROVAL'] as const;

/**
 * Where an agency case stands by its permits: a supplement somebody has to bring shows before all else; then the
 * slowest open case; where none is open, it is collecting while a permit is not filed, and has its result once all are
 * settled — delivered when nothing of the granted ones is left to hand over.
 */
export function standing(permits: readonly Permit[]): DerivedState {
  const filed = permits.flatMap((permit) => permit.filed ?? []);
  const stages = filed.map(stageOf);
  if (stages.includes('SUPPLEMENTING')) return 'SUPPLEMENTING';
  const slowest = SLOWEST_FIRST.find((stage) => stages.includes(stage));
  if (slowest) return slowest;
  if (filed.length < permits.length || permits.length === 0) return 'COLLECTING';
  if (!stages.includes('APPROVED')) return 'NOT_APPROVED';
  const handedOver = filed.every(({ state, withAgent }) => FINAL_CASES.includes(state) && !withAgent);
  return handedOver ? 'DELIVERED' : 'RESULT_READY';
}

/** The step of the lifecycle that leads to each derived state. */
export const FOLLOWING = {
  COLLECTING: 'followToCollecting',
  FILED: 'followToFiled',
  IN_APPROVAL: 'followToApproval',
  SUPPLEMENTING: 'followToSupplement',
  RESULT_READY: 'followToResult',
  NOT_APPROVED: 'followToRejection',
  DELIVERED: 'followToDelivery',
} as const satisfies Record<DerivedState, string>;

const following = <S extends DerivedState>(to: S, label: string) => ({
  from: DERIVED.filter((state) => state !== to),
  to,
  who: ['HOUSE'] as const,
  label,
});

/** What the house does by itself as the cases move on. */
export const followingActions = {
  followToCollecting: following('COLLECTING', '继续准备其余事项'),
  followToFiled: following('FILED', '已递交，等待窗口受理'),
  followToApproval: following('IN_APPROVAL', '审批部门正在审查'),
  followToSupplement: following('SUPPLEMENTING', '有事项需要补正'),
  followToResult: following('RESULT_READY', '各事项都有结果了'),
  followToRejection: following('NOT_APPROVED', '各事项都没有通过'),
  followToDelivery: following('DELIVERED', '结果已全部送达'),
};

/**
 * Why a permit may not be filed now; null when it may: it is in the plan, no case of it is open or granted, and
 * everything it waits for is decided.
 */
export function filingRefusal(
  permit: (Permit & { readonly filed: (FiledCase & { readonly number: string }) | null }) | undefined,
  permits: readonly Permit[],
  nameOf: (itemKey: string) => string,
): Refusal | null {
  if (!permit) return invalidInput([{ path: 'body.itemKey', message: '这个事项不在已确认的方案里' }]);
  const { filed } = permit;
  if (filed && !REPEATABLE.includes(stageOf(filed))) {
    return conflict('already_filed', `“${nameOf(permit.itemKey)}”已经递交（${filed.number}）`);
  }
  const open = permits.filter((each) => permit.after.includes(each.itemKey) && !isSettled(each));
  if (open.length === 0) return null;
  const names = open.map(({ itemKey }) => `“${nameOf(itemKey)}”`).join('、');
  return ruledOut('predecessors_undecided', `要等${names}有结果后才能递交`);
}
