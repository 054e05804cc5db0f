import type { PriorityGroup } from 'shared-types/booking.states';
import type { MarkKind, MarkRest, StandingKind } from 'shared-types/booking-marks.states';
import { addDays, type CivilDate, daysBetween } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';

/** One time is so many hundredths: weights are added up as whole numbers. */
export const ONCE = 100;

/** What is noted against one booking. */
export interface Mark {
  readonly bookingId: number;
  readonly kind: MarkKind;
  /** Hundredths of a time, as the rule stood when it was noted. */
  readonly weight: number;
  /** The civil date of the slot. */
  readonly date: CivilDate;
  readonly erased: boolean;
  /** Why it does not count although it stands; null when it does. */
  readonly rests: MarkRest | null;
}

/** All that is known of one identity: its marks in any order, and the block that is in force or has just run out. */
export interface Account {
  readonly marks: readonly Mark[];
  /** The first day on which booking online is open again; null when nothing blocks. */
  readonly blockedUntil: CivilDate | null;
}

export interface MarkRules {
  readonly noShow: BookingRules['noShow'];
  readonly group: PriorityGroup | null;
}

/** Hundredths a mark of this kind counts (config/booking.yaml cancel.lateCountsAs). */
export function weightOf(kind: MarkKind, lateCountsAs: number): number {
  return kind === 'NO_SHOW' ? ONCE : Math.round(lateCountsAs * ONCE);
}

/** Whether a mark counts at all: one that was taken back, or has had its effect, does not. */
export const counts = ({ erased, rests }: Pick<Mark, 'erased' | 'rests'>): boolean => !erased && rests === null;

/** Hundredths that count on a day: marks of that day, of the days before it within the rule's span, and none later. */
export function weightOn(marks: readonly Mark[], date: CivilDate, withinDays: number): number {
  return sum(marks.filter((mark) => weighsOn(mark, date, withinDays)));
}

/** Whether somebody of this group is never blocked. */
export const isExempt = ({ noShow, group }: MarkRules): boolean => group !== null && noShow.neverBlock.includes(group);

/** A block: from the day of the mark that reached the threshold last, up to but without `until`. */
export interface Block {
  readonly since: CivilDate;
  readonly until: CivilDate;
  /** The bookings whose marks made it. */
  readonly bookingIds: readonly number[];
}

/**
 * The block that marks lead to, whether it still runs or not: the latest day on which they weigh as much as the threshold
 * begins it. So a further mark only ever lengthens it, and one that is taken back only ever shortens it.
 */
export function blockOf(marks: readonly Mark[], rules: MarkRules): Block | null {
  if (isExempt(rules)) return null;
  const { threshold, withinDays, blockDays } = rules.noShow;
  const days = marks.filter(counts).map(({ date }) => date);
  const since = days
    .filter((date) => weightOn(marks, date, withinDays) >= threshold * ONCE)
    .reduce<CivilDate | null>((latest, date) => (latest !== null && latest > date ? latest : date), null);
  if (since === null) return null;
  const made = marks.filter((mark) => weighsOn(mark, since, withinDays));
  return {
    since,
    until: addDays(since, blockDays),
    bookingIds: made.map(({ bookingId }) => bookingId).sort(ascending),
  };
}

/** A block that has run out is served: what was noted before its end has had its effect, and counting starts anew. */
export function settled({ marks, blockedUntil }: Account, today: CivilDate): Account {
  if (blockedUntil === null || blockedUntil > today) return { marks, blockedUntil };
  const rested = marks.map((mark): Mark => {
    return counts(mark) && mark.date < blockedUntil ? { ...mark, rests: 'SERVED' } : mark;
  });
  return { marks: rested, blockedUntil: null };
}

/** The account with the block its marks lead to on a day; what was served before that stays served. */
export function judged(account: Account, rules: MarkRules, today: CivilDate): Account {
  const { marks } = settled(account, today);
  return settled({ marks, blockedUntil: blockOf(marks, rules)?.until ?? null }, today);
}

/** Notes a mark; one noted of somebody who is never blocked will never count. */
export function noted(account: Account, mark: Mark, rules: MarkRules, today: CivilDate): Account {
  const before = settled(account, today);
  const rests = isExempt(rules) ? 'EXEMPT' : mark.rests;
  return judged({ ...before, marks: [...before.marks, { ...mark, rests }] }, rules, today);
}

/** Takes marks back; a block they were needed for is lifted with them. */
export function erased(account: Account, bookingIds: readonly number[], rules: MarkRules, today: CivilDate): Account {
  const before = settled(account, today);
  const marks = before.marks.map((mark) => (bookingIds.includes(mark.bookingId) ? { ...mark, erased: true } : mark));
  return judged({ ...before, marks }, rules, today);
}

/** How somebody stands on a day. */
export interface StandingOnDay {
  readonly kind: StandingKind;
  /** Hundredths that count. */
  readonly weight: number;
  readonly block: Block | null;
}

/**
 * How somebody stands on a day: blocked, one mark away from it (`warnAfter`), with something that counts, or clear. Marks
 * of a day still to come, given up late the evening before, count at once.
 */
export function standingOn(account: Account, rules: MarkRules, today: CivilDate): StandingOnDay {
  const { marks, blockedUntil } = settled(account, today);
  const { warnAfter, withinDays } = rules.noShow;
  const weight = sum(marks.filter((mark) => counts(mark) && daysBetween(mark.date, today) < withinDays));
  const block = blockedUntil === null || isExempt(rules) ? null : blockOf(marks, rules);
  if (block !== null && block.until > today) return { kind: 'BLOCKED', weight, block };
  const warned = weight >= warnAfter * ONCE && !isExempt(rules);
  return { kind: warned ? 'WARNED' : weight > 0 ? 'COUNTED' : 'CLEAR', weight, block: null };
}

/** The first day on which a mark counts no more. */
export const countsUntil = ({ date }: Pick<Mark, 'date'>, withinDays: number): CivilDate => addDays(date, withinDays);

/** What the house tells somebody after a change of their marks; null when nothing changed for them. */
export type News = 'WARNED' | 'BLOCKED' | 'LIFTED' | null;

/** What is news when a mark was noted: every one that brings nearer to a block, and every one that makes it longer. */
export function newsOfMark(before: StandingOnDay, after: StandingOnDay): News {
  if (after.kind === 'BLOCKED') return before.block?.until === after.block?.until ? null : 'BLOCKED';
  return after.kind === 'WARNED' && after.weight > before.weight ? 'WARNED' : null;
}

const weighsOn = (mark: Mark, date: CivilDate, withinDays: number): boolean =>
  counts(mark) && mark.date <= date && daysBetween(mark.date, date) < withinDays;

const sum = (marks: readonly Mark[]): number => marks.reduce((total, { weight }) => total + weight, 0);

const ascending = (one: number, other: number): number => one - other;
