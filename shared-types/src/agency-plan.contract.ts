import { z } from 'zod';
import { agencyView } from './agency.contract';
import { MATERIAL_BRINGERS, PERMIT_STAGES, PLAN_STATES } from './agency-plan.states';
import { defineRoutes } from './contract';
import { recordNumber, staffMark } from './record.contract';

const CENTRE = ['PROXY_AGENT', 'DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const itemKey = z.string().max(60);

/** A line of a plan as an agent writes it. */
export const planLine = z.strictObject({
  itemKey,
  situationKey: z.string().max(60),
  /** Items of the plan that have to be decided first. */
  after: z.array(itemKey).max(20),
  prepareWorkdays: z.number().int('请填写整数天数').min(0).max(60, '准备材料最多 60 个工作日'),
  /** Materials the agent brings. */
  agentMaterials: z.array(z.string().max(60)).max(60),
  note: z.string().trim().max(200, '说明最多 200 个字').optional(),
});
export type PlanLineInput = z.output<typeof planLine>;

const planItem = z.object(planLine.omit({ agentMaterials: true }).shape).extend({
  name: z.string(),
  situationName: z.string(),
  department: z.string(),
  workdays: z.number().int(),
  materials: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      form: z.string(),
      copies: z.number().int(),
      required: z.boolean(),
      by: z.enum(MATERIAL_BRINGERS),
    }),
  ),
  /** When it is expected to be filed and decided, counted from the day the plan is confirmed. */
  from: z.iso.date(),
  to: z.iso.date(),
  critical: z.boolean(),
});

/** One version of a plan. */
export const planView = z.object({
  no: z.number().int(),
  state: z.enum(PLAN_STATES),
  stateLabel: z.string(),
  /** Of the draft: what saving it again has to name. */
  edition: z.number().int(),
  needs: z.string(),
  items: z.array(planItem),
  /** The last expected day of all of it. */
  endsOn: z.iso.date(),
  /** True when days of a year not yet published are counted. */
  provisional: z.boolean(),
  editedBy: staffMark.nullable(),
  editedAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** What the client said when they sent it back. */
  words: z.string().nullable(),
});
export type PlanView = z.output<typeof planView>;

/** Every version, newest first; a draft is for staff only. */
export const plansView = z.object({
  /** The version of the case, as answering a plan has to name it. */
  version: seen,
  mayEdit: z.boolean(),
  items: z.array(planView),
});
export type PlansView = z.output<typeof plansView>;

export const permitRow = z.object({
  itemKey: z.string(),
  name: z.string(),
  department: z.string(),
  /** The case filed for it; null while none is. */
  caseNumber: z.string().nullable(),
  stage: z.enum(PERMIT_STAGES),
  stageLabel: z.string(),
  /** Who acts now. */
  acts: z.string(),
  after: z.array(z.string()),
  /** From filing to the promised or real decision; planned while it is not filed. */
  from: z.iso.date(),
  to: z.iso.date(),
  planned: z.boolean(),
  /** The same in working days of the chart. */
  fromDay: z.number().int(),
  toDay: z.number().int(),
  slack: z.number().int(),
  critical: z.boolean(),
  /** Who is behind and by how much, in words; null when nobody is. */
  late: z.string().nullable(),
  mayFile: z.boolean(),
});
export type PermitRow = z.output<typeof permitRow>;

/** All permits of the confirmed plan as one chart; empty before one is confirmed. */
export const permitChartView = z.object({
  rows: z.array(permitRow),
  from: z.iso.date().nullable(),
  to: z.iso.date().nullable(),
  /** Working days from its first to its last. */
  days: z.number().int(),
  /** Where today stands on it. */
  today: z.number().int(),
  provisional: z.boolean(),
});
export type PermitChartView = z.output<typeof permitChartView>;

const words = (what: string) => z.string().trim().min(2, `请写明${what}`).max(500, `${what}最多 500 个字`);

export const agencyPlanRoutes = defineRoutes({
  'GET /agency-cases/:number/plans': { summary: '看服务方案的各个版本', who: 'person', params: one, result: plansView },
  'PUT /agency-cases/:number/plan': {
    summary: '保存方案草稿：事项、先后、材料、谁准备',
    who: CENTRE,
    params: one,
    body: z.strictObject({
      /** The edition of the draft that was read; null to begin one. */
      edition: seen.nullable(),
      needs: z.string().trim().min(2, '请写明客户的需求').max(1000, '需求最多 1000 个字'),
      lines: z.array(planLine).min(1, '请至少列一个事项').max(20, '一份方案最多 20 个事项'),
    }),
    result: plansView,
  },
  'POST /agency-cases/:number/plan/send': {
    summary: '把方案发给客户确认，出具需求梳理单和服务方案',
    who: CENTRE,
    params: one,
    body: z.strictObject({ version: seen, edition: seen }),
    result: plansView,
    repeatable: true,
  },
  'POST /agency-cases/:number/plan/recall': {
    summary: '收回还没有答复的方案来修改',
    who: CENTRE,
    params: one,
    body: z.strictObject({ version: seen, reason: words('原因') }),
    result: plansView,
    repeatable: true,
  },
  'POST /agency-cases/:number/plan/confirm': {
    summary: '确认方案',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, no: seen }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/plan/return': {
    summary: '退回方案，写明要改什么',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, no: seen, words: words('要改什么') }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/plan/reopen': {
    summary: '情况有变，重新拟方案',
    who: CENTRE,
    params: one,
    body: z.strictObject({ version: seen, reason: words('原因') }),
    result: plansView,
    repeatable: true,
  },
  'POST /agency-cases/:number/collection': {
    summary: '开始收集材料',
    who: CENTRE,
    params: one,
    body: z.strictObject({ version: seen }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/filings': {
    summary: '递交方案里的一个事项，生成办件',
    who: CENTRE,
    params: one,
    body: z.strictObject({
      itemKey,
      /** Keys of the materials handed in. */
      materials: z.array(z.string().max(60)).max(60),
    }),
    result: agencyView,
    repeatable: true,
  },
  'GET /agency-cases/:number/chart': {
    summary: '看全部事项的办理进度图',
    who: 'person',
    params: one,
    result: permitChartView,
  },
});
