import type { DeadlineKind } from 'shared-types/deadline.states';
import { ESCALATION_LEVELS, type EscalationLevel } from 'shared-types/supervision.states';
import type { LegalCalendar } from '../kernel/deadline/legal-calendar.rules';
import { civilDateOf, clockTimeOf, instantOf } from '../kernel/time/civil-date';
import type { EscalationRules } from './escalation.config';

/** A running promise, as the ladder looks at it. */
export interface Watched {
  readonly kind: DeadlineKind;
  readonly dueAt: Date;
  readonly warnAt: Date | null;
  /** Later than `dueAt` where a calendar loaded since then made it earlier: nobody is late before. */
  readonly judgedAt: Date | null;
}

/** Whether people may be told at this instant: in the hours of the house, whatever the day. */
export const withinHours = ({ hours }: Pick<EscalationRules, 'hours'>, at: Date): boolean =>
  clockTimeOf(at) >= hours.from && clockTimeOf(at) < hours.to;

/** Every step that is due on a promise at an instant, lowest first; none on one that is exempt. */
export function stepsDue(
  rules: Pick<EscalationRules, 'ladder' | 'exempt'>,
  { kind, dueAt: shown, warnAt, judgedAt }: Watched,
  at: Date,
  calendar: LegalCalendar,
): EscalationLevel[] {
  if (rules.exempt.includes(kind)) return [];
  const dueAt = judgedAt !== null && judgedAt > shown ? judgedAt : shown;
  const begins: Readonly<Record<EscalationLevel, () => boolean>> = {
    REMINDER: () => (warnAt !== null && at >= warnAt) || at > dueAt,
    SUPERVISION: () => at > dueAt,
    BULLETIN: () => at > dueAt && at >= bulletinFrom(dueAt, rules.ladder.BULLETIN.afterWorkdays, calendar),
  };
  return ESCALATION_LEVELS.filter((level) => begins[level]());
}

/** The same time of day on the n-th working day after the one it was due on. */
function bulletinFrom(dueAt: Date, workdays: number, calendar: LegalCalendar): Date {
  const dueDate = civilDateOf(new Date(dueAt.getTime() - 1));
  const intoDay = dueAt.getTime() - instantOf(dueDate).getTime();
  return new Date(instantOf(calendar.nthWorkdayAfter(dueDate, workdays)).getTime() + intoDay);
}
