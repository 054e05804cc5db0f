import { z } from 'zod';
import { defineRoutes } from './contract';
import { gcj02Point } from './dispatch.contract';
import { ALARM_KINDS, CARD_PARTS, SUSPENSION_TREATMENTS } from './dispatch.states';
import { recordNumber, staffMark } from './record.contract';

const AGENT = ['PROXY_AGENT'] as const;
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
/** Everybody the roster may name duty manager, and the dispatchers. */
const GUARDS = ['DISPATCHER', ...SUPERVISORS, 'QUALITY_INSPECTOR', 'ADMIN_STAFF'] as const;

const one = z.strictObject({ number: recordNumber });
const handle = z.strictObject({ handle: z.string().regex(/^[\w-]{22}$/) });
const instants = { from: z.iso.datetime(), to: z.iso.datetime() };

/** Something for which somebody has to look after an agent. */
export const alarmView = z.object({
  handle: z.string(),
  kind: z.enum(ALARM_KINDS),
  label: z.string(),
  /** Number of the visit. */
  visit: z.string(),
  visitState: z.string(),
  agent: staffMark,
  raisedAt: z.iso.datetime(),
  takenBy: staffMark.nullable(),
  takenAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** How it ended. */
  note: z.string().nullable(),
});
export type AlarmView = z.output<typeof alarmView>;

/** The same with all it takes to help; every look leaves a trace. */
export const alarmCard = alarmView.extend({
  phone: z.string().nullable(),
  address: z.string(),
  door: z.string().nullable(),
  position: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
});
export type AlarmCard = z.output<typeof alarmCard>;

export const suspensionView = z.object({ handle: z.string(), ...instants, reason: z.string() });
export type SuspensionView = z.output<typeof suspensionView>;

/** What a suspension would do. */
export const suspensionEffects = z.object({
  visits: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      stateLabel: z.string(),
      ...instants,
      /** The agent is at the client's: it is finished, not touched. */
      underWay: z.boolean(),
      /** The window it would be moved to; null where none is left and for one under way. */
      instead: z.object(instants).nullable(),
    }),
  ),
});
export type SuspensionEffects = z.output<typeof suspensionEffects>;

/** An agent's work card for one visit. */
export const workCard = z.object({
  name: z.string(),
  workNo: z.string(),
  part: z.enum(CARD_PARTS),
  partLabel: z.string(),
  /** Changes all the time: whoever shows it holds the agent's phone. */
  code: z.string(),
  changesAt: z.iso.datetime(),
});
export type WorkCard = z.output<typeof workCard>;

/** Whether the one at the door is who was sent. Of anybody else nothing is told. */
export const cardCheck = z.object({
  genuine: z.boolean(),
  name: z.string().nullable(),
  workNo: z.string().nullable(),
  partLabel: z.string().nullable(),
  /** The card was shown by its changing code, not by its number alone. */
  byCode: z.boolean(),
  /** What to do about it. */
  advice: z.string(),
});
export type CardCheck = z.output<typeof cardCheck>;

export const visitSafetyRoutes = defineRoutes({
  'GET /visits/:number/sos': {
    summary: '我的求助有没有人接手',
    who: AGENT,
    params: one,
    result: z.object({ alarm: alarmView.nullable() }),
  },
  'POST /visits/:number/sos': {
    summary: '紧急求助：马上告诉值班负责人；再按一次是同一次求助',
    who: AGENT,
    params: one,
    /** Where the phone is, if it can say: only to help. */
    body: z.strictObject({ position: gcj02Point.optional() }),
    result: z.object({ alarm: alarmView.nullable() }),
    repeatable: true,
  },
  'GET /dispatch/alarms': {
    summary: '外勤安全：等着处置的求助、平安确认和中止',
    who: GUARDS,
    result: z.object({ items: z.array(alarmView) }),
  },
  'POST /dispatch/alarms/:handle/take': {
    summary: '我来处置：不再提醒，并看到地址和电话（留痕）',
    who: GUARDS,
    params: handle,
    result: alarmCard,
    repeatable: true,
  },
  'POST /dispatch/alarms/:handle/close': {
    summary: '处理完了，写明结果',
    who: GUARDS,
    params: handle,
    body: z.strictObject({ note: z.string().trim().min(2, '请写明结果').max(500, '最多 500 个字') }),
    result: z.object({ items: z.array(alarmView) }),
    repeatable: true,
  },
  'GET /dispatch/suspensions': {
    summary: '暂停上门的时段',
    who: [...AGENT, 'DISPATCHER', ...SUPERVISORS],
    result: z.object({ items: z.array(suspensionView) }),
  },
  'GET /dispatch/suspensions/effects': {
    summary: '暂停这段时间会影响哪些上门，改到什么时候',
    who: SUPERVISORS,
    query: z.strictObject(instants),
    result: suspensionEffects,
  },
  'POST /dispatch/suspensions': {
    summary: '因天气或安全暂停上门：这段时间的上门改期或取消，并向客户致歉',
    who: SUPERVISORS,
    body: z.strictObject({
      ...instants,
      reason: z.string().trim().min(2, '请写明原因，如“暴雪”').max(30, '原因最多 30 个字'),
      treatment: z.enum(SUSPENSION_TREATMENTS),
    }),
    result: z.object({ items: z.array(suspensionView) }),
    repeatable: true,
  },
  'POST /dispatch/suspensions/:handle/lift': {
    summary: '恢复上门',
    who: SUPERVISORS,
    params: handle,
    result: z.object({ items: z.array(suspensionView) }),
    repeatable: true,
  },
  'GET /visits/:number/work-card': {
    summary: '我的工作证，给客户核对',
    who: AGENT,
    params: one,
    result: workCard,
  },
  'POST /visits/:number/verify-card': {
    summary: '核对上门的人：输入工作证上的工号或动态码',
    who: 'person',
    params: one,
    body: z.strictObject({ shown: z.string().trim().min(2, '请输入工号或动态码').max(16, '工号或动态码最多 16 个字') }),
    result: cardCheck,
    limit: { calls: 10, seconds: 600 },
  },
});
