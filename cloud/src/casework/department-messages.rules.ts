import {
  CASE_STATES,
  type CaseAction,
  type CaseState,
  DEPARTMENT_MESSAGE_LABELS,
  type DepartmentMessageKind,
} from 'shared-types/casework.states';
import { type CaseFacts, nothingLeftForLater } from './case-guards.rules';

/** What a message asks for, given how its case stands: steps to take, nothing any more, or a person's eye. */
export type Judgement =
  | { readonly outcome: 'DONE'; readonly steps: readonly CaseAction[] }
  | { readonly outcome: 'KNOWN' | 'KEPT'; readonly why: string };

export interface Standing extends CaseFacts {
  readonly state: CaseState;
  /** True where a later message about the case has been acted on already. */
  readonly overtaken: boolean;
}

const STEPS: Readonly<Record<DepartmentMessageKind, CaseAction>> = {
  REVIEW_BEGUN: 'review',
  SUPPLEMENT_REQUESTED: 'requestSupplement',
  APPROVED: 'approve',
  REJECTED: 'reject',
};

/** States in which its review has begun and is not over. */
const REVIEWED: readonly CaseState[] = [
  'UNDER_REVIEW',
  'SPECIAL_PROCEDURE',
  'SUPPLEMENT_REQUESTED',
  'SUPPLEMENT_PENDING',
  'SUPPLEMENTED',
  'SUPPLEMENT_EXPIRED',
];

const kept = (why: string): Judgement => ({ outcome: 'KEPT', why });
const known = (why: string): Judgement => ({ outcome: 'KNOWN', why });

/**
 * Judges a message by what a reviewer could do now. Whoever asks for more or decides has begun to review, so that a
 * message which came first, or whose forerunner was lost, takes both steps; one that later news has overtaken takes none.
 */
export function judge(kind: DepartmentMessageKind, standing: Standing): Judgement {
  const { state, decision, overtaken } = standing;
  if (overtaken) return known('审批系统后来的消息已经办理');
  if (kind === decision) return known('已经是这个决定');
  if (kind === 'REVIEW_BEGUN' && (REVIEWED.includes(state) || decision !== null)) return known('已经开始审查');
  if (decision !== null) return kept(`已经${DEPARTMENT_MESSAGE_LABELS[decision]}，与这条消息不一致`);
  if (kind === 'APPROVED') {
    const refusal = nothingLeftForLater(standing);
    if (refusal) return kept(refusal.title);
  }
  if (state === 'PUSHED')
    return { outcome: 'DONE', steps: kind === 'REVIEW_BEGUN' ? ['review'] : ['review', STEPS[kind]] };
  if (state === 'UNDER_REVIEW') return { outcome: 'DONE', steps: [STEPS[kind]] };
  return kept(`这一件现在是“${CASE_STATES[state].label}”，不能按“${DEPARTMENT_MESSAGE_LABELS[kind]}”办理`);
}

/**
 * The instant that counts. A promise is kept when the deciding is done, and the next one counts from that day (a timer's
 * day 0 is the day of the triggering event: acceptance, request, decision), so what the department states counts; but not
 * a time that cannot be: one still to come, or one before the case was accepted. Then it is the receipt.
 */
export function countedInstant(stated: Date | null, acceptedAt: Date | null, receivedAt: Date): Date {
  const plausible = stated !== null && stated <= receivedAt && acceptedAt !== null && stated >= acceptedAt;
  return plausible ? stated : receivedAt;
}

/** What may be known of a submission when a message names an acknowledgement. */
interface Acknowledged {
  readonly state: string;
  readonly attempts: number;
  readonly acknowledgement: string | null;
}

/**
 * Whether a message is about what the department was handed: `KNOWN` where it names a number we were given, `NEWS` of the
 * submission whose own answer was lost or that was entered by hand, else `STRANGE`.
 * @param last the last submission
 */
export function acknowledgementOf(named: string, all: readonly Acknowledged[]): 'KNOWN' | 'NEWS' | 'STRANGE' {
  if (all.some(({ acknowledgement }) => acknowledgement === named)) return 'KNOWN';
  const last = all.at(-1);
  if (last?.acknowledgement !== null) return 'STRANGE';
  return last.state === 'BY_HAND' || (last.state === 'WAITING' && last.attempts > 0) ? 'NEWS' : 'STRANGE';
}
