import type { DeadlineKind } from 'shared-types/deadline.states';
import type { Role } from 'shared-types/identity.states';
import type { RecordType } from 'shared-types/record.states';
import type { Refusal } from '../errors/refusal';

/**
 * In what capacity somebody acts on a record: as its owner, as the staff member who holds it, as the house's own timed
 * work, as the departments' case system, as a machine of the hall, as anybody at all, or by a role.
 */
export type Capacity = 'OWNER' | 'HOLDER' | 'HOUSE' | 'BACK_OFFICE' | 'DEVICE' | 'ANYONE' | Role;

/** What an action does to the record's timers, by the kind of promise. */
export interface TimerEffects<K extends DeadlineKind> {
  readonly starts?: readonly K[];
  readonly finishes?: readonly K[];
  readonly cancels?: readonly K[];
  readonly pauses?: readonly K[];
  readonly resumes?: readonly K[];
  /** By the working days the action's parameters give. */
  readonly extends?: readonly K[];
}

export interface Opening<S, K extends DeadlineKind> extends TimerEffects<K> {
  readonly to: S;
  readonly who: readonly Capacity[];
  /** The line in the history, as the owner reads it. */
  readonly label: string;
}

export interface Transition<S, K extends DeadlineKind, F> extends TimerEffects<K> {
  readonly from: readonly S[];
  /** The state reached; `SAME` leaves it as it is. */
  readonly to: S | 'SAME';
  readonly who: readonly Capacity[];
  readonly label: string;
  /** True when the line is for staff only. */
  readonly internal?: boolean;
  /** Says why the action is ruled out by what stands in the record's own rows; null lets it pass. */
  readonly guard?: (facts: F) => Refusal | null;
}

export interface StateWords {
  readonly label: string;
  readonly next: string;
}

/** A lifecycle: everything that may happen to a record of one type, and nothing else can. */
export interface Lifecycle<S extends string, O extends string, A extends string, K extends DeadlineKind, F> {
  readonly type: RecordType;
  /** Every state with its Chinese label and the line that says who acts next. */
  readonly states: Readonly<Record<S, StateWords>>;
  /** States in which nothing is owed any more. */
  readonly closed: readonly S[];
  /** Promises the house still owes after such a state is reached; the record stays in its lists until they are kept. */
  readonly outlives?: readonly K[];
  /** States in which it is nothing to list among somebody's things: it came to nothing by itself. */
  readonly unlisted?: readonly S[];
  readonly openings: Readonly<Record<O, Opening<S, K>>>;
  readonly actions: Readonly<Record<A, Transition<S, K, F>>>;
  /** Roles in whose inbox records of this type lie. */
  readonly desk: readonly Role[];
  /** Further roles that may read them. */
  readonly overseers?: readonly Role[];
  /** What rooms above follow: told with `{id}` whenever a record has reached another state. The truth is read, not sent. */
  readonly topic?: string;
}

/** Any lifecycle, where only its table matters. */
export interface AnyLifecycle {
  readonly type: RecordType;
  readonly states: Readonly<Record<string, StateWords>>;
  readonly closed: readonly string[];
  readonly outlives?: readonly DeadlineKind[];
  readonly unlisted?: readonly string[];
  readonly openings: Readonly<Record<string, { readonly to: string }>>;
  readonly actions: Readonly<Record<string, Pick<Transition<string, DeadlineKind, never>, 'from' | 'to' | 'who'>>>;
  readonly desk: readonly Role[];
  readonly overseers?: readonly Role[];
}

/** Declares a lifecycle, keeping states and actions literal. `F` is what its guards are given. */
export function defineLifecycle<F>() {
  return <S extends string, O extends string, A extends string, K extends DeadlineKind>(
    table: Lifecycle<S, O, A, K, F>,
  ): Lifecycle<S, O, A, K, F> => table;
}

/** The actions somebody with these capacities may take on a record in this state; guards are not asked. */
export function actionsFor<A extends string>(
  table: { readonly actions: Readonly<Record<A, Pick<AnyLifecycle['actions'][string], 'from' | 'who'>>> },
  state: string,
  capacities: readonly Capacity[],
): A[] {
  return (Object.keys(table.actions) as A[]).filter((action) => {
    const { from, who } = table.actions[action];
    return from.includes(state) && who.some((capacity) => capacities.includes(capacity));
  });
}

/** Of these actions, the ones the table knows and no guard rules out: what a screen may offer. */
export function unguarded<A extends string, F>(
  table: { readonly actions: Readonly<Record<A, { readonly guard?: (facts: F) => Refusal | null }>> },
  actions: readonly string[],
  facts: F,
): A[] {
  return (Object.keys(table.actions) as A[]).filter((action) => {
    const { guard } = table.actions[action];
    return actions.includes(action) && (!guard || guard(facts) === null);
  });
}

/** What is wrong with a table itself: states never reached, states nothing leads out of, closed states left open. */
export function lifecycleFaults(table: AnyLifecycle): string[] {
  const states = Object.keys(table.states);
  const moves = Object.values(table.actions).flatMap(({ from, to }) =>
    from.map((state) => ({ from: state, to: to === 'SAME' ? state : to })),
  );
  const reached = reachable(
    Object.values(table.openings).map(({ to }) => to),
    moves,
  );
  const leaves = (state: string) => moves.some((move) => move.from === state && move.to !== state);
  return [
    ...states.filter((state) => !reached.has(state)).map((state) => `${table.type}: ${state} is never reached`),
    ...states
      .filter((state) => !table.closed.includes(state) && !leaves(state))
      .map((state) => `${table.type}: nothing leads out of ${state}, which is not closed`),
    ...[...reached].filter((state) => !states.includes(state)).map((state) => `${table.type}: ${state} has no label`),
  ];
}

function reachable(start: readonly string[], moves: readonly { from: string; to: string }[]): Set<string> {
  const reached = new Set(start);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const move of moves) if (reached.has(move.from)) reached.add(move.to);
  }
  return reached;
}
