import { isSkilled } from '../../src/dispatch/planner/allowed.rules';
import type { Agent, Seconds, Task } from '../../src/dispatch/planner/day.rules';
import type { Demand } from './demand';
import { type Fieldwork, newOutcome, note, type Outcome } from './fieldwork';

/** Sent no sooner than this before a window opens. */
const LEAD = 20 * 60;
const EVERY = 60;

interface Out {
  readonly agent: Agent;
  place: number;
  freeFrom: Seconds;
  hasEaten: boolean;
  until: Seconds;
}

/**
 * A day as most dispatch systems work it: whoever is due next, the nearest agent who is free, able and willing goes. Agents eat
 * at their first free moment in the hours for it.
 */
export function nearestDay(demand: Demand, fieldwork: Fieldwork): Outcome {
  const { travel, booked, urgent, sick } = demand;
  const outcome = newOutcome(booked.length + urgent.length);
  const agents = demand.agents.map((agent): Out => {
    const left = sick.find((each) => each.agent === agent.id);
    const until = Math.min(agent.shift[1], left?.at ?? agent.shift[1]);
    return { agent, place: agent.start as number, freeFrom: agent.shift[0], hasEaten: false, until };
  });
  const known = booked.map((task) => ({ at: 0, task }));
  let waiting = [...known, ...urgent].sort((a, b) => lastOf(a.task) - lastOf(b.task));
  const way = (from: number, to: number) => travel.seconds[from * travel.places + to] as number;
  for (let now = 0; now <= 9 * 3600; now += EVERY) {
    for (const each of agents) eat(each, now);
    waiting = waiting.filter(({ at, task }) => {
      if (at > now || firstOf(task) - LEAD > now) return true;
      if (lastOf(task) < now) return false;
      const fit = agents
        .filter((each) => each.freeFrom <= now && now < each.until && isSkilled(each.agent, task))
        .map((each) => ({ each, planned: way(each.place, task.place) }))
        .filter(({ each, planned }) => {
          const begin = Math.max(now + planned, firstOf(task));
          return begin <= lastOf(task) && begin + task.service <= each.until;
        })
        .sort((a, b) => a.planned - b.planned)
        .find(({ each }) => !fieldwork.refuses(each.agent.id, task.id));
      if (!fit) return true;
      const travelled = fieldwork.travel(fit.each.agent.id, task.id, fit.planned);
      const begin = Math.max(now + travelled, firstOf(task));
      note(outcome, task, begin, travelled);
      fit.each.place = task.place;
      fit.each.freeFrom = begin + fieldwork.service(task);
      return false;
    });
  }
  for (const { agent, place } of agents) outcome.travelled += way(place, agent.end as number);
  return outcome;
}

function eat(each: Out, now: Seconds): void {
  const [lunch] = each.agent.breaks;
  const [window] = lunch?.windows ?? [];
  if (each.hasEaten || !lunch || !window || each.freeFrom > now || now < window[0]) return;
  each.hasEaten = true;
  each.freeFrom = now + lunch.service;
}

const firstOf = ({ windows: [window] }: Task): Seconds => window?.[0] ?? 0;
const lastOf = ({ windows: [window] }: Task): Seconds => window?.[1] ?? 0;
