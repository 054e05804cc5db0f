import { z } from 'zod';
import { defineRoutes } from './contract';
import { visitPlace } from './dispatch.contract';
import { mobile } from './identity.contract';
import { ROLES } from './identity.states';
import { INCIDENT_ALARMS, INCIDENT_ARRIVALS, INCIDENT_PHONES } from './incident.states';
import { deskLine, page, pageQuery, recordNumber, recordView, staffMark } from './record.contract';

/** Where it is: at a site of the centre, or at an address in the district. */
const incidentPlace = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('SITE'),
    siteKey: z.string().min(1, '请选择地点').max(32),
    /** Where there: 二楼等候区. */
    spot: z.string().trim().max(60, '具体位置最多 60 个字').optional(),
  }),
  visitPlace.extend({ kind: z.literal('ADDRESS') }),
]);

const what = z.string().trim().min(4, '请写清发生了什么').max(500, '最多 500 个字');
const reason = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');
const version = z.number().int().positive();

/** Read once on the tap that says so; the tap is the consent. */
const position = z.strictObject({
  longitude: z.number().min(73).max(136),
  latitude: z.number().min(3).max(54),
  accuracyMetres: z.number().min(0).max(100_000),
  consented: z.literal(true, '读取位置要先经您同意'),
});

const instant = z.iso.datetime().nullable();
const phone = z.enum(INCIDENT_PHONES);

/** A line of the list; the promise is the arrival's. */
export const incidentLine = deskLine.extend({
  place: z.string(),
  dispatchedAt: instant,
  /** Until when it should be acknowledged; null once it is, or before it is sent. */
  acknowledgeBy: instant,
  /** Its reader holds it. */
  mine: z.boolean(),
});
export type IncidentLine = z.output<typeof incidentLine>;

export const incidentView = recordView.extend({
  place: z.string(),
  position: z.object({ longitude: z.number(), latitude: z.number() }),
  what: z.string(),
  reporter: staffMark,
  dispatchedAt: instant,
  acknowledgeBy: instant,
  acknowledgedAt: instant,
  arrivedAt: instant,
  controlledAt: instant,
  closedAt: instant,
  arrival: z
    .object({
      by: z.enum(INCIDENT_ARRIVALS),
      byLabel: z.string(),
      /** To the place; null where no position was read. */
      metres: z.number().int().nullable(),
      accuracyMetres: z.number().int().nullable(),
      /** Why the position does not show it. */
      reason: z.string().nullable(),
    })
    .nullable(),
  alarms: z.array(z.object({ alarm: z.enum(INCIDENT_ALARMS), label: z.string(), at: z.iso.datetime() })),
  /** What was done on site. */
  measures: z.string().nullable(),
  report: z.string().nullable(),
  falseAlarm: z.boolean(),
  mine: z.boolean(),
  /** Whom its reader may ring. */
  phones: z.array(phone),
});
export type IncidentView = z.output<typeof incidentView>;

/** Somebody who may be sent. */
const incidentCandidate = staffMark.extend({
  /** On shift at the on-call post now. */
  onCall: z.boolean(),
  /** Open incidents they hold. */
  holding: z.number().int(),
});
export type IncidentCandidate = z.output<typeof incidentCandidate>;

/** All who work here; those who buy the service read, they do not report. */
const STAFF = ROLES.filter((role) => role !== 'PURCHASER');
const one = z.strictObject({ number: recordNumber });
const workNo = z.string().trim().min(1, '请选择派给谁').max(16);
const step = { who: STAFF, params: one, result: incidentView, repeatable: true } as const;

export const incidentRoutes = defineRoutes({
  'POST /incidents': {
    summary: '上报突发事件：有人值守就马上派出，没有就告知值班负责人和主管',
    who: STAFF,
    body: z.strictObject({ place: incidentPlace, what, phone: mobile.optional() }),
    result: incidentView,
    repeatable: true,
    limit: { calls: 20, seconds: 3600 },
  },
  'GET /incidents': {
    summary: '突发事件：值班负责人和主管看全部，其他人看自己上报的和派给自己的',
    who: ROLES,
    query: pageQuery.extend({ open: z.enum(['true', 'false']) }),
    result: page(incidentLine),
  },
  'GET /on-call': {
    summary: '现在谁值守、谁是值班负责人',
    who: ROLES,
    result: z.object({ onCall: z.array(staffMark), dutyManagers: z.array(staffMark) }),
  },
  'GET /incidents/:number': { summary: '看一起突发事件', who: ROLES, params: one, result: incidentView },
  'GET /incidents/:number/candidates': {
    summary: '能派谁去：值守的人在前',
    who: STAFF,
    params: one,
    result: z.object({ version: z.number().int(), items: z.array(incidentCandidate) }),
  },
  'POST /incidents/:number/dispatch': {
    ...step,
    summary: '派人：没有人值守时由值班负责人指定',
    body: z.strictObject({ version, workNo }),
  },
  'POST /incidents/:number/acknowledge': {
    ...step,
    summary: '值守人员知悉',
    body: z.strictObject({ version }),
  },
  'POST /incidents/:number/arrive': {
    ...step,
    summary: '值守人员到场：读取一次位置，位置不能说明的写明原因',
    body: z.strictObject({ version, position: position.optional(), reason: reason.optional() }),
  },
  'POST /incidents/:number/control': {
    ...step,
    summary: '现场已控制，写明做了什么',
    body: z.strictObject({ version, measures: what }),
  },
  'POST /incidents/:number/close': {
    ...step,
    summary: '写处置报告并结束，生成《突发事件处置报告》',
    body: z.strictObject({ version, report: z.string().trim().min(4, '请写处置报告').max(2000, '最多 2000 个字') }),
  },
  'POST /incidents/:number/hand-over': {
    ...step,
    summary: '改派给另一位，到场时限不重新起算',
    body: z.strictObject({ version, workNo, reason }),
  },
  'POST /incidents/:number/escalate': {
    ...step,
    summary: '处理不了，上报当日值班负责人',
    body: z.strictObject({ version, reason }),
  },
  'POST /incidents/:number/dismiss': { ...step, summary: '误报，写明原因', body: z.strictObject({ version, reason }) },
  'POST /incidents/:number/phone': {
    summary: '取电话号码来拨打（现场联系人或值守人员），查看留痕',
    who: STAFF,
    params: one,
    body: z.strictObject({ whom: phone }),
    result: z.object({ phone: z.string() }),
    limit: { calls: 60, seconds: 3600 },
  },
});
