import type { UnplacedReason } from 'shared-types/dispatch-plan.states';

/** Whole seconds, from whatever beginning: all times of one day have the same. */
export type Seconds = number;
export type Id = string | number;
/** From the first second to the last, both of them included. */
export type Span = readonly [from: Seconds, to: Seconds];

/** Travel times between numbered places, row by row: from place p to place q it is `seconds[p * places + q]`. */
export interface Travel {
  readonly places: number;
  readonly seconds: Int32Array;
}

/** A visit to be made. */
export interface Task {
  readonly id: Id;
  readonly place: number;
  readonly service: Seconds;
  /** All of them are wanted of the agent. */
  readonly skills: readonly Id[];
  /** The visit begins within one of them. Ascending, apart from each other. */
  readonly windows: readonly Span[];
  /** Whole, from 0 on; more is served first. */
  readonly priority: number;
  /** A citizen was told the window: no visit that is not promised pushes this one out. */
  readonly promised: boolean;
  /** The one agent who may come, whoever else could. */
  readonly pinnedTo?: Id;
  /** Agents who will not do it. */
  readonly refusedBy?: readonly Id[];
}

/** Lunch: begins within one of its windows; what is waited for it is spent on the way to the next place. */
export interface Break {
  readonly id: Id;
  readonly windows: readonly Span[];
  readonly service: Seconds;
}

/** Somebody who makes visits. */
export interface Agent {
  readonly id: Id;
  /** Where the day begins and ends; null: where the first visit is, and where the last. */
  readonly start: number | null;
  readonly end: number | null;
  /** Does not set out before its beginning, is at `end` by its end. */
  readonly shift: Span;
  readonly skills: readonly Id[];
  /** Taken in this order, all of them, by an agent who has any visit to be planned. */
  readonly breaks: readonly Break[];
  /** The visit the agent is at or on the way to: free at its place from `until` on. It is shown, no longer planned. */
  readonly running?: Running;
}

export interface Running {
  readonly task: Task;
  readonly until: Seconds;
}

/** What a plan is made of. Ids are unique among agents and among tasks; a running task is not one of `tasks`. */
export interface Day {
  readonly travel: Travel;
  readonly agents: readonly Agent[];
  readonly tasks: readonly Task[];
}

/** The visits of an agent in their order; when they are follows from it: see `timetable`. */
export interface Route {
  readonly agent: Id;
  readonly tasks: readonly Id[];
}

/** Who goes where. */
export interface Plan {
  readonly day: Day;
  /** One for each agent, in the order of `day.agents`. */
  readonly routes: readonly Route[];
  readonly unplaced: readonly { readonly task: Id; readonly reason: UnplacedReason }[];
}

/** When and where an agent can set out. */
export const freeFrom = ({ shift: [from], running }: Agent): Seconds => Math.max(from, running?.until ?? from);
export const freeAt = ({ start, running }: Agent): number | null => running?.task.place ?? start;
