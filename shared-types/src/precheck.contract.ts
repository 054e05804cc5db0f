import { z } from 'zod';
import { defineRoutes } from './contract';
import { mobile } from './identity.contract';
import { recordNumber } from './record.contract';

const chosen = {
  itemKey: z.string().max(60),
  situationKey: z.string().max(60),
  /** Keys of what the applicant has. */
  materials: z.array(z.string().max(60)).max(60),
};

export const precheckView = z.object({
  /** Eight digits, shown or told at the window. */
  code: z.string(),
  /** COMPLETE: come; TOLERANCE: come, the rest may follow by promise; INCOMPLETE: bring these first. */
  outcome: z.enum(['COMPLETE', 'TOLERANCE', 'INCOMPLETE']),
  /** Names of what is missing, with where each comes from. */
  missing: z.array(z.object({ name: z.string(), form: z.string(), source: z.string() })),
  /** The last day the code is good. */
  endsOn: z.iso.date(),
});
export type PrecheckView = z.output<typeof precheckView>;

export const precheckRoutes = defineRoutes({
  'POST /prechecks': {
    summary: '来之前先自查：材料够不够，还缺什么',
    who: 'anyone',
    body: z.strictObject(chosen),
    result: precheckView,
    limit: { calls: 60, seconds: 3600 },
  },
  'GET /prechecks/:code': {
    summary: '窗口凭自查码带出事项、情形和材料',
    who: ['WINDOW_CLERK'],
    params: z.strictObject({ code: z.string().regex(/^\d{8}$/, '自查码是 8 位数字') }),
    result: z.object(chosen),
    limit: { calls: 120, seconds: 600 },
  },
  'POST /reusable-materials': {
    summary: '申请人以前交过、这次不用再交的材料',
    who: ['WINDOW_CLERK'],
    body: z.strictObject({
      itemKey: z.string().max(60),
      situationKey: z.string().max(60),
      name: z.string().trim().min(2).max(60),
      phone: mobile,
    }),
    result: z.object({
      items: z.array(z.object({ key: z.string(), name: z.string(), from: recordNumber, on: z.iso.date() })),
    }),
    limit: { calls: 300, seconds: 600 },
  },
});
