import type { DeadlineKind, TimerState } from 'shared-types/deadline.states';
import { type Due, type DueParams, due, type Pause } from '../../src/kernel/deadline/deadline.rules';
import type { Deadlines } from '../../src/kernel/deadline/deadlines.config';
import type { LegalCalendar } from '../../src/kernel/deadline/legal-calendar.rules';
import type { TimerEffects } from '../../src/kernel/lifecycle/lifecycle.rules';
import { civilDateOf, instantOf } from '../../src/kernel/time/civil-date';
import type { Facts, LineFact, RecordFact, TimerFact } from './facts';

/** A calendar and the instant it came into force. */
export interface InForce {
  readonly loadId: number | null;
  readonly since: Date;
  readonly calendar: LegalCalendar;
}

/** The configured calendar, then each loaded one, in order. */
export function calendarsOf({ loads }: Pick<Facts, 'loads'>, deadlines: Deadlines): readonly InForce[] {
  const calendars: InForce[] = [{ loadId: null, since: new Date(0), calendar: deadlines.configured }];
  for (const { id, notice, inForceAt } of loads) {
    const before = calendars.at(-1)?.calendar ?? deadlines.configured;
    if (inForceAt) calendars.push({ loadId: id, since: inForceAt, calendar: before.withNotice(notice) });
  }
  return calendars;
}

/** A stretch of a promise's life in which it ran towards one due time. */
export interface Span {
  readonly from: Date;
  /** Null while it goes on. */
  to: Date | null;
  readonly due: Due;
  /** Until when nobody calls it late: its due time, or later where a new calendar made that earlier. */
  readonly lateAfter: Date;
}

/** What a timer must look like, of what the record's history and the table of its lifecycle say. */
export interface Life {
  readonly timer: TimerFact;
  readonly kind: DeadlineKind;
  /** Instants any of which may stand as day 0. */
  readonly eventAt: readonly Date[];
  state: TimerState;
  endedAt: Date | null;
  pauses: [string, string | null][];
  extended: boolean;
  judgedAt: Date | null;
  /** Ended at the very instant a calendar came into force: it may have been counted on that one already. */
  either: Due | null;
  readonly spans: Span[];
  readonly moves: { readonly loadId: number; readonly before: Due; readonly after: Due; readonly at: Date }[];
}

/** What happens to a record's promises, told from its history alone. */
export class Lives {
  readonly all: Life[] = [];
  /** Kinds that the history starts and the database has no timer for. */
  readonly lost: DeadlineKind[] = [];
  /** Timers that nothing in the history starts. */
  readonly surplus: TimerFact[];

  constructor(
    private readonly deadlines: Deadlines,
    private readonly calendars: readonly InForce[],
    private readonly record: RecordFact,
    timers: readonly TimerFact[],
  ) {
    this.surplus = [...timers];
  }

  /** Moves on to an instant: calendars that came into force before it change what is running. */
  private next = 1;
  passTo(at: Date | null): void {
    for (
      let load = this.calendars[this.next];
      load && (at === null || load.since < at);
      load = this.calendars[this.next]
    ) {
      for (const life of this.all) if (life.state === 'RUNNING') this.recompute(life, load);
      this.next += 1;
    }
  }

  /** What one line of the history does. */
  apply(
    line: LineFact,
    effects: TimerEffects<DeadlineKind>,
    closed: boolean,
    outlives: readonly DeadlineKind[] = [],
  ): void {
    const { at } = line;
    for (const life of this.active(effects.finishes))
      this.end(life, at, this.isKept(life, at) ? 'DONE_ON_TIME' : 'DONE_LATE');
    for (const life of this.active(effects.cancels)) this.end(life, at, 'CANCELLED');
    for (const life of this.active(effects.pauses)) this.pause(life, at);
    for (const life of this.active(effects.resumes)) this.resume(life, at);
    for (const life of this.active(effects.extends)) this.extend(life, at);
    for (const kind of effects.starts ?? []) this.start(kind, line);
    const over = closed ? this.all.filter((life) => isActive(life) && !outlives.includes(life.kind)) : [];
    for (const life of over) this.end(life, at, 'CANCELLED');
  }

  /** Whether one of these is still to be kept. */
  owes(kinds: readonly DeadlineKind[] = []): boolean {
    return this.active(kinds).length > 0;
  }

  /** Whether a promise of this kind runs and is late at an instant. */
  isLate(kind: DeadlineKind, at: Date): boolean {
    const [life] = this.active([kind]);
    const last = life?.spans.at(-1);
    return last !== undefined && at > last.lateAfter;
  }

  private active(kinds: readonly DeadlineKind[] = []): Life[] {
    return this.all.filter((life) => kinds.includes(life.kind) && isActive(life));
  }

  private start(kind: DeadlineKind, { at, action }: LineFact): void {
    const timer = this.surplus.find((candidate) => candidate.kind === kind);
    if (!timer) {
      this.lost.push(kind);
      return;
    }
    this.surplus.splice(this.surplus.indexOf(timer), 1);
    const deemed = action.startsWith('deem');
    const eventAt = deemed
      ? [this.record.createdAt]
      : [at, ...(this.record.receivedAt ? [this.record.receivedAt] : [])];
    const life: Life = {
      timer,
      kind,
      eventAt,
      state: 'RUNNING',
      endedAt: null,
      pauses: [],
      extended: false,
      judgedAt: null,
      either: null,
      spans: [],
      moves: [],
    };
    this.all.push(life);
    this.run(life, at, this.calendar);
  }

  private get calendar(): LegalCalendar {
    return this.calendars[this.next - 1]?.calendar ?? this.deadlines.configured;
  }

  private run(life: Life, at: Date, calendar: LegalCalendar): Due {
    const reckoned = this.reckon(life, calendar);
    const { dueAt } = reckoned;
    if (dueAt) {
      const lateAfter = life.judgedAt && life.judgedAt > dueAt ? life.judgedAt : dueAt;
      life.spans.push({ from: at, to: null, due: reckoned, lateAfter });
    }
    return reckoned;
  }

  private reckon({ kind, timer, pauses, extended }: Life, calendar: LegalCalendar): Due {
    const { orderDueAt, extensionWorkdays, ...params } = timer.params;
    const given: DueParams = {
      ...params,
      ...(orderDueAt === undefined ? {} : { orderDueAt: new Date(orderDueAt) }),
      ...(extended && extensionWorkdays !== undefined ? { extensionWorkdays } : {}),
      ...(pauses.length === 0 ? {} : { pauses: pauses as Pause[] }),
    };
    return due(this.deadlines.rule(kind), timer.eventAt, given, calendar);
  }

  private pause(life: Life, at: Date): void {
    this.rest(life, at);
    life.state = 'PAUSED';
    life.pauses = [...life.pauses, [civilDateOf(at), null]];
  }

  private resume(life: Life, at: Date): void {
    this.rest(life, at);
    life.state = 'RUNNING';
    life.pauses = life.pauses.map(([from, to]) => [from, to ?? civilDateOf(at)]);
    this.run(life, at, this.calendar);
  }

  private extend(life: Life, at: Date): void {
    this.rest(life, at);
    life.extended = true;
    this.run(life, at, this.calendar);
  }

  private recompute(life: Life, { loadId, since, calendar }: InForce): void {
    const before = life.spans.at(-1)?.due;
    const after = this.reckon(life, calendar);
    if (!before?.dueAt || !after.dueAt || loadId === null) return;
    if (after.dueAt < before.dueAt) {
      life.judgedAt = instantOf(calendar.nthWorkdayAfter(civilDateOf(since), 1), '24:00');
    }
    if (differs(before, after)) life.moves.push({ loadId, before, after, at: since });
    this.rest(life, since);
    this.run(life, since, calendar);
  }

  private end(life: Life, at: Date, state: TimerState): void {
    const load = this.calendars[this.next];
    if (load?.since.getTime() === at.getTime() && life.state === 'RUNNING')
      life.either = this.reckon(life, load.calendar);
    this.rest(life, at);
    life.state = state;
    life.endedAt = at;
  }

  private rest({ spans }: Life, at: Date): void {
    const last = spans.at(-1);
    if (last && last.to === null) last.to = at;
  }

  private isKept({ state, spans }: Life, at: Date): boolean {
    const last = spans.at(-1);
    return state === 'PAUSED' || !last || at <= last.lateAfter;
  }
}

const isActive = ({ state }: Life): boolean => state === 'RUNNING' || state === 'PAUSED';

const differs = (a: Due, b: Due): boolean =>
  a.dueAt?.getTime() !== b.dueAt?.getTime() || a.warnAt?.getTime() !== b.warnAt?.getTime() || a.calendar !== b.calendar;
