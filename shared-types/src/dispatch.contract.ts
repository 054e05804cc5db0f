import { z } from 'zod';
import { attachmentView } from './attachment.contract';
import { defineRoutes } from './contract';
import {
  ARRIVAL_EVIDENCE,
  DECLINE_REASONS,
  DUTY_STATES,
  MATERIAL_FORMS,
  OBSTACLES,
  OFFER_ROLES,
  OFFER_STATES,
  PAIR_REASONS,
  VISIT_STEPS,
} from './dispatch.states';
import { mobile, realName } from './identity.contract';
import { page, pageQuery, recordNumber, recordView, staffMark } from './record.contract';
import { RECORD_TYPES } from './record.states';

/** A point in GCJ-02 degrees. The range is China's, so that a swapped pair is refused. */
export const longitude = z.number().min(73, '经度应在中国范围内').max(136, '经度应在中国范围内');
export const latitude = z.number().min(3, '纬度应在中国范围内').max(54, '纬度应在中国范围内');
export const gcj02Point = z.strictObject({ longitude, latitude });

/** Where a visit goes: a point on the map with its address, and how to find the door. */
export const visitPlace = z.strictObject({
  longitude,
  latitude,
  address: z.string().trim().min(2, '请选择上门地址').max(120, '地址最多 120 个字'),
  door: z.string().trim().max(60, '门牌最多 60 个字').optional(),
});

export const visitContact = z.strictObject({ name: realName, phone: mobile });

/** When: a window the centre offers, or as soon as possible. */
export const visitTime = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('WINDOW'),
    date: z.iso.date('日期应如 2026-11-23'),
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应如 09:00'),
  }),
  z.strictObject({ kind: z.literal('URGENT') }),
]);
export type VisitTime = z.output<typeof visitTime>;

const instants = { from: z.iso.datetime(), to: z.iso.datetime() };

const materialView = z.object({
  name: z.string(),
  form: z.enum(MATERIAL_FORMS),
  formLabel: z.string(),
  copies: z.number().int(),
  pages: z.number().int().nullable(),
  condition: z.string().nullable(),
});

/** A visit as its owner, its agent and the desk see it; address and contact are masked for everybody. */
export const visitView = recordView.extend({
  /** What it is made for. */
  subject: z.object({ number: z.string(), type: z.enum(RECORD_TYPES) }),
  urgent: z.boolean(),
  ...instants,
  address: z.string(),
  contact: z.object({ name: z.string(), phone: z.string() }),
  /** For the client alone, until the agent is there: he says it to the agent at the door. */
  arrivalCode: z.string().nullable(),
  arrivedBy: z.enum(ARRIVAL_EVIDENCE).nullable(),
  /** Why the position did not show it; for staff. */
  arrivalNote: z.string().nullable(),
  /** When the agent can be expected: reckoned once at setting out, or as he said himself; never a track. */
  expectedAt: z.iso.datetime().nullable(),
  /** Why two agents come; empty where one does. */
  pair: z.array(z.object({ reason: z.enum(PAIR_REASONS), label: z.string() })),
  companion: staffMark.nullable(),
  /** The time the agent would like instead, until the client answers. */
  proposal: z.object({ ...instants, reason: z.string() }).nullable(),
  /** True for a client who may still move the time himself. */
  mayMove: z.boolean(),
  /** `at` is null while a step is still to come. */
  steps: z.array(z.object({ step: z.enum(VISIT_STEPS), label: z.string(), at: z.iso.datetime().nullable() })),
  materials: z.array(materialView),
  /** Photos the agent took at the door, without faces or papers. */
  photos: z.array(attachmentView),
  /** The client's own hand on the agent's phone; the strokes for those the visit is between and the desk. */
  signed: z
    .object({ name: z.string(), at: z.iso.datetime(), strokes: z.array(z.array(z.number())).nullable() })
    .nullable(),
});
export type VisitView = z.output<typeof visitView>;

const offerLine = z.object({
  workNo: z.string(),
  name: z.string(),
  role: z.enum(OFFER_ROLES),
  roleLabel: z.string(),
  state: z.enum(OFFER_STATES),
  stateLabel: z.string(),
  offeredAt: z.iso.datetime(),
  /** Null while its clock stands still because the agent is out. */
  answerBy: z.iso.datetime().nullable(),
  /** The agent had it before his eyes. */
  seen: z.boolean(),
  /** Why it was declined. */
  reason: z.string().nullable(),
});

/** A line of the dispatcher's board. */
export const boardLine = z.object({
  number: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  version: z.number().int(),
  title: z.string(),
  urgent: z.boolean(),
  ...instants,
  address: z.string(),
  /** The neighbourhood, not the door. */
  area: z.object({ longitude: z.number(), latitude: z.number() }),
  holder: staffMark.nullable(),
  companion: staffMark.nullable(),
  /** Why two agents go; empty where one does. */
  pair: z.array(z.object({ reason: z.enum(PAIR_REASONS), label: z.string() })),
  /** Every offer made, newest first. */
  offers: z.array(offerLine),
  /** What its reader may do about it now. */
  actions: z.array(z.string()),
});
export type BoardLine = z.output<typeof boardLine>;

/** An agent judged for one visit. */
export const candidate = z.object({
  workNo: z.string(),
  name: z.string(),
  duty: z.enum(DUTY_STATES).nullable(),
  dutyLabel: z.string(),
  isCaseAgent: z.boolean(),
  /** Labels of the skills he lacks for it. */
  missingSkills: z.array(z.string()),
  /** Straight distance from his site to the address; null when he has none. */
  metres: z.number().int().nullable(),
  /** Visits he holds on that day. */
  load: z.number().int(),
  obstacles: z.array(z.object({ key: z.enum(OBSTACLES), label: z.string() })),
  /** The dispatcher may offer it to him. */
  mayAsk: z.boolean(),
  /** The system would offer it to him by itself. */
  fits: z.boolean(),
});
export type Candidate = z.output<typeof candidate>;

/** A visit offered to the agent who reads it. */
export const offerView = z.object({
  number: z.string(),
  title: z.string(),
  urgent: z.boolean(),
  ...instants,
  address: z.string(),
  area: z.object({ longitude: z.number(), latitude: z.number() }),
  metres: z.number().int().nullable(),
  /** What is asked: to make the visit, to come along, or to take it over. */
  role: z.enum(OFFER_ROLES),
  roleLabel: z.string(),
  /** Why two agents go; empty where one does. */
  pair: z.array(z.string()),
  offeredAt: z.iso.datetime(),
  /** Null while its clock stands still because the agent is out. */
  answerBy: z.iso.datetime().nullable(),
});
export type OfferView = z.output<typeof offerView>;

const visitLine = z.object({
  number: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  open: z.boolean(),
  version: z.number().int(),
  title: z.string(),
  urgent: z.boolean(),
  ...instants,
  address: z.string(),
  /** He goes along; somebody else leads. */
  asCompanion: z.boolean(),
});
export type VisitLine = z.output<typeof visitLine>;

export const agentDay = z.object({
  date: z.string(),
  /** Null outside a shift. */
  duty: z.enum(DUTY_STATES).nullable(),
  dutyLabel: z.string(),
  shift: z.object(instants).nullable(),
  offers: z.array(offerView),
  /** In the order to go. */
  visits: z.array(visitLine),
});
export type AgentDay = z.output<typeof agentDay>;

export const contactCard = z.object({
  name: z.string(),
  phone: z.string(),
  address: z.string(),
  door: z.string().nullable(),
  longitude: z.number(),
  latitude: z.number(),
});
export type ContactCard = z.output<typeof contactCard>;

const DISPATCHERS = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const AGENT = ['PROXY_AGENT'] as const;

const one = z.strictObject({ number: recordNumber });
const seen = z.number().int().positive();
const reason = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');

export const dispatchRoutes = defineRoutes({
  'GET /dispatch/visits': {
    summary: '派单台：未结束的上门服务，先到时间的在前',
    who: DISPATCHERS,
    query: pageQuery,
    result: page(boardLine),
  },
  'GET /dispatch/visits/:number/candidates': {
    summary: '这一单派给谁合适',
    who: DISPATCHERS,
    params: one,
    result: z.object({ version: z.number().int(), items: z.array(candidate) }),
  },
  'POST /dispatch/visits/:number/offers': {
    summary: '派单：可同时派给几位，先接者得',
    who: DISPATCHERS,
    params: one,
    body: z.strictObject({ version: seen, workNos: z.array(z.string().max(16)).min(1, '请选择代办员').max(5) }),
    result: visitView,
    repeatable: true,
  },
  'POST /dispatch/visits/:number/recall': {
    summary: '改派：收回已接的单，重新派',
    who: DISPATCHERS,
    params: one,
    body: z.strictObject({
      version: seen,
      reason,
      /** The second agent's part, not the visit. */
      companion: z.boolean().optional(),
    }),
    result: visitView,
    repeatable: true,
  },
  'PUT /dispatch/visits/:number/care': {
    summary: '登记上门安全提示：有的话由两个人上门',
    who: DISPATCHERS,
    params: one,
    body: z.strictObject({ version: seen, vulnerable: z.boolean(), priorConflict: z.boolean(), note: reason }),
    result: visitView,
    repeatable: true,
  },
  'GET /agents/me/day': {
    summary: '我的一天：派给我的单和要去的地方，按路线排好',
    who: AGENT,
    query: z.strictObject({ date: z.iso.date('日期应如 2026-11-23').optional() }),
    result: agentDay,
  },
  'GET /agents/me/visits': {
    summary: '我上过的门，最近的在前；只有自己的',
    who: AGENT,
    query: pageQuery,
    result: page(visitLine),
  },
  'PUT /agents/me/duty': {
    summary: '设置当班状态',
    who: AGENT,
    body: z.strictObject({ duty: z.enum(DUTY_STATES) }),
    result: agentDay,
  },
  'POST /visits/:number/accept': { summary: '接单', who: AGENT, params: one, result: visitView, repeatable: true },
  'POST /visits/:number/decline': {
    summary: '谢绝这一单',
    who: AGENT,
    params: one,
    body: z.strictObject({ reason: z.enum(DECLINE_REASONS), note: z.string().trim().max(200).optional() }),
    result: z.null(),
    repeatable: true,
  },
  'POST /visits/:number/offer-seen': {
    summary: '看到了派单：不再叫醒手机',
    who: AGENT,
    params: one,
    result: z.null(),
  },
});
