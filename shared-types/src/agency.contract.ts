import { z } from 'zod';
import { ALTERNATIVES, SERVICE_MODES } from './agency.states';
import { PLAN_STATES } from './agency-plan.states';
import { defineRoutes } from './contract';
import { gcj02Point, visitContact, visitPlace, visitTime, visitView } from './dispatch.contract';
import { creditCode } from './enterprise.contract';
import { recordNumber, recordView, staffMark } from './record.contract';

const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

const nearbySite = z.object({
  key: z.string(),
  name: z.string(),
  address: z.string(),
  staffed: z.boolean(),
  /** Straight distance. */
  metres: z.number().int(),
});
const way = z.object({ key: z.enum(ALTERNATIVES), label: z.string() });

/** Whether the centre visits a place, and where else one may turn. */
export const placeAnswer = z.object({
  inside: z.boolean(),
  /** Nearest first. */
  sites: z.array(nearbySite),
  ways: z.array(way),
  hotline: z.string(),
});
export type PlaceAnswer = z.output<typeof placeAnswer>;

export const visitTimes = z.object({
  days: z.array(z.object({ date: z.string(), windows: z.array(z.object({ from: z.string(), to: z.string() })) })),
  /** `available` says whether an urgent visit asked for now could be made. */
  urgent: z.object({ available: z.boolean(), withinHours: z.number().int() }),
});
export type VisitTimes = z.output<typeof visitTimes>;

/** A request for 帮办 or 代办 as its owner and the desk see it, with every visit made for it, newest first. */
export const agencyView = recordView.extend({
  mode: z.enum(SERVICE_MODES),
  modeLabel: z.string(),
  items: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Null when an individual asks. */
  enterprise: z.object({ creditCode: z.string(), name: z.string() }).nullable(),
  urgent: z.boolean(),
  /** The time asked for. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  /** Masked. */
  address: z.string(),
  /** Masked. */
  contact: z.object({ name: z.string(), phone: z.string() }),
  /** What a declined client is pointed to. */
  alternatives: z.array(way),
  /** How the latest version of its plan stands; its owner sees the latest that was sent, never a draft. Null where there is none. */
  plan: z.object({ no: z.number().int(), state: z.enum(PLAN_STATES) }).nullable(),
  /** What was decided of the materials when it was suspended; null while it is not. */
  custodyLabel: z.string().nullable(),
  /** On what ground the centre ended it; null where it did not. */
  groundLabel: z.string().nullable(),
  /** Results the agent has fetched and not yet handed over; the code is for the client's eyes alone. Null while there are none. */
  pickUp: z.object({ items: z.array(z.string()), code: z.string().nullable() }).nullable(),
  /** When the agent proposed to close it, and with what words; null for its owner and while it is not proposed. */
  closing: z.object({ proposedAt: z.iso.datetime(), note: z.string().nullable() }).nullable(),
  visits: z.array(visitView),
  /** Set while its enterprise has a confirmed key project, with the agent named for it. */
  keyProject: z.object({ name: z.string(), agent: staffMark.nullable() }).nullable(),
  /** What a green channel in force changes for it, with its last day; null where there is none. */
  greenChannel: z.object({ measures: z.array(z.string()), until: z.string() }).nullable(),
});
export type AgencyView = z.output<typeof agencyView>;

const note = z.string().trim().max(500, '最多 500 个字').optional();

export const agencyRoutes = defineRoutes({
  'GET /agency/times': { summary: '可以约的上门时间', who: 'anyone', result: visitTimes },
  'POST /agency/places': {
    summary: '这个地址能不能上门；不能的话去哪里办',
    who: 'anyone',
    body: gcj02Point,
    result: placeAnswer,
    limit: { calls: 120, seconds: 600 },
  },
  'POST /agency-cases': {
    summary: '申请帮办或代办',
    who: 'person',
    body: z.strictObject({
      mode: z.enum(SERVICE_MODES),
      itemKeys: z.array(z.string().max(60)).min(1, '请选择要办的事项').max(10, '一次最多 10 个事项'),
      /** Set when it is for an enterprise the caller is bound to. */
      creditCode: creditCode.optional(),
      place: visitPlace,
      contact: visitContact,
      time: visitTime,
    }),
    result: agencyView,
    repeatable: true,
    limit: { calls: 20, seconds: 3600 },
  },
  'GET /agency-cases/:number': { summary: '看一件帮办代办', who: 'person', params: one, result: agencyView },
  'POST /agency-cases/:number/accept': {
    summary: '受理，出具受理单；要上门的派代办员上门',
    who: DESK,
    params: one,
    body: z.strictObject({
      version: seen,
      /** Another time, agreed with the client, when the one asked for is over. */
      time: visitTime.optional(),
      /** False when it was agreed that nobody has to come: then the desk chooses the agent. */
      visit: z.boolean().optional(),
    }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/decline': {
    summary: '不予代办，写明原因，并指出其他办法',
    who: DESK,
    params: one,
    body: z.strictObject({
      version: seen,
      reason: z.string().trim().min(2, '请写明原因，申请人会看到').max(500, '原因最多 500 个字'),
      alternatives: z.array(z.enum(ALTERNATIVES)).min(1, '请至少指出一种其他办法').max(ALTERNATIVES.length),
    }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/visits': {
    summary: '另约时间上门',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, time: visitTime }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/close': {
    summary: '主管批准办结，出具办结单；不能由经办的代办员自己批准',
    who: DESK,
    params: one,
    body: z.strictObject({ version: seen, note }),
    result: agencyView,
    repeatable: true,
  },
  'POST /agency-cases/:number/withdraw': {
    summary: '撤回申请，已约的上门一并取消',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, note }),
    result: agencyView,
    repeatable: true,
  },
});
