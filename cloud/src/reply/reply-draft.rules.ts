import type { ReplyDraftState } from 'shared-types/reply.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';

/** Who lets a reply go out that its author put to review. */
export const REPLY_REVIEWERS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** What the guards of a reply look at: the draft, as it stands towards who acts. */
export interface DraftFacts {
  /** Null where nothing is drafted. */
  readonly state: ReplyDraftState | null;
  readonly blank: boolean;
  /** Written by who acts. */
  readonly mine: boolean;
  /** Who acts is a reviewer by their role. */
  readonly reviewer: boolean;
}

export const NO_DRAFT: DraftFacts = { state: null, blank: true, mine: false, reviewer: false };

/** Why no reply may go out now: one under review goes out by a reviewer who did not write it. */
export function sendingRefusal({ state, mine, reviewer }: DraftFacts): Refusal | null {
  if (state !== 'IN_REVIEW') return null;
  if (mine) return ruledOut('own_draft', '自己写的答复送审后，要由另一位主管审核发出；想直接发出请先撤回送审');
  return reviewer ? null : ruledOut('in_review', '这份答复正在等主管审核，审核通过后发出');
}

/** Why a draft may not be put to review: there is nothing to read, or it lies there already. */
export function reviewRefusal({ state, blank }: DraftFacts): Refusal | null {
  if (state === 'IN_REVIEW') return ruledOut('in_review', '这份答复已经送审，正在等主管审核');
  return blank ? ruledOut('draft_missing', '请先写好答复，再送审') : null;
}

/** Why there is nothing to give back: no draft lies under review, or it is for another to give back. */
export function returnRefusal({ state, mine, reviewer }: DraftFacts): Refusal | null {
  if (state !== 'IN_REVIEW') return ruledOut('not_in_review', '这份答复没有在审核');
  return mine || reviewer ? null : ruledOut('not_reviewer', '只有主管或者写答复的人可以退回');
}

/** Why a draft may not be written over: a reviewer is reading it. */
export function savingRefusal({ state }: Pick<DraftFacts, 'state'>): Refusal | null {
  return state === 'IN_REVIEW' ? ruledOut('in_review', '这份答复正在审核，要改请先撤回送审') : null;
}
