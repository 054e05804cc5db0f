import { z } from 'zod';
import { defineRoutes } from './contract';
import { DEADLINE_KINDS } from './deadline.states';
import { deskLine, deskRoles } from './record.contract';

/** One line of the service standard, over a period. */
const contractLine = z.object({
  kind: z.enum(DEADLINE_KINDS),
  label: z.string(),
  clause: z.string(),
  told: z.string(),
  /** Promises that fell due in the period. */
  due: z.number().int(),
  kept: z.number().int(),
  late: z.number().int(),
  /** Fallen due on the last day and neither kept nor late yet. */
  open: z.number().int(),
  /** Per cent kept of those judged, to one decimal; null where none was. */
  keptPercent: z.number().nullable(),
});
export type ContractLine = z.output<typeof contractLine>;

/** One promise that was late: which, by which leg, by how much. */
const lateLine = z.object({
  number: z.string(),
  title: z.string(),
  leg: z.string(),
  dueAt: z.iso.datetime(),
  /** When it was done; null while it is not. */
  doneAt: z.iso.datetime().nullable(),
  holder: z.string().nullable(),
});

export const contractReport = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  centre: z.string(),
  madeAt: z.iso.datetime(),
  lines: z.array(contractLine),
  /** The longest late first, at most 500. */
  late: z.array(lateLine),
});
export type ContractReport = z.output<typeof contractReport>;

const period = { from: z.iso.date('请填写起始日期'), to: z.iso.date('请填写截止日期') };
const READERS = ['PURCHASER', 'GENERAL_SUPERVISOR', 'BUSINESS_DEPUTY_SUPERVISOR', 'QUALITY_INSPECTOR'] as const;

export const insightRoutes = defineRoutes({
  'GET /desk/search': {
    summary: '按编号、姓名、企业名称、信用代码或手机号找事项',
    who: deskRoles,
    query: z.strictObject({ q: z.string().trim().min(2, '请至少输入两个字').max(60) }),
    result: z.object({ items: z.array(deskLine) }),
    limit: { calls: 120, seconds: 600 },
  },
  'GET /reports/contract': {
    summary: '服务标准履约报告：每一条承诺的数量、按时、逾期和逾期环节',
    who: READERS,
    query: z.strictObject(period),
    result: contractReport,
    limit: { calls: 60, seconds: 600 },
  },
  'GET /reports/contract/file': {
    summary: '履约报告文件（PDF 或 Excel）',
    who: READERS,
    query: z.strictObject({ ...period, format: z.enum(['pdf', 'xlsx']) }),
    result: z.object({ fileName: z.string(), file: z.string() }),
    limit: { calls: 20, seconds: 600 },
  },
});
