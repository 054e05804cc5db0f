import type { Authority, BindingState } from 'shared-types/enterprise.states';
import type { Role } from 'shared-types/identity.states';
import type { ProblemField } from 'shared-types/problem';
import { addDays, type CivilDate, instantOf } from '../kernel/time/civil-date';

/** Staff who look at a licence at the counter and may then confirm or remove who acts for an enterprise. */
export const VERIFIERS = [
  'WINDOW_CLERK',
  'RECEPTIONIST',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
] as const satisfies readonly Role[];

interface Term {
  readonly beginsAt: Date | null;
  readonly endsAt: Date;
}

/** How a membership stands at an instant. */
export function bindingState({ beginsAt, endsAt }: Term, at: Date): BindingState {
  if (endsAt <= at) return 'OVER';
  if (beginsAt === null) return 'PENDING';
  return beginsAt > at ? 'NOT_YET' : 'ACTIVE';
}

/** When a membership takes effect that is good from now on: now, or on the first day of its authority if that is later. */
export function beginningOf(validFrom: CivilDate | null, at: Date): Date {
  const first = validFrom === null ? at : instantOf(validFrom);
  return first > at ? first : at;
}

/** The instant after the last day of an authority. */
export const endOf = (validUntil: CivilDate): Date => instantOf(addDays(validUntil, 1));

/** What is wrong with the dates of an authority (民法典 art. 165: it names its term). */
export function termFaults(validFrom: CivilDate, validUntil: CivilDate, today: CivilDate): ProblemField[] {
  if (validUntil < today) return [{ path: 'body.validUntil', message: '授权截止日期已经过去，请填写仍然有效的授权' }];
  if (validUntil < validFrom) return [{ path: 'body.validUntil', message: '授权截止日期不能早于开始日期' }];
  return [];
}

export interface Stakes {
  /** The house keeps records of this enterprise, which a member would see. */
  readonly hasRecords: boolean;
  /** Somebody else is a member or has asked to be one. */
  readonly hasOthers: boolean;
  /** The person was its confirmed legal representative here and had only let go of it. */
  readonly isReturning: boolean;
}

/** Whether a new binding must be confirmed first: as soon as it would show somebody else's business. */
export const needsConfirmation = ({ hasRecords, hasOthers, isReturning }: Stakes): boolean =>
  !isReturning && (hasRecords || hasOthers);

export interface Overseer {
  /** A member of the staff who verifies licences. */
  readonly isVerifier: boolean;
  /** The enterprise's legal representative, confirmed and in force. */
  readonly isRepresentative: boolean;
  readonly isSelf: boolean;
}

/** Whether somebody may confirm or remove a member. Who represents the enterprise is decided on its papers alone. */
export function mayOversee({ isVerifier, isRepresentative, isSelf }: Overseer, authority: Authority): boolean {
  if (isSelf) return false;
  return isVerifier || (isRepresentative && authority === 'AUTHORISED_HANDLER');
}
