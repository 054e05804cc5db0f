import { DeadlineInputError } from './deadline-input.rules';
import type { DeadlineRule, DueParams, WorkdaysRule } from './deadline-rule.rules';

export const MOST_WORKDAYS = 1000;
export const MOST_MINUTES = 525_600;
export const MOST_MONTHS = 1200;

/** @throws DeadlineInputError when a parameter is given that the rule's family knows nothing of: it would be lost. */
export function refuseForeignParams(rule: DeadlineRule, params: DueParams): void {
  const { family } = rule;
  if (family !== 'WORKDAYS') {
    refuse(rule, 'workdays', params.workdays !== undefined);
    refuse(rule, 'extensionWorkdays', params.extensionWorkdays !== undefined);
    refuse(rule, 'pauses', params.pauses !== undefined && params.pauses.length > 0);
  }
  if (family !== 'SAME_DAY') refuse(rule, 'voicemail', params.voicemail === true);
  if (family !== 'MINUTES') refuse(rule, 'minutes', params.minutes !== undefined);
  if (family !== 'MONTHS') refuse(rule, 'months', params.months !== undefined);
  if (family !== 'EXPLICIT') refuse(rule, 'dueAt', params.dueAt !== undefined);
  if (family !== 'WORKDAYS' || !rule.cappedByOrder) refuse(rule, 'orderDueAt', params.orderDueAt !== undefined);
}

/** How many working days to count, extension included. @throws DeadlineInputError when there is no fit number. */
export function workdaysOf(rule: WorkdaysRule, params: DueParams): number {
  const own = params.workdays ?? rule.workdays;
  if (own === null) {
    throw new DeadlineInputError('workdays', `a number, because ${rule.kind} has none of its own`);
  }
  const base = whole('workdays', own, MOST_WORKDAYS);
  const { extensionWorkdays } = params;
  return extensionWorkdays === undefined ? base : base + whole('extensionWorkdays', extensionWorkdays, MOST_WORKDAYS);
}

export const minutesOfParams = (own: number, params: DueParams) =>
  whole('minutes', params.minutes ?? own, MOST_MINUTES);

export const monthsOfParams = (own: number, params: DueParams) => whole('months', params.months ?? own, MOST_MONTHS);

/** A given instant, checked. */
export function instantParam(param: string, instant: Date): Date {
  if (Number.isNaN(instant.getTime())) throw new DeadlineInputError(param, 'an instant');
  return instant;
}

function whole(param: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new DeadlineInputError(param, `a whole number from 1 to ${most}`, value);
}

function refuse(rule: DeadlineRule, param: keyof DueParams, given: boolean): void {
  if (given) throw new DeadlineInputError(param, `nothing: it does not apply to ${rule.kind}`);
}
