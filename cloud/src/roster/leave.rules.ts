import { LEAVE_STATES } from 'shared-types/leave.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { type Hours, overlap, type ShiftDraft } from './roster.rules';

/** Those who decide about leave. */
export const LEAVE_DESK = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** What the guards of a leave look at. */
export interface LeaveFacts {
  /** Whoever acts is the one who wants to be away. */
  readonly own: boolean;
}

const NOT_ONES_OWN = ({ own }: LeaveFacts): Refusal | null =>
  own ? ruledOut('own_leave', '自己的请假请由另一位主管审批') : null;

/** 请销假 (采购需求 3.4.1(2)C): asked for, decided by another, begun and overstayed by the clock, ended by 销假. */
export const leaveLifecycle = defineLifecycle<LeaveFacts>()({
  type: 'LEAVE',
  states: LEAVE_STATES,
  closed: ['REJECTED', 'RETURNED', 'CANCELLED'],
  desk: LEAVE_DESK,
  openings: { submit: { to: 'SUBMITTED', who: ['HOLDER'], label: '提出请假' } },
  actions: {
    approve: { from: ['SUBMITTED'], to: 'APPROVED', who: LEAVE_DESK, label: '批准请假', guard: NOT_ONES_OWN },
    reject: { from: ['SUBMITTED'], to: 'REJECTED', who: LEAVE_DESK, label: '没有批准', guard: NOT_ONES_OWN },
    cancel: { from: ['SUBMITTED', 'APPROVED'], to: 'CANCELLED', who: ['HOLDER'], label: '撤回请假' },
    begin: { from: ['APPROVED'], to: 'ON_LEAVE', who: ['HOUSE'], label: '开始休假' },
    overstay: { from: ['ON_LEAVE'], to: 'OVERSTAYED', who: ['HOUSE'], label: '假期已到，还没有销假' },
    return: { from: ['ON_LEAVE', 'OVERSTAYED'], to: 'RETURNED', who: ['HOLDER', ...LEAVE_DESK], label: '销假' },
  },
});

/** Names a shift of a day for whoever takes it over: nobody is at two posts at once. */
export const shiftKey = (date: string, { from }: Pick<ShiftDraft, 'from'>): string => `${date} ${from}`;

/** The part of a shift that lies in these hours; null where none does. */
export function partWithin(shift: ShiftDraft, hours: Hours): ShiftDraft | null {
  if (!overlap(shift, hours)) return null;
  const [, from = ''] = [shift.from, hours.from].sort();
  const [to = ''] = [shift.to, hours.to].sort();
  return { ...shift, from, to };
}

/**
 * A day's shifts with somebody away for some hours of it: what lies outside the hours stays theirs, what lies inside is
 * the stand-in's where there is one, and else nobody's.
 */
export function withoutPerson(
  shifts: readonly ShiftDraft[],
  workNo: string,
  hours: Hours,
  standInFor: (shift: ShiftDraft) => string | undefined,
): ShiftDraft[] {
  return shifts.flatMap((shift) => {
    const within = shift.workNo === workNo ? partWithin(shift, hours) : null;
    if (within === null) return [shift];
    const standIn = standInFor(shift);
    return [
      ...(shift.from < within.from ? [{ ...shift, to: within.from }] : []),
      ...(standIn === undefined ? [] : [{ ...within, workNo: standIn }]),
      ...(within.to < shift.to ? [{ ...shift, from: within.to }] : []),
    ];
  });
}
