import { z } from 'zod';
import { defineRoutes } from './contract';
import { documentMark } from './document.contract';
import { AGENT_BASES, MANDATE_ACTIONS, MANDATE_ACTS } from './mandate.states';
import { recordNumber, recordView } from './record.contract';
import { pdfHash, signatureView } from './signing.contract';

const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const date = z.iso.date('日期应如 2026-11-23');
const reason = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');
const workNo = z.string().trim().min(1).max(16);

const agentOfMandate = z.object({
  workNo: z.string(),
  name: z.string(),
  basis: z.enum(AGENT_BASES),
  basisLabel: z.string(),
  /** False while the client has not yet agreed to this agent. */
  agreed: z.boolean(),
  reason: z.string().nullable(),
});

/** A paper of the mandate that is signed, with who has signed it. */
export const mandatePaper = documentMark.extend({
  /** SHA-256 of its PDF; null until it was first opened. */
  hash: z.string().nullable(),
  signatures: z.array(signatureView),
});
export type MandatePaper = z.output<typeof mandatePaper>;

/** A mandate as its principal, its agents and the desk see it. */
export const mandateView = recordView.omit({ actions: true }).extend({
  caseNumber: z.string(),
  /** Number of the mandate it continues; null for a first one. */
  continues: z.string().nullable(),
  /** The client, masked where it is a person. */
  principal: z.string(),
  items: z.array(z.object({ key: z.string(), name: z.string() })),
  acts: z.array(z.object({ key: z.enum(MANDATE_ACTS), label: z.string() })),
  /** Whether the client lets the centre put another agent in; null until they chose. */
  substitution: z.boolean().nullable(),
  agents: z.array(agentOfMandate),
  from: z.string(),
  until: z.string(),
  /** Whether somebody may act under it today. */
  validToday: z.boolean(),
  papers: z.array(mandatePaper),
  /** Who signs for the client, once papers were issued for them; null before. */
  signer: z
    .object({
      /** Masked. */
      name: z.string(),
      capacityLabel: z.string(),
      /** What an enterprise's handler may do, in the words of their authorisation. */
      scope: z.string().nullable(),
      validUntil: z.string().nullable(),
      /** True for the reader themselves. */
      isMe: z.boolean(),
    })
    .nullable(),
  actions: z.array(z.enum(MANDATE_ACTIONS)),
  /** Why the reader, whose case it is, cannot sign for the client; null for those who can and for staff. */
  obstacle: z.object({ code: z.string(), title: z.string() }).nullable(),
});
export type MandateView = z.output<typeof mandateView>;

/** What a draft for an agency case may hold, with what is proposed. */
export const mandateDraft = z.object({
  items: z.array(z.object({ key: z.string(), name: z.string() })),
  acts: z.array(z.enum(MANDATE_ACTS)),
  from: z.string(),
  until: z.string(),
  /** The longest term from the first day on. */
  latestUntil: z.string(),
  agent: z.object({ workNo: z.string(), name: z.string() }).nullable(),
});
export type MandateDraft = z.output<typeof mandateDraft>;

export const mandateRoutes = defineRoutes({
  'GET /agency-cases/:number/mandates': {
    summary: '一件代办的授权委托，和新拟一份的建议内容',
    who: 'person',
    params: one,
    /** `draft` is null for those who cannot draft one, or while one waits to be signed. */
    result: z.object({ items: z.array(mandateView), draft: mandateDraft.nullable() }),
  },
  'POST /agency-cases/:number/mandates': {
    summary: '为一件代办拟授权委托书',
    who: ['PROXY_AGENT', 'DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    params: one,
    body: z.strictObject({
      itemKeys: z.array(z.string().max(60)).min(1, '请选择委托的事项').max(10),
      acts: z.array(z.enum(MANDATE_ACTS)).min(1, '请选择委托的权限'),
      agentWorkNo: workNo,
      from: date,
      until: date,
    }),
    result: mandateView,
    repeatable: true,
  },
  'GET /mandates/:number': { summary: '看一份授权委托', who: 'person', params: one, result: mandateView },
  'POST /mandates/:number/prepare': {
    summary: '委托人选定是否允许转委托，并出具要签的文书',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, substitution: z.boolean('请选择是否允许中心更换经办人') }),
    result: mandateView,
    repeatable: true,
  },
  'POST /mandates/:number/discard': {
    summary: '作废还没有生效的委托书，写明原因',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, reason }),
    result: mandateView,
    repeatable: true,
  },
  'POST /mandates/:number/countersign': {
    summary: '中心核对签署人身份和授权后复核签署，委托书生效',
    who: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    params: one,
    body: z.strictObject({
      version: seen,
      papers: z.array(z.strictObject({ handle: z.string().length(22), hash: pdfHash })).min(1),
      /** That the licence, or the handler's authorisation with its scope, was looked at. */
      authorityChecked: z.literal(true, '请先核对签署人的身份和授权'),
    }),
    result: mandateView,
    repeatable: true,
    keyedByHandler: true,
  },
  'POST /mandates/:number/revoke': {
    summary: '委托人撤销委托，立即生效',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, reason: reason.optional() }),
    result: mandateView,
    repeatable: true,
  },
  'POST /mandates/:number/renew': {
    summary: '续办：拟一份接着原委托的续办委托书',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, until: date }),
    result: mandateView,
    repeatable: true,
  },
  'POST /mandates/:number/agents': {
    summary: '更换经办人：委托人允许转委托的当即生效，否则等委托人同意',
    who: ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    params: one,
    body: z.strictObject({ version: seen, workNo, reason }),
    result: mandateView,
    repeatable: true,
  },
  'POST /mandates/:number/agents/:workNo/consent': {
    summary: '委托人同意由这位代办员经办',
    who: 'person',
    params: z.strictObject({ number: recordNumber, workNo }),
    body: z.strictObject({ version: seen }),
    result: mandateView,
    repeatable: true,
  },
});
