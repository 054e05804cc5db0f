import { agentOut, delay, insertTask, refuse } from '../../src/dispatch/planner/change-day';
import {
  type Agent,
  type Day,
  freeAt,
  freeFrom,
  type Id,
  type Plan,
  type Seconds,
  type Task,
} from '../../src/dispatch/planner/day.rules';
import { rounds } from '../../src/dispatch/planner/pace';
import { planDay } from '../../src/dispatch/planner/plan-day';
import { timetable } from '../../src/dispatch/planner/timetable.rules';
import type { Demand } from './demand';
import { type Fieldwork, newOutcome, note, type Outcome } from './fieldwork';

/** So many rounds of the planner in the morning: a fraction of a second. */
export const MORNING_ROUNDS = 4000;
/** Somebody who is not done when they should be is looked at again after so long. */
const AGAIN_AFTER = 10 * 60;

/** A day worked by the plan: made in the morning, and changed by what happens. */
export class PlannedDay {
  private plan: Plan;
  private now = 0;
  /** When those who are out will really be done. */
  private readonly doneAt = new Map<Id, Seconds>();
  private readonly gone = new Set<Id>();
  private readonly asked = new Set<string>();
  readonly outcome: Outcome;

  constructor(
    private readonly demand: Demand,
    private readonly fieldwork: Fieldwork,
  ) {
    const { travel, agents, booked, urgent } = demand;
    this.outcome = newOutcome(booked.length + urgent.length);
    this.plan = planDay({ travel, agents, tasks: booked }, rounds(MORNING_ROUNDS));
    this.askAll();
  }

  run(): Outcome {
    const { urgent, sick } = this.demand;
    const news = [
      ...urgent.map(({ at, task }) => ({ at, happens: () => this.change((plan) => insertTask(plan, task)) })),
      ...sick.map(({ at, agent }) => ({ at, happens: () => this.falls(agent) })),
    ].sort((a, b) => a.at - b.at);
    for (;;) {
      const step = this.nextStep();
      const [first] = news;
      if (first && (!step || first.at <= step.at)) {
        this.now = Math.max(this.now, first.at);
        news.shift();
        first.happens();
      } else if (step) {
        this.now = Math.max(this.now, step.at);
        step.take();
      } else break;
    }
    for (const agent of this.plan.day.agents) if (!this.gone.has(agent.id)) this.goesHome(agent);
    return this.outcome;
  }

  /** What happens next of its own: somebody is done or should be, or it is time to set out. */
  private nextStep(): { at: Seconds; take: () => void } | undefined {
    let next: { at: Seconds; take: () => void } | undefined;
    for (const agent of this.plan.day.agents) {
      const step = this.doneAt.has(agent.id) ? this.finishing(agent) : this.leaving(agent);
      if (step && (!next || step.at < next.at)) next = step;
    }
    return next;
  }

  private finishing(agent: Agent) {
    const expected = freeFrom(agent);
    const really = this.doneAt.get(agent.id) as Seconds;
    if (really > expected)
      return { at: expected, take: () => this.postpone(agent.id, Math.min(really, expected + AGAIN_AFTER)) };
    return { at: really, take: () => this.finish(agent.id, really) };
  }

  private leaving(agent: Agent) {
    const tasks = this.tasksOf(agent.id);
    const times = tasks.length === 0 ? null : timetable(this.plan.day, agent, tasks);
    if (tasks.length === 0) return undefined;
    // A route that has become impossible is mended first.
    if (!times) return { at: this.now, take: () => this.postpone(agent.id, this.now) };
    const stop = times.stops.find(({ kind }) => kind !== 'RUNNING');
    if (stop?.kind === 'BREAK') return { at: stop.begin, take: () => this.eat(agent.id) };
    return { at: times.leaves, take: () => this.setOut(agent.id, tasks[0] as Task) };
  }

  private postpone(agent: Id, until: Seconds): void {
    this.change((plan) => delay(plan, agent, until));
  }

  private finish(id: Id, at: Seconds): void {
    this.doneAt.delete(id);
    this.replace(id, (agent) => (agent.running ? { ...agent, running: { ...agent.running, until: at } } : agent));
  }

  private eat(id: Id): void {
    this.replace(id, ({ breaks: [lunch, ...breaks], ...agent }) => {
      const until = this.now + (lunch?.service ?? 0);
      return { ...agent, breaks, shift: [until, agent.shift[1]] };
    });
  }

  private setOut(id: Id, task: Task): void {
    const agent = this.agent(id);
    const planned = this.way(freeAt(agent) as number, task.place);
    const travelled = this.fieldwork.travel(id, task.id, planned);
    const opens = task.windows[0]?.[0] ?? 0;
    const begin = Math.max(this.now + travelled, opens);
    note(this.outcome, task, begin, travelled);
    this.doneAt.set(id, begin + this.fieldwork.service(task));
    const until = Math.max(this.now + planned, opens) + task.service;
    this.plan = {
      ...this.plan,
      day: { ...this.plan.day, tasks: this.plan.day.tasks.filter((each) => each !== task) },
      routes: this.plan.routes.map((route) =>
        route.agent === id ? { ...route, tasks: route.tasks.filter((each) => each !== task.id) } : route,
      ),
    };
    this.replace(id, (each) => ({ ...each, running: { task, until } }));
  }

  private falls(id: Id): void {
    this.gone.add(id);
    // What they are at is finished; it was noted when they set out.
    this.change((plan) => agentOut(plan, id, Math.max(this.now, this.doneAt.get(id) ?? 0)));
  }

  private goesHome(agent: Agent): void {
    const here = freeAt(agent);
    if (here !== null && agent.end !== null) this.outcome.travelled += this.way(here, agent.end);
  }

  /** Changes the plan as of now; whoever is given something new is asked. */
  private change(how: (plan: Plan) => Plan): void {
    const from = this.now;
    const agents = this.plan.day.agents.map(
      (agent): Agent =>
        freeFrom(agent) < from && from <= agent.shift[1] ? { ...agent, shift: [from, agent.shift[1]] } : agent,
    );
    this.plan = how({ ...this.plan, day: { ...this.plan.day, agents } });
    this.askAll();
  }

  private askAll(): void {
    for (let asking = true; asking; ) {
      asking = false;
      for (const { agent, tasks } of this.plan.routes) {
        const refused = tasks.find((task) => !this.asked.has(`${agent} ${task}`) && this.refuses(agent, task));
        if (refused === undefined) continue;
        this.plan = refuse(this.plan, refused, agent);
        asking = true;
        break;
      }
    }
  }

  private refuses(agent: Id, task: Id): boolean {
    this.asked.add(`${agent} ${task}`);
    return this.fieldwork.refuses(agent, task);
  }

  private replace(id: Id, how: (agent: Agent) => Agent): void {
    const agents = this.plan.day.agents.map((agent) => (agent.id === id ? how(agent) : agent));
    this.plan = { ...this.plan, day: { ...this.plan.day, agents } };
  }

  private agent(id: Id): Agent {
    return this.plan.day.agents.find((agent) => agent.id === id) as Agent;
  }

  private tasksOf(id: Id): Task[] {
    const ids = this.plan.routes.find(({ agent }) => agent === id)?.tasks ?? [];
    return ids.map((task) => this.plan.day.tasks.find((each) => each.id === task) as Task);
  }

  private way(from: number, to: number): Seconds {
    const { travel }: Day = this.plan.day;
    return travel.seconds[from * travel.places + to] as number;
  }
}
