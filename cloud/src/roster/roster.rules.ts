/** A stretch of time somebody is on duty. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A shift as it is sent in: times of one day. */
export interface ShiftDraft {
  readonly workNo: string;
  readonly from: string;
  readonly to: string;
}

export interface ShiftFault {
  /** Its place in the list. */
  readonly at: number;
  readonly field: 'to' | 'workNo';
  readonly message: string;
}

/** On duty at an instant: the end of a shift is not part of it. */
export const isOnDuty = ({ startsAt, endsAt }: Span, at: Date): boolean => startsAt <= at && at < endsAt;

/** On duty from the first instant of a stretch to its last. */
export const covers = ({ startsAt, endsAt }: Span, from: Date, to: Date): boolean => startsAt <= from && to <= endsAt;

/** Shifts that end before they begin, and shifts in which somebody would be at two posts at once. */
export function shiftFaults(shifts: readonly ShiftDraft[]): ShiftFault[] {
  return shifts.flatMap((shift, at): ShiftFault[] => {
    if (shift.to <= shift.from) return [{ at, field: 'to', message: '下班时间应晚于上班时间；跨零点的请分两天排' }];
    const double = shifts.slice(0, at).some((other) => other.workNo === shift.workNo && overlap(other, shift));
    return double ? [{ at, field: 'workNo', message: `工号 ${shift.workNo} 的班次时间重叠` }] : [];
  });
}

const overlap = (a: ShiftDraft, b: ShiftDraft): boolean => a.from < b.to && b.from < a.to;
