import { z } from 'zod';
import { PRIORITY_GROUPS } from './booking.states';
import { ERASURES, MARK_KINDS, MARK_RESTS, STANDINGS } from './booking-marks.states';
import { defineRoutes } from './contract';
import { recordNumber, recordView } from './record.contract';

const date = z.iso.date('日期应写成 2026-11-30 这样');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:30 这样');
const closing = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间应写成 17:00 这样');
const phone = z.string().regex(/^1[3-9]\d{9}$/, '手机号应是 11 位数字');
const reason = (who: string) => z.string().trim().min(4, `请写明原因，${who}会看到`).max(300, '原因最多 300 个字');

/** A booking in a few words. */
const bookingMark = z.object({
  number: recordNumber,
  itemName: z.string(),
  siteKey: z.string(),
  siteName: z.string(),
  date: z.string(),
  /** `HH:MM` in Shanghai. */
  from: z.string(),
});

/** One mark: what was noted of which booking, what it counts, and what became of it. */
export const markView = z.object({
  booking: bookingMark,
  kind: z.enum(MARK_KINDS),
  /** 1 for one time, 0.5 for half a time. */
  weight: z.number(),
  /** The day from which it counts no more. */
  countsUntil: z.string(),
  counts: z.boolean(),
  rests: z.enum(MARK_RESTS).nullable(),
  erased: z.object({ why: z.enum(ERASURES), at: z.iso.datetime(), note: z.string().nullable() }).nullable(),
  /** The last day on which it can be appealed against; null when it cannot (any more). */
  appealUntil: z.string().nullable(),
  appeal: z.object({ number: recordNumber, stateLabel: z.string(), open: z.boolean() }).nullable(),
});
export type MarkView = z.output<typeof markView>;

/** How one identity stands: in a sentence, with the marks and the block they led to. */
export const standingView = z.object({
  /** Null for the reader themselves; a relative's name masked, an enterprise's name. */
  whose: z.string().nullable(),
  kind: z.enum(STANDINGS),
  sentence: z.string(),
  /** What is counted by, in a sentence. */
  rule: z.string(),
  weight: z.number(),
  /** `until` is the first day on which booking online is open again. */
  block: z.object({ since: z.string(), until: z.string(), why: z.string(), stillOpen: z.string() }).nullable(),
  group: z.enum(PRIORITY_GROUPS).nullable(),
  marks: z.array(markView),
});
export type StandingView = z.output<typeof standingView>;

/** The mark on one booking, and what follows from it. */
export const markOnBooking = z.object({ mark: markView.nullable(), standing: standingView.nullable() });

export const appealView = recordView.extend({
  statement: z.string(),
  booking: bookingMark,
  /** Null once it was deleted for its age. */
  mark: markView.nullable(),
  decision: z.object({ granted: z.boolean(), reason: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
  /** What stays open while the block stands; null when there is no block. */
  stillOpen: z.string().nullable(),
  /** Who appeals, masked; staff only. */
  appellant: z.object({ name: z.string(), phone: z.string() }).nullable(),
  /** How the one stands whose booking it was; staff only. */
  standing: standingView.nullable(),
});
export type AppealView = z.output<typeof appealView>;

const version = z.number().int().positive();
const step = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('grant'), version, reason: reason('申诉人') }),
  z.strictObject({ action: z.literal('dismiss'), version, reason: reason('申诉人') }),
  z.strictObject({ action: z.literal('withdraw'), version }),
]);
export type AppealStep = z.output<typeof step>;

const stretch = { siteKey: z.string().min(1).max(32), date, from: clockTime, to: closing };
const inOrder = { error: '结束时间要晚于开始时间', path: ['to'] };
const forwards = ({ from, to }: { from: string; to: string }): boolean => from < to;

/** Whom a hall-side fault concerns. */
const faultEffects = z.object({
  /** Marks that stand and would be taken back, in the order of their times. */
  marks: z.array(z.object({ number: recordNumber, itemName: z.string(), from: z.string(), kind: z.enum(MARK_KINDS) })),
  /** Bookings of the stretch for which nobody came yet: none of them will be marked. */
  pending: z.number().int(),
});
export type FaultEffects = z.output<typeof faultEffects>;

/** Which group somebody was confirmed to belong to; nothing else is known of their card. */
const groupOfPerson = z.object({
  /** Masked; null where the phone has no account. */
  name: z.string().nullable(),
  phone: z.string(),
  confirmed: z.object({ group: z.enum(PRIORITY_GROUPS), by: z.string(), at: z.iso.datetime() }).nullable(),
});
export type GroupOfPerson = z.output<typeof groupOfPerson>;

const FRONT_STAFF = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const one = z.strictObject({ number: recordNumber });

export const bookingMarksRoutes = defineRoutes({
  'GET /me/booking-standing': {
    summary: '我的预约记录：有没有爽约，算几次，会怎样；家人和企业的也在',
    who: 'person',
    result: z.object({ items: z.array(standingView), appealWithinDays: z.number().int() }),
  },
  'GET /bookings/:number/mark': {
    summary: '这次预约有没有记爽约，算几次，怎么申诉',
    who: 'person',
    params: one,
    result: markOnBooking,
  },
  'POST /bookings/:number/appeals': {
    summary: '对一次爽约记录提出申诉',
    who: 'person',
    params: one,
    body: z.strictObject({
      statement: z.string().trim().min(5, '请把当时的情况写得具体一些，至少 5 个字').max(1000, '情况最多 1000 个字'),
    }),
    result: appealView,
    repeatable: true,
    limit: { calls: 10, seconds: 3600 },
  },
  'GET /booking-appeals/:number': { summary: '看一件爽约申诉', who: 'person', params: one, result: appealView },
  'POST /booking-appeals/:number/actions': {
    summary: '处理爽约申诉：成立、维持，或由本人撤回',
    who: 'person',
    params: one,
    body: step,
    result: appealView,
    repeatable: true,
  },
  'POST /desk/hall-faults/effects': {
    summary: '如果登记这段大厅故障，会撤销哪些爽约记录',
    who: SUPERVISORS,
    body: z.strictObject(stretch).refine(forwards, inOrder),
    result: faultEffects,
  },
  'POST /desk/hall-faults': {
    summary: '登记一段大厅故障，这段时间的爽约都不记',
    who: SUPERVISORS,
    body: z.strictObject({ ...stretch, reason: reason('受影响的人') }).refine(forwards, inOrder),
    result: z.object({ erased: z.number().int() }),
    repeatable: true,
  },
  'POST /desk/priority-groups/find': {
    summary: '凭手机号看一位办事人确认过的优先照顾类别',
    who: FRONT_STAFF,
    body: z.strictObject({ phone }),
    result: groupOfPerson,
    limit: { calls: 60, seconds: 600 },
  },
  'POST /desk/priority-groups': {
    summary: '在窗口看过证件，确认一位办事人属于哪类优先照顾人群',
    who: FRONT_STAFF,
    body: z.strictObject({
      phone,
      group: z.enum(PRIORITY_GROUPS),
      /** The person is present, has shown the card and agrees that the group, and nothing else, is kept. */
      agreed: z.literal(true, '请当面征得本人同意'),
    }),
    result: groupOfPerson,
    repeatable: true,
  },
  'POST /desk/priority-groups/withdrawals': {
    summary: '撤销一位办事人的优先照顾类别，应本人要求或因确认有误',
    who: FRONT_STAFF,
    body: z.strictObject({ phone, reason: reason('核查人员') }),
    result: groupOfPerson,
    repeatable: true,
  },
});
