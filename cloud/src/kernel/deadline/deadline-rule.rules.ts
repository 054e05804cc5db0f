import type { DeadlineKind } from 'shared-types/deadline.states';
import type { Pause } from './pauses.rules';

/** When the light of a working-day limit turns to WARN. */
export interface WarnTerms {
  /** Working days left at which it warns at the latest. */
  readonly workdays: number;
  /** Or this share of the whole limit in per cent, when that is more days. */
  readonly percent: number;
  /** A limit of one working day warns on its only day, at this minute of the day. */
  readonly oneDayMinute: number;
}

interface Rule {
  readonly kind: DeadlineKind;
}

/** n 工作日 after day 0 (民法典 art. 201, 203; 行政许可法 art. 82). */
export interface WorkdaysRule extends Rule {
  readonly family: 'WORKDAYS';
  /** null where each case brings its own number. */
  readonly workdays: number | null;
  /** Minute of the due day at which it ends: close of business, or 1440. */
  readonly endMinute: number;
  /** Set when an event outside business hours counts as received on the next working day: the close of business. */
  readonly rollAfterMinute: number | null;
  /** An order's own due time wins when it is earlier. */
  readonly cappedByOrder: boolean;
  readonly warn: WarnTerms;
}

/** 当日: to the end of the civil day, whether it is a working day or not. */
export interface SameDayRule extends Rule {
  readonly family: 'SAME_DAY';
  readonly warnMinute: number;
  /** Close of the hotline, which opens every day: a message left from then on is registered the next day. */
  readonly hotlineToMinute: number;
}

/** Elapsed minutes; no calendar. */
export interface MinutesRule extends Rule {
  readonly family: 'MINUTES';
  readonly minutes: number;
  readonly warnBeforeMinutes: number;
}

/** The corresponding day of a later month (民法典 art. 202). */
export interface MonthsRule extends Rule {
  readonly family: 'MONTHS';
  readonly months: number;
  readonly warnBeforeDays: number;
}

/** Done in the same interaction: recorded, never running. */
export interface OnTheSpotRule extends Rule {
  readonly family: 'ON_THE_SPOT';
}

/** The due time is given with each task, or there is none. */
export interface ExplicitRule extends Rule {
  readonly family: 'EXPLICIT';
}

/** How the time limit of one kind is reckoned: everything `due` needs, resolved. */
export type DeadlineRule = WorkdaysRule | SameDayRule | MinutesRule | MonthsRule | OnTheSpotRule | ExplicitRule;

/** What one event brings beside its instant; only parameters of the rule's own family are taken. */
export interface DueParams {
  /** WORKDAYS: how many to count; absent: the rule's own. */
  readonly workdays?: number | undefined;
  /** WORKDAYS: added to them, counted from the same day 0. */
  readonly extensionWorkdays?: number | undefined;
  /** WORKDAYS: stops of the clock, in any order. */
  readonly pauses?: readonly Pause[] | undefined;
  /** Transferred orders: the order's own due time. */
  readonly orderDueAt?: Date | undefined;
  /** SAME_DAY: true when it was a message, registered at the next opening of the hotline. */
  readonly voicemail?: boolean | undefined;
  /** MINUTES: absent: the rule's own. */
  readonly minutes?: number | undefined;
  /** MONTHS: absent: the rule's own. */
  readonly months?: number | undefined;
  /** EXPLICIT: the due time; null for 无时限. */
  readonly dueAt?: Date | null | undefined;
}
