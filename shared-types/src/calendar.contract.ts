import { z } from 'zod';
import { defineRoutes } from './contract';
import { CALENDAR_STATUSES } from './deadline.states';

const year = z.number().int().min(2020, '年份有误').max(2100, '年份有误');
const date = z.iso.date();
const off = z.array(z.object({ name: z.string(), from: date, to: date }));

export const calendarYear = z.object({
  year: z.number().int(),
  status: z.enum(CALENDAR_STATUSES),
  source: z.string(),
  off,
  work: z.array(date),
  /** When a notice was loaded for it; null while the configured one stands. */
  loadedAt: z.iso.datetime().nullable(),
});
export type CalendarYear = z.output<typeof calendarYear>;

const text = z
  .string()
  .trim()
  .min(5, '请粘贴通知中各节假日的安排，或日历文件的内容')
  .max(20_000, '内容太长，只粘贴各节假日的安排即可');
const source = z.string().trim().min(5, '请填写通知的名称和日期').max(200);
const notice = { year, text, source };

/** What loading a notice would do. */
export const calendarPreview = z.object({
  off,
  work: z.array(date),
  /** Days that become working days or cease to be, in order, each with the bookings that stand on it. */
  days: z.array(z.object({ date, workday: z.boolean(), name: z.string().nullable(), bookings: z.number().int() })),
  /** Standing bookings for which their site would no longer be open; `items` are the soonest of them. */
  outside: z.object({
    count: z.number().int(),
    items: z.array(
      z.object({
        number: z.string(),
        date,
        from: z.string(),
        itemName: z.string(),
        siteName: z.string(),
      }),
    ),
  }),
  /** Running promises: how many dates move, and how many only become certain. */
  timers: z.object({
    earlier: z.number().int(),
    later: z.number().int(),
    confirmed: z.number().int(),
    looked: z.number().int(),
  }),
  /** Stands for exactly this arrangement; given back to confirm it. */
  mark: z.string(),
});
export type CalendarPreview = z.output<typeof calendarPreview>;

export const calendarLoad = z.object({
  year: z.number().int(),
  state: z.enum(['STAGING', 'SETTLING', 'DONE']),
  /** Share of running promises looked at, 0 to 100. */
  percent: z.number().int(),
  changed: z.number().int(),
  inForceAt: z.iso.datetime().nullable(),
});
export type CalendarLoad = z.output<typeof calendarLoad>;

const READERS = ['ADMINISTRATOR', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'AUDITOR'] as const;

export const calendarRoutes = defineRoutes({
  'GET /calendar/years': {
    summary: '工作日日历：各年的放假安排和来源',
    who: READERS,
    result: z.object({ items: z.array(calendarYear), load: calendarLoad.nullable() }),
  },
  'POST /calendar/previews': {
    summary: '试看一年的放假通知：哪些天变了，哪些承诺的日期会变',
    who: ['ADMINISTRATOR'],
    body: z.strictObject(notice),
    result: calendarPreview,
    limit: { calls: 30, seconds: 600 },
  },
  'POST /calendar/loads': {
    summary: '载入一年的放假通知，重新计算在办承诺的日期',
    who: ['ADMINISTRATOR'],
    body: z.strictObject({ ...notice, mark: z.string().max(64) }),
    result: calendarLoad,
    repeatable: true,
  },
});
