import { z } from 'zod';
import { defineRoutes } from './contract';
import { creditCode } from './enterprise.contract';
import { deskLine, page, pageQuery, recordNumber, recordView, staffMark } from './record.contract';

const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const READERS = ['PROXY_AGENT', 'QUALITY_INSPECTOR', 'PURCHASER', ...DESK] as const;

const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const reason = z.string().trim().min(2, '请写明原因').max(500, '原因最多 500 个字');
const workNo = z.string().trim().min(1, '请选择项目代办专员').max(20);

const enterprise = z.object({ creditCode: z.string(), name: z.string() });

export const keyProjectLine = deskLine.extend({ name: z.string(), enterprise });
export type KeyProjectLine = z.output<typeof keyProjectLine>;

/** A key project; its holder is the agent named for it (项目代办专员). */
export const keyProjectView = recordView.extend({
  name: z.string(),
  enterprise,
  /** What it was nominated for, in the words that stood then. */
  criteria: z.array(z.string()),
  reason: z.string(),
  nominatedBy: staffMark,
  /** Who screened it, and who confirmed or rejected it; null before that. */
  screenedBy: staffMark.nullable(),
  decidedBy: staffMark.nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Its reader is the agent named for it. */
  mine: z.boolean(),
});
export type KeyProjectView = z.output<typeof keyProjectView>;

/** An agent who may be named. */
export const namedAgentChoice = staffMark.extend({
  /** Running key projects they are named for. */
  projects: z.number().int(),
  /** True where a conflict of interest rules them out. */
  conflict: z.boolean(),
});

export const keyProjectRoutes = defineRoutes({
  'GET /key-project-criteria': {
    summary: '重点项目的筛选标准',
    who: READERS,
    result: z.object({ items: z.array(z.string()) }),
  },
  'GET /key-projects': {
    summary: '重点项目：业务管理、督查和中心看全部，代办员看自己担任专员的',
    who: READERS,
    query: pageQuery.extend({ open: z.enum(['true', 'false']) }),
    result: page(keyProjectLine),
  },
  'POST /key-projects': {
    summary: '提名重点项目：写明企业、符合的标准和理由',
    who: DESK,
    body: z.strictObject({
      creditCode,
      name: z.string().trim().min(2, '请写项目名称').max(80, '项目名称最多 80 个字'),
      criteria: z.array(z.string().max(120)).min(1, '请至少选择一条标准').max(20),
      reason,
    }),
    result: keyProjectView,
    repeatable: true,
  },
  'GET /key-projects/:number': { summary: '看一个重点项目', who: READERS, params: one, result: keyProjectView },
  'GET /key-projects/:number/agents': {
    summary: '可以指定的项目代办专员',
    who: DESK,
    params: one,
    result: z.object({ items: z.array(namedAgentChoice) }),
  },
  'POST /key-projects/:number/screen': {
    summary: '主管初筛通过，指定项目代办专员，报中心确认',
    who: SUPERVISORS,
    params: one,
    body: z.strictObject({ version: seen, workNo, note: z.string().trim().max(500, '最多 500 个字').optional() }),
    result: keyProjectView,
    repeatable: true,
  },
  'POST /key-projects/:number/confirm': {
    summary: '中心确认为重点项目',
    who: ['PURCHASER'],
    params: one,
    body: z.strictObject({ version: seen }),
    result: keyProjectView,
    repeatable: true,
  },
  'POST /key-projects/:number/reject': {
    summary: '不列为重点项目，写明原因：初筛时由主管，之后由中心',
    who: [...SUPERVISORS, 'PURCHASER'],
    params: one,
    body: z.strictObject({ version: seen, reason }),
    result: keyProjectView,
    repeatable: true,
  },
  'POST /key-projects/:number/agent': {
    summary: '改派项目代办专员，写明原因',
    who: DESK,
    params: one,
    body: z.strictObject({ version: seen, workNo, reason }),
    result: keyProjectView,
    repeatable: true,
  },
  'POST /key-projects/:number/close': {
    summary: '结束重点项目，写明原因；以后的代办按一般时限',
    who: [...SUPERVISORS, 'PURCHASER'],
    params: one,
    body: z.strictObject({ version: seen, reason }),
    result: keyProjectView,
    repeatable: true,
  },
});
