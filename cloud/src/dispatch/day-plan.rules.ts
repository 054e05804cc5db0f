import type { VisitState } from 'shared-types/dispatch.states';
import type { Gcj02Point } from '../directory/district.rules';
import { type CivilDate, instantOf } from '../kernel/time/civil-date';
import type { Span } from '../roster/roster.rules';
import type { Agent, Break, Day, Running, Seconds, Task, Travel, Span as Within } from './planner/day.rules';
import { freeAt } from './punctuality.rules';
import type { TravelTable } from './travel/travel.rules';
import { OUT, SEEKING } from './visit.rules';

/** An agent with a shift of the day. */
export interface DayAgent {
  readonly staffId: number;
  /** Ascending, apart from each other. */
  readonly spans: readonly Span[];
  readonly skills: readonly string[];
  /** Where the day begins; null for somebody without a site. */
  readonly base: Gcj02Point | null;
  /** Went off duty within the shift: keeps what was accepted, gets nothing more. */
  readonly isOff: boolean;
}

/** An open visit of the day. */
export interface DayVisit {
  readonly number: string;
  readonly state: VisitState;
  readonly urgent: boolean;
  readonly windowFrom: Date;
  readonly windowTo: Date;
  readonly arrivedAt: Date | null;
  readonly expectedAt: Date | null;
  readonly point: Gcj02Point;
  readonly skills: readonly string[];
  /** The agent of the case, who needs no other skill. */
  readonly preferredStaffId: number | null;
  readonly holderStaffId: number | null;
  readonly companionStaffId: number | null;
  /** Who thinks about an offer of it. */
  readonly asked: readonly number[];
  /** Who declined it, or may not be sent. */
  readonly barred: readonly number[];
}

export interface DayTerms {
  readonly date: CivilDate;
  /** Nothing is planned before. */
  readonly at: Date;
  readonly plannedMinutes: number;
  /** Taken within this stretch, times of the day. */
  readonly lunch: { readonly from: string; readonly to: string; readonly minutes: number };
}

/** What is served first where not all can be: what was promised by name before what is only looked for. */
export const PRIORITY = { USUAL: 0, URGENT: 10, ACCEPTED: 100, SUPPOSED: 1000 } as const;
export const LUNCH = 'LUNCH';
const GAP = 'GAP';
const MINUTE = 60;
const MS = 1000;

/** Seconds of an instant from the beginning of the day, and back. */
export const secondsOf = (date: CivilDate, at: Date): Seconds =>
  Math.ceil((at.getTime() - instantOf(date).getTime()) / MS);
export const instantAt = (date: CivilDate, seconds: Seconds): Date =>
  new Date(instantOf(date).getTime() + seconds * MS);

export const isRunning = ({ state }: Pick<DayVisit, 'state'>): boolean => OUT.includes(state);
/** Nobody has set out for it yet. */
export const mayMove = (state: VisitState): boolean =>
  SEEKING.includes(state) || state === 'DISPATCHED' || state === 'ACCEPTED';

/** A visit that nobody has and whose window is over: nobody can be sent any more. */
export const isMissed = ({ state, windowTo }: Pick<DayVisit, 'state' | 'windowTo'>, at: Date): boolean =>
  mayMove(state) && state !== 'ACCEPTED' && windowTo <= at;

/** The second agent's part of a visit is a task of its own. */
export const companionTask = (number: string): string => `${number}+`;
export const numberOf = (task: string | number): string => String(task).replace(/\+$/, '');
export const isCompanionTask = (task: string | number): boolean => String(task).endsWith('+');

/** The places of a day in the order in which `dayOf` counts them: where agents begin, then where visits are. */
export const placesOf = (agents: readonly DayAgent[], visits: readonly DayVisit[]): Gcj02Point[] => [
  ...agents.flatMap(({ base }) => base ?? []),
  ...visits.map(({ point }) => point),
];

/**
 * The planner's day from the facts of a date: whoever is out for a visit is free once it is over; what was accepted stays with
 * its agent; what is offered stays with those who were asked; what is still looked for goes to whoever may be sent. All of it is
 * promised. Nothing is planned before `at`; what can no longer be made is not part of it.
 */
export function dayOf(
  agents: readonly DayAgent[],
  visits: readonly DayVisit[],
  table: TravelTable,
  terms: DayTerms,
): Day {
  const based = agents.filter(({ base }) => base !== null);
  const placeOf = (visit: DayVisit): number => based.length + visits.indexOf(visit);
  const tasks = visits
    .filter((visit) => !isMissed(visit, terms.at))
    .map((visit) => ({ visit, tasks: tasksOf(visit, placeOf(visit), agents, terms) }));
  const running = new Map<number, Running>();
  for (const { visit, tasks: own } of tasks) {
    if (!isRunning(visit)) continue;
    const until = secondsOf(terms.date, freeAt(visit, terms.plannedMinutes, terms.at));
    for (const task of own) running.set(task.pinnedTo as number, { task, until });
  }
  return {
    travel: travelOf(table),
    agents: agents.map((agent) => {
      const start = agent.base === null ? null : based.indexOf(agent);
      return agentOf(agent, start, running.get(agent.staffId), visits, terms);
    }),
    tasks: tasks.flatMap(({ visit, tasks: own }) => (isRunning(visit) ? [] : own)),
  };
}

function travelOf(table: TravelTable): Travel {
  return { places: table.length, seconds: Int32Array.from(table.flat()) };
}

function agentOf(
  agent: DayAgent,
  start: number | null,
  running: Running | undefined,
  visits: readonly DayVisit[],
  terms: DayTerms,
): Agent {
  const { date, at } = terms;
  const spans = agent.spans.map(({ startsAt, endsAt }): Within => [secondsOf(date, startsAt), secondsOf(date, endsAt)]);
  const present = secondsOf(date, at);
  const first = spans.find(([, to]) => to > present) ?? (spans.at(-1) as Within);
  const last = (spans.at(-1) as Within)[1];
  const from = Math.min(last, Math.max(first[0], present));
  const free = Math.max(from, running?.until ?? from);
  return {
    id: agent.staffId,
    start,
    // The way home is nobody's promise: a late visit need not be given up for it.
    end: null,
    shift: [from, last],
    skills: [...agent.skills, ...visits.flatMap((visit) => (suits(agent, visit) ? [caseSkill(visit)] : []))],
    breaks: breaksOf(spans, free, present, terms),
    ...(running ? { running } : {}),
  };
}

/** The agent of the case, and whoever has every skill, may make a visit that names somebody. */
const caseSkill = ({ number }: DayVisit): string => `CASE ${number}`;
const suits = ({ staffId, skills }: DayAgent, visit: DayVisit): boolean =>
  visit.preferredStaffId !== null &&
  (visit.preferredStaffId === staffId || visit.skills.every((skill) => skills.includes(skill)));

/** What lies between two shifts of the day, and lunch, unless one of those gaps is long enough for it. */
function breaksOf(spans: readonly Within[], free: Seconds, present: Seconds, terms: DayTerms): Break[] {
  const gaps = spans.flatMap(([, from], i) => {
    const next = spans[i + 1];
    return next && next[0] > from && from >= free ? [{ from, to: next[0] }] : [];
  });
  const breaks = gaps.map(({ from, to }, i) => ({
    id: `${GAP} ${i}`,
    windows: [[from, from] as Within],
    service: to - from,
  }));
  const lunch = lunchOf(spans, free, present, terms);
  return [...breaks, ...(lunch ? [lunch] : [])].sort((a, b) => (a.windows[0]?.[0] ?? 0) - (b.windows[0]?.[0] ?? 0));
}

/**
 * Lunch of whoever is on duty before and after it. Past its time it has been taken, but by whoever is at a client's until then:
 * they take it as soon as they can.
 */
function lunchOf(spans: readonly Within[], free: Seconds, present: Seconds, { date, lunch }: DayTerms): Break | null {
  const [from, to] = [lunch.from, lunch.to].map((time) => secondsOf(date, instantOf(date, time))) as [Seconds, Seconds];
  const service = lunch.minutes * MINUTE;
  const around = spans.find(([begin, end]) => begin < from && end > to);
  const last = to - service;
  if (!around || present > last) return null;
  const windows: Within[] = free > last ? [[free, around[1]]] : [[from, last]];
  return { id: LUNCH, windows, service };
}

function tasksOf(visit: DayVisit, place: number, agents: readonly DayAgent[], terms: DayTerms): Task[] {
  const { date, plannedMinutes } = terms;
  const base = {
    place,
    service: plannedMinutes * MINUTE,
    windows: [[secondsOf(date, visit.windowFrom), secondsOf(date, visit.windowTo)] as Within],
    promised: true,
  };
  const accepted = { ...base, skills: [], priority: PRIORITY.ACCEPTED };
  if (visit.holderStaffId === null) return [{ ...base, id: visit.number, ...openTerms(visit, agents) }];
  const lead: Task = { ...accepted, id: visit.number, pinnedTo: visit.holderStaffId };
  if (visit.companionStaffId === null) return [lead];
  return [lead, { ...accepted, id: companionTask(visit.number), pinnedTo: visit.companionStaffId }];
}

/** Whom a visit nobody has yet may go to: those who were asked, while they think; else whoever may be sent. */
function openTerms(visit: DayVisit, agents: readonly DayAgent[]): Pick<Task, 'skills' | 'priority' | 'refusedBy'> {
  const priority = visit.urgent ? PRIORITY.URGENT : PRIORITY.USUAL;
  const ids = (which: (agent: DayAgent) => boolean) => agents.filter(which).map(({ staffId }) => staffId);
  if (visit.asked.length > 0) {
    return { priority, skills: [], refusedBy: ids(({ staffId }) => !visit.asked.includes(staffId)) };
  }
  const refusedBy = ids(({ staffId, isOff }) => isOff || visit.barred.includes(staffId));
  return { priority, skills: visit.preferredStaffId === null ? visit.skills : [caseSkill(visit)], refusedBy };
}
