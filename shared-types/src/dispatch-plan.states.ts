/** Why nobody has a visit, from what no plan can mend to what another plan might. */
export type UnplacedReason = 'NO_SKILL' | 'NOT_ALLOWED' | 'OFF_SHIFT' | 'OUT_OF_REACH' | 'FULL';

/** As the dispatcher reads it. */
export const UNPLACED_LABELS: Readonly<Record<UnplacedReason, string>> = {
  NO_SKILL: '没有代办员会办这类事项',
  NOT_ALLOWED: '会办的代办员都已拒单，或不是指定的人',
  OFF_SHIFT: '约定的时间没有会办的代办员当班',
  OUT_OF_REACH: '当班的代办员在约定的时间都赶不到',
  FULL: '能去的代办员在约定的时间都排满了',
};

/** Why a visit of the day stands in nobody's row: what the planner says, and what needs no planner to be seen. */
export type LeftOutReason = UnplacedReason | 'WINDOW_OVER' | 'HOLDER_ABSENT' | 'HOLDER_FULL';
export const LEFT_OUT_LABELS: Readonly<Record<LeftOutReason, string>> = {
  ...UNPLACED_LABELS,
  // A day knows only those who are on duty.
  NO_SKILL: '这天没有会办这类事项的代办员当班',
  WINDOW_OVER: '约定的时间已过，还没有人去',
  HOLDER_ABSENT: '接单的代办员这天没有排班',
  HOLDER_FULL: '接单的代办员下班前赶不及',
};
