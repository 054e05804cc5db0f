import { z } from 'zod';
import { defineRoutes } from './contract';
import { documentMark } from './document.contract';
import { RECORD_TYPES } from './record.states';

/** A public record number such as `ZX261123-7K3QF9TD`. */
export const recordNumber = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}\d{6}-[0-9A-Z]{8}$/, '编号格式不对，应如 ZX261123-7K3QF9TD');

/** A promise of the centre, as it is shown everywhere: light, word, date, and why. */
export const promiseView = z.object({
  kind: z.string(),
  /** What is promised: 网上咨询答复. */
  label: z.string(),
  light: z.enum(['NORMAL', 'WARN', 'OVERDUE', 'DONE_ON_TIME', 'DONE_LATE', 'PAUSED']),
  /** Civil date in Shanghai; null while the clock stands still. */
  dueDate: z.string().nullable(),
  dueAt: z.iso.datetime().nullable(),
  /** Working days left after today; null where the promise is not counted in working days. */
  workdaysLeft: z.number().int().nullable(),
  /** True when a year's holidays are not published yet and the date may still change. */
  provisional: z.boolean(),
});
export type PromiseView = z.output<typeof promiseView>;

/** The days of a promise, from the day after day 0 to the due date without a gap. */
export const promiseDays = promiseView.extend({
  eventDate: z.string(),
  basis: z.string(),
  days: z.array(
    z.object({
      date: z.string(),
      counted: z.boolean(),
      n: z.number().int().optional(),
      why: z.string().optional(),
    }),
  ),
});
export type PromiseDays = z.output<typeof promiseDays>;

export const timelineLine = z.object({
  at: z.iso.datetime(),
  who: z.string(),
  label: z.string(),
  note: z.string().nullable(),
  internal: z.boolean(),
});
export type TimelineLine = z.output<typeof timelineLine>;

/** What every record shows in a list. */
export const recordSummary = z.object({
  number: z.string(),
  type: z.enum(RECORD_TYPES),
  typeLabel: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  open: z.boolean(),
  title: z.string(),
  siteKey: z.string().nullable(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  /** The running promise that falls due first, if any. */
  promise: promiseView.nullable(),
  /** Who acts next: a line a citizen understands. */
  next: z.string(),
});
export type RecordSummary = z.output<typeof recordSummary>;

export const staffMark = z.object({ workNo: z.string(), name: z.string() });

/** The order of an authority above that a matter came with. */
export const transferOrder = z.strictObject({
  number: z.string().trim().min(2, '请填写转办单编号').max(40),
  dueAt: z.iso.datetime({ offset: true, error: '请填写转办单要求的办结时间' }).optional(),
});

/** What every record shows when it is opened. */
export const recordView = recordSummary.extend({
  version: z.number().int(),
  holder: staffMark.nullable(),
  /** The actions this reader may take now. */
  actions: z.array(z.string()),
  promises: z.array(promiseView),
  timeline: z.array(timelineLine),
  /** Papers issued for it, oldest first. */
  documents: z.array(documentMark),
});
export type RecordView = z.output<typeof recordView>;

/** A page by key: `next` goes back in as `after`; null on the last page. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export const pageQuery = z.strictObject({ after: z.string().max(80).optional() });

/** A line of the desk's inbox: the summary with the one who holds it. */
export const deskLine = recordSummary.extend({ version: z.number().int(), holder: staffMark.nullable() });
export type DeskLine = z.output<typeof deskLine>;

export const deskRoles = [
  'WINDOW_CLERK',
  'RECEPTIONIST',
  'DISPATCHER',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
  'PROXY_AGENT',
  'BACK_OFFICE_REVIEWER',
  'QUALITY_INSPECTOR',
] as const;
const boardRoles = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'QUALITY_INSPECTOR', 'PURCHASER'] as const;

export const recordRoutes = defineRoutes({
  'GET /me/records': {
    summary: '我的事项（预约、咨询、办件、代办）',
    who: 'person',
    query: pageQuery.extend({ open: z.enum(['true', 'false']).optional() }),
    /** `family`: a relative's, whom the caller acts for. */
    result: page(recordSummary.extend({ family: z.boolean() })),
  },
  'POST /progress': {
    summary: '凭编号和手机号后四位查进度，不用登录',
    who: 'anyone',
    body: z.strictObject({
      number: recordNumber,
      phoneTail: z.string().regex(/^\d{4}$/, '请填写登记手机号的后四位数字'),
    }),
    result: recordSummary.extend({ promises: z.array(promiseView), timeline: z.array(timelineLine) }),
    limit: { calls: 10, seconds: 600 },
  },
  'GET /records/:number/promises/:kind': {
    summary: '这个期限是怎么算出来的',
    who: 'person',
    params: z.strictObject({ number: recordNumber, kind: z.string().max(32) }),
    result: promiseDays,
  },
  'GET /desk/inbox': {
    summary: '工作台收件箱：最急的在前',
    who: deskRoles,
    query: pageQuery.extend({
      type: z.enum(RECORD_TYPES).optional(),
      mine: z.enum(['true', 'false']).optional(),
      light: z.enum(['NORMAL', 'WARN', 'OVERDUE']).optional(),
    }),
    result: page(deskLine),
  },
  'GET /desk/promises': {
    summary: '承诺看板：每一项在办承诺的灯色和承办人',
    who: boardRoles,
    query: pageQuery.extend({ light: z.enum(['NORMAL', 'WARN', 'OVERDUE']).optional() }),
    result: page(deskLine).extend({
      counts: z.object({
        overdue: z.number().int(),
        warn: z.number().int(),
        normal: z.number().int(),
        dueToday: z.number().int(),
      }),
    }),
  },
});
