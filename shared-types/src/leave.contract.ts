import { z } from 'zod';
import { defineRoutes } from './contract';
import { ROLES } from './identity.states';
import { LEAVE_KINDS } from './leave.states';
import { recordNumber, recordView } from './record.contract';

const date = z.iso.date('日期应如 2026-11-23');
const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应如 09:00');
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间应如 18:00');
const version = z.number().int().positive();
const reason = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');

/** A shift somebody would not be there for, and who could stand in. */
const leftShift = z.object({
  /** `2026-11-30 09:00`: names it in the approval. */
  key: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  postLabel: z.string(),
  place: z.string().nullable(),
  /** Without a stand-in fewer are there than must be. */
  leavesGap: z.boolean(),
  standIns: z.array(z.object({ workNo: z.string(), name: z.string() })),
});
export type LeftShift = z.output<typeof leftShift>;

const impact = z.object({
  shifts: z.array(leftShift),
  /** What else waits for them meanwhile, told by the rooms it lies in: 上门服务, 承办的事项. */
  uses: z.array(
    z.object({
      title: z.string(),
      note: z.string(),
      number: recordNumber.nullable(),
      /** Taken care of once somebody stands in for every shift. */
      coveredByStandIns: z.boolean(),
    }),
  ),
});
export type LeaveImpact = z.output<typeof impact>;

export const leaveView = recordView.extend({
  staff: z.object({ workNo: z.string(), name: z.string() }),
  kind: z.enum(LEAVE_KINDS),
  kindLabel: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  reason: z.string(),
  /** What it would leave unmanned; for those who decide, while it is undecided. */
  impact: impact.nullable(),
});
export type LeaveView = z.output<typeof leaveView>;

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const one = z.strictObject({ number: recordNumber });
const versioned = z.strictObject({ version });

export const leaveRoutes = defineRoutes({
  'POST /leaves': {
    summary: '请假',
    who: ROLES,
    body: z.strictObject({ kind: z.enum(LEAVE_KINDS), fromDate: date, from, toDate: date, to, reason }),
    result: leaveView,
    repeatable: true,
    limit: { calls: 20, seconds: 3600 },
  },
  'GET /me/leaves': { summary: '我的请假', who: ROLES, result: z.object({ items: z.array(leaveView) }) },
  'GET /leaves/:number': { summary: '看一次请假', who: ROLES, params: one, result: leaveView },
  'POST /leaves/:number/cancel': {
    summary: '撤回请假',
    who: ROLES,
    params: one,
    body: versioned,
    result: leaveView,
    repeatable: true,
  },
  'POST /leaves/:number/return': {
    summary: '销假',
    who: ROLES,
    params: one,
    body: versioned,
    result: leaveView,
    repeatable: true,
  },
  'POST /leaves/:number/reject': {
    summary: '不批准请假',
    who: SUPERVISORS,
    params: one,
    body: z.strictObject({ version, reason }),
    result: leaveView,
    repeatable: true,
  },
  'POST /leaves/:number/approve': {
    summary: '批准请假：先看影响，逐个班次安排代班，留空的写明原因',
    who: SUPERVISORS,
    params: one,
    body: z.strictObject({
      version,
      standIns: z.array(z.strictObject({ key: z.string().max(20), workNo: z.string().trim().max(16) })).max(200),
      /** Why something may stay unmanned. */
      reason: reason.optional(),
    }),
    result: leaveView,
    repeatable: true,
  },
});
