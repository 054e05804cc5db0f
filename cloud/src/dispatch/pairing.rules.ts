import type { PairReason } from 'shared-types/dispatch.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { type ClockTime, civilDateOf, clockTimeOf } from '../kernel/time/civil-date';

/** When it is night, and by how many agents a visit is made then. */
export interface NightTerms {
  readonly from: ClockTime;
  readonly to: ClockTime;
  readonly agents: number;
}

/** What else asks for a second agent. */
export interface Care {
  /** A minor, or somebody who needs looking after, is alone there. */
  readonly vulnerable: boolean;
  /** There was a conflict on an earlier visit. */
  readonly priorConflict: boolean;
}

/** Whether a stretch of time touches the night, which ends in the morning at `to` and begins in the evening at `from`. */
export function touchesNight({ from, to }: { readonly from: Date; readonly to: Date }, night: NightTerms): boolean {
  if (civilDateOf(from) !== civilDateOf(to)) return true;
  return clockTimeOf(from) < night.to || clockTimeOf(to) > night.from;
}

/** Why a visit is made by two; empty where one agent is enough. */
export function pairReasons(
  window: { readonly from: Date; readonly to: Date },
  night: NightTerms,
  { vulnerable, priorConflict }: Care,
): PairReason[] {
  const reasons = [
    night.agents > 1 && touchesNight(window, night) ? 'NIGHT' : null,
    vulnerable ? 'VULNERABLE' : null,
    priorConflict ? 'PRIOR_CONFLICT' : null,
  ] as const;
  return reasons.filter((reason) => reason !== null);
}

/** Nobody sets out alone to a visit that is made by two. */
export function aloneRefusal({
  needed,
  present,
}: {
  readonly needed: boolean;
  readonly present: boolean;
}): Refusal | null {
  if (!needed || present) return null;
  return ruledOut('companion_needed', '这一单要两个人同行，同行的代办员还没有接单，暂时不能出发');
}
