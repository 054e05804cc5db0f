import { z } from 'zod';
import { agencyView } from './agency.contract';
import { MATERIAL_CUSTODIES, TERMINATION_GROUNDS } from './agency.states';
import { defineRoutes } from './contract';
import { recordNumber } from './record.contract';

const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const CENTRE = ['PROXY_AGENT', ...DESK] as const;
const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const reason = z.string().trim().min(2, '请写明原因').max(500, '原因最多 500 个字');

/** An agent judged for one case. */
export const agentChoice = z.object({
  workNo: z.string(),
  name: z.string(),
  dutyLabel: z.string(),
  missingSkills: z.array(z.string()),
  /** Agency cases under way that the agent holds. */
  load: z.number().int(),
  /** What speaks against it, each in words. */
  obstacles: z.array(z.string()),
  /** False where the desk may not choose this agent at all. */
  mayAppoint: z.boolean(),
  /** Named for the key project of its enterprise: the first to be chosen. */
  named: z.boolean(),
});
export type AgentChoiceView = z.output<typeof agentChoice>;

export const agencyLifeRoutes = defineRoutes({
  'GET /agency-cases/:number/agents': {
    summary: '可以指派的代办员：在岗、专长、回避、手里的件',
    who: DESK,
    params: one,
    result: z.object({ items: z.array(agentChoice) }),
  },
  'POST /agency-cases/:number/agent': {
    summary: '指派或改派代办员；改派写明原因',
    who: DESK,
    params: one,
    body: z.strictObject({
      version: seen,
      workNo: z.string().trim().min(1, '请选择代办员').max(20),
      reason: reason.optional(),
    }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/hand-back': {
    summary: '代办员退回指派给自己的件，写明原因',
    who: ['PROXY_AGENT'],
    params: one,
    body: z.strictObject({ version: seen, reason }),
    result: z.null(),
    repeatable: true,
  },
  'POST /agency-cases/:number/reminders': {
    summary: '提醒客户回复，每天最多一次',
    who: CENTRE,
    params: one,
    body: z.strictObject({ version: seen, words: reason }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/suspend': {
    summary: '中止，写明原因和材料怎么办，出具中止单',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, reason, custody: z.enum(MATERIAL_CUSTODIES) }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/resume': {
    summary: '恢复，回到中止前的地方',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/terminate': {
    summary: '终止，写明依据和原因，出具终止单和救济途径',
    who: DESK,
    params: one,
    body: z.strictObject({ version: seen, ground: z.enum(TERMINATION_GROUNDS), reason }),
    result: agencyView,
    repeatable: true,
  },
});
