import { z } from 'zod';
import { defineRoutes } from './contract';
import { STANDINGS } from './day-plan.states';
import { gcj02Point } from './dispatch.contract';
import { DUTY_STATES } from './dispatch.states';
import { recordNumber, staffMark } from './record.contract';

const DISPATCHERS = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

const date = z.iso.date('日期应如 2026-11-23');
const stretch = z.object({ from: z.iso.datetime(), to: z.iso.datetime() });
const point = z.object(gcj02Point.shape);
const workNo = z.string().max(16);
const seconds = z.number().int();

/** A visit of the day, as far as planning goes: no name, no telephone, no door. */
const plannedVisit = z.object({
  number: z.string(),
  version: z.number().int(),
  state: z.string(),
  stateLabel: z.string(),
  title: z.string(),
  urgent: z.boolean(),
  /** What was agreed with the client. */
  window: stretch,
  /** The neighbourhood, not the door. */
  area: point,
  /** Nobody has set out for it: it may still go to somebody else. */
  mayMove: z.boolean(),
});

const planStop = plannedVisit.extend({
  standing: z.enum(STANDINGS),
  standingLabel: z.string(),
  begin: z.iso.datetime(),
  end: z.iso.datetime(),
  /** On the way since the stop before. */
  travelSeconds: seconds,
  /** Begins after its window. */
  late: z.boolean(),
  /** The agent goes along as the second one. */
  asCompanion: z.boolean(),
});
export type PlanStop = z.output<typeof planStop>;

const planAgent = staffMark.extend({
  /** How they stand now; null outside a shift. */
  duty: z.enum(DUTY_STATES).nullable(),
  dutyLabel: z.string(),
  shifts: z.array(stretch),
  /** Where the day begins: their site. */
  base: z.object({ name: z.string(), area: point }).nullable(),
  skills: z.array(z.string()),
  lunch: stretch.nullable(),
  stops: z.array(planStop),
  travelSeconds: seconds,
});
export type PlanAgent = z.output<typeof planAgent>;

const leftOut = plannedVisit.extend({
  holder: staffMark.nullable(),
  /** Why it stands in nobody's row, in words. */
  reason: z.string(),
});
export type LeftOutVisit = z.output<typeof leftOut>;

/** A day as it is, and as it is proposed from now on. */
export const dayPlan = z.object({
  date: z.string(),
  /** When it was planned: nothing is planned before. */
  at: z.iso.datetime(),
  agents: z.array(planAgent),
  unplaced: z.array(leftOut),
  totals: z.object({ travelSeconds: seconds, late: z.number().int(), unplaced: z.number().int() }),
});
export type DayPlanView = z.output<typeof dayPlan>;

/** What becomes of one supposed move. */
const movePreview = z.object({
  number: z.string(),
  workNo: z.string(),
  name: z.string(),
  /** When the agent would begin; null where it does not fit into the day. */
  begin: z.iso.datetime().nullable(),
  late: z.boolean(),
  /** What speaks against it. What binds refuses the move; the rest is to be weighed. */
  against: z.array(z.object({ label: z.string(), binds: z.boolean() })),
  /** Other visits that this move makes late or leaves out. */
  upset: z.array(z.object({ number: z.string(), title: z.string(), words: z.string() })),
  /** More travel than without it; negative for less. */
  travelSeconds: seconds,
});
export type MovePreview = z.output<typeof movePreview>;

const MOST_MOVES = 20;
const once = (moves: readonly { readonly number: string }[]) =>
  new Set(moves.map(({ number }) => number)).size === moves.length;
const oneEach = '同一单只能改派给一位代办员';

export const dayPlanRoutes = defineRoutes({
  'GET /dispatch/day-plan': {
    summary: '排程：这一天谁几点去哪里，已接的不动，其余是建议',
    who: DISPATCHERS,
    query: z.strictObject({ date: date.optional() }),
    result: dayPlan,
  },
  'POST /dispatch/day-plan/what-if': {
    summary: '设想改派：会怎样、有什么妨碍；什么都不改',
    who: DISPATCHERS,
    body: z.strictObject({
      date,
      moves: z
        .array(z.strictObject({ number: recordNumber, workNo }))
        .max(MOST_MOVES)
        .refine(once, oneEach),
    }),
    result: z.object({ plan: dayPlan, moves: z.array(movePreview) }),
  },
  'POST /dispatch/day-plan/moves': {
    summary: '就这样改派：已接的先收回，再派给选定的人；一单一单地办，重发不会派两次',
    who: DISPATCHERS,
    body: z.strictObject({
      moves: z
        .array(z.strictObject({ number: recordNumber, version: z.number().int().positive(), workNo }))
        .min(1, '请先选要改派的单')
        .max(MOST_MOVES)
        .refine(once, oneEach),
      reason: z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字'),
    }),
    result: z.object({
      items: z.array(
        z.object({
          number: z.string(),
          workNo: z.string(),
          /** Null where it was done. */
          refusal: z.object({ status: z.number().int(), code: z.string(), title: z.string() }).nullable(),
        }),
      ),
    }),
  },
});
