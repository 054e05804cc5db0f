import type { DutyState, Obstacle, OfferState } from 'shared-types/dispatch.states';
import { conflict, type Refusal } from '../kernel/errors/refusal';

/** An agent as he stands to one visit. */
export interface AgentFacts {
  readonly workNo: string;
  /** He serves the subject of the visit already. */
  readonly isCaseAgent: boolean;
  readonly missingSkills: readonly string[];
  /** Straight distance from his site to the address; null when he has none. */
  readonly metres: number | null;
  /** Visits he holds on that day. */
  readonly load: number;
  /** He is out for a visit, and set nothing else for himself. */
  readonly isOut: boolean;
  /** Whoever asked for the visit wants him not to be sent. */
  readonly isExcluded: boolean;
  /** Null outside a shift. */
  readonly duty: DutyState | null;
  /** His shift covers the visit's window. */
  readonly onDutyThen: boolean;
  readonly hasConflict: boolean;
  /** How earlier offers of this visit to him ended. */
  readonly offers: readonly OfferState[];
}

/** Nobody may send an agent past one of these; the others only keep the system from doing so by itself. */
const FINAL: readonly Obstacle[] = ['EXCLUDED', 'OFF_DUTY', 'OFF_DUTY_THEN', 'CONFLICT', 'DECLINED', 'ASKED'];

const OF_DUTY: Readonly<Record<DutyState, Obstacle | null>> = {
  AVAILABLE: null,
  BUSY: 'BUSY',
  BREAK: 'ON_BREAK',
  OFF: 'OFF_DUTY',
};
const OF_OFFER: Readonly<Record<OfferState, Obstacle | null>> = {
  OPEN: 'ASKED',
  ACCEPTED: 'ASKED',
  DECLINED: 'DECLINED',
  EXPIRED: 'TIMED_OUT',
  RECALLED: 'RECALLED',
  TAKEN: null,
  WITHDRAWN: null,
};

/** Everything that speaks against sending this agent, each once. The agent of the case needs no other skill. */
export function obstaclesOf(agent: AgentFacts): Obstacle[] {
  const found = [
    agent.isExcluded ? 'EXCLUDED' : null,
    agent.duty === null ? 'OFF_DUTY' : agent.duty === 'BUSY' && agent.isOut ? 'OUT' : OF_DUTY[agent.duty],
    agent.onDutyThen ? null : 'OFF_DUTY_THEN',
    agent.hasConflict ? 'CONFLICT' : null,
    ...agent.offers.map((state) => OF_OFFER[state]),
    agent.missingSkills.length > 0 && !agent.isCaseAgent ? 'LACKS_SKILL' : null,
  ] as const;
  return [...new Set(found.filter((obstacle) => obstacle !== null))];
}

/** Nobody may send an agent past it. */
export const binds = (obstacle: Obstacle): boolean => FINAL.includes(obstacle);

/** The dispatcher may offer it to him. */
export const mayAsk = (agent: AgentFacts): boolean => !obstaclesOf(agent).some(binds);

/** The system offers it to him by itself. */
export const fits = (agent: AgentFacts): boolean => obstaclesOf(agent).length === 0;

/**
 * Agents in the order they are asked: who fits, then who may be asked; among them the agent of the case,
 * then skill, then the nearest, then the least loaded, then by work number, so that no two stand equal.
 */
export function inOrder<T extends AgentFacts>(agents: readonly T[]): T[] {
  return agents
    .map((agent) => ({ agent, rank: rankOf(agent) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.agent.workNo < b.agent.workNo ? -1 : 1))
    .map(({ agent }) => agent);
}

/** One step of the widening: how many are asked at once, how far off, and what no longer keeps the system from asking. */
export interface WideningTerms {
  readonly atOnce: number;
  readonly withinMetres?: number | undefined;
  readonly overlooks: readonly Obstacle[];
}

/**
 * The system asks him by itself at this step. What nobody may overlook is never overlooked; the agent of the case is asked
 * however far he is.
 */
export function suits(agent: AgentFacts, { withinMetres, overlooks }: WideningTerms): boolean {
  const { isCaseAgent, metres } = agent;
  const near = isCaseAgent || withinMetres === undefined || (metres !== null && metres <= withinMetres);
  return near && mayAsk(agent) && obstaclesOf(agent).every((obstacle) => overlooks.includes(obstacle));
}

/**
 * Whom the system asks next, and the step it took for it: the first step from `round` on that finds anybody, the last one
 * again and again. Nobody, with the round as it was, when even the last finds none.
 */
export function nextToAsk<T extends AgentFacts>(
  agents: readonly T[],
  steps: readonly WideningTerms[],
  round: number,
): { readonly asked: readonly T[]; readonly round: number } {
  const ordered = inOrder(agents);
  for (let at = Math.min(round, steps.length - 1); at < steps.length; at++) {
    const step = steps[at] as WideningTerms;
    const asked = ordered.filter((agent) => suits(agent, step)).slice(0, step.atOnce);
    if (asked.length > 0) return { asked, round: at + 1 };
  }
  return { asked: [], round };
}

/** How long an offer may be thought about: its clock stands still for whoever is out, so that no timeout is counted there. */
export function offerClock(
  minutes: number,
  isOut: boolean,
  at: Date,
): { expiresAt: Date | null; remainingMs: number | null } {
  const ms = minutes * 60_000;
  return isOut ? { expiresAt: null, remainingMs: ms } : { expiresAt: new Date(at.getTime() + ms), remainingMs: null };
}

/** How an agent stands in his shift: one who is out for a visit is busy, unless he set something else. */
export function dutyOf(onShift: boolean, set: DutyState | null, isOut: boolean): DutyState | null {
  if (!onShift) return null;
  const chosen = set ?? 'AVAILABLE';
  return chosen === 'AVAILABLE' && isOut ? 'BUSY' : chosen;
}

/** About half a kilometre: enough to plan by, too coarse to find a door. */
const AREA_DEGREES = 0.005;

/** The neighbourhood of a point. */
export function areaOf({ longitude, latitude }: { longitude: number; latitude: number }) {
  const coarse = (degrees: number) => Number((Math.round(degrees / AREA_DEGREES) * AREA_DEGREES).toFixed(3));
  return { longitude: coarse(longitude), latitude: coarse(latitude) };
}

function rankOf(agent: AgentFacts): readonly number[] {
  return [
    fits(agent) ? 0 : mayAsk(agent) ? 1 : 2,
    agent.isCaseAgent ? 0 : 1,
    agent.missingSkills.length,
    agent.metres ?? Number.MAX_SAFE_INTEGER,
    agent.load,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] as number);
  return 0;
}

/** An offer when its agent answers it. */
export interface Answering {
  readonly state: OfferState;
  /** Null while its clock stands still. */
  readonly expiresAt: Date | null;
  /** Who has what it offers now; null while nobody does. */
  readonly holder: { readonly name: string; readonly isSelf: boolean } | null;
}

/** Why an offer can no longer be answered; null while it can. Whoever came first is named. */
export function answerRefusal({ state, expiresAt, holder }: Answering, at: Date): Refusal | null {
  if (holder?.isSelf) return conflict('offer_taken', '这一单您已经接了');
  if (holder) return conflict('offer_taken', `${holder.name}先接了这一单`);
  if (state === 'DECLINED') return conflict('offer_declined', '您已经谢绝了这一单');
  if (state === 'WITHDRAWN') return conflict('offer_withdrawn', '这次上门已取消，不用再答复');
  if (state !== 'OPEN' || (expiresAt !== null && expiresAt <= at))
    return conflict('offer_expired', '答复时间已过，这一单已另行安排');
  return null;
}
