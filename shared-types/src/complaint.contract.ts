import { z } from 'zod';
import { attachmentIds, attachmentView } from './attachment.contract';
import { COMPLAINT_CHANNELS, COMPLAINT_KINDS, COMPLAINT_OUTCOMES } from './complaint.states';
import { defineRoutes } from './contract';
import { mobile } from './identity.contract';
import { promiseView, recordNumber, recordView, transferOrder } from './record.contract';
import { correctionReason, replyDraftBody, replyDraftView, replyVersion, returnNote } from './reply.contract';

const statement = z.string().trim().min(5, '请把情况写得具体一些，至少 5 个字').max(2000, '内容最多 2000 个字');
const reason = z.string().trim().min(2, '请写明原因').max(400, '原因最多 400 个字');
const reply = z.string().trim().min(5, '请写明核实情况和处理结果').max(4000, '答复最多 4000 个字');
const outcome = z.enum(COMPLAINT_OUTCOMES, '请选择核实结论');
const seen = z.number().int().positive();
const workNo = z.string().trim().min(1).max(16);

export const complaintView = recordView.extend({
  kind: z.enum(COMPLAINT_KINDS),
  channel: z.enum(COMPLAINT_CHANNELS),
  siteName: z.string().nullable(),
  /** What was said, oldest first: the first statement, what was added on reopening, and the replies. */
  messages: z.array(replyVersion.extend({ kind: z.enum(['STATEMENT', 'REPLY']) })),
  /** The reply being written; staff only. */
  draft: replyDraftView.nullable(),
  /** WeChat holds something in it unfit for publishing; told to staff only. */
  flagged: z.boolean(),
  outcome: z.enum(COMPLAINT_OUTCOMES).nullable(),
  /** Who complains, masked, and the number of a transferred order; staff only. */
  complainant: z.object({ name: z.string(), phone: z.string() }).nullable(),
  orderNumber: z.string().nullable(),
  /** Photos and papers that came with it. */
  attachments: z.array(attachmentView),
});
export type ComplaintView = z.output<typeof complaintView>;

const version = seen;
const step = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('assign'),
    version,
    workNo,
    /** The member of staff it is about, who from then on sees nothing of it. */
    aboutWorkNo: workNo.optional(),
  }),
  z.strictObject({ action: z.literal('investigate'), version }),
  z.strictObject({ action: z.literal('reply'), version, outcome: outcome.optional(), reply }),
  z.strictObject({ action: z.literal('requestReview'), version }),
  z.strictObject({ action: z.literal('returnDraft'), version, note: returnNote }),
  z.strictObject({
    action: z.literal('correct'),
    version,
    outcome: outcome.optional(),
    reply,
    reason: correctionReason,
  }),
  z.strictObject({ action: z.literal('handleOnSpot'), version, outcome: outcome.optional(), reply }),
  z.strictObject({ action: z.literal('convert'), version, reason }),
  z.strictObject({
    action: z.literal('referOut'),
    version,
    referredTo: z.string().trim().min(2, '请写明受理单位').max(60),
    reason,
  }),
  z.strictObject({ action: z.literal('close'), version, reason }),
  z.strictObject({ action: z.literal('confirm'), version }),
  z.strictObject({ action: z.literal('reopen'), version, statement }),
  z.strictObject({ action: z.literal('withdraw'), version, reason: reason.optional() }),
]);
export type ComplaintStep = z.output<typeof step>;

const about = {
  kind: z.enum(COMPLAINT_KINDS),
  siteKey: z.string().max(32).optional(),
  statement,
  /** The number on the badge of the member of staff it is about. */
  aboutWorkNo: workNo.optional(),
};

/** Staff who write down what reaches the centre by other ways than the mini-program. */
const REGISTRARS = [
  'RECEPTIONIST',
  'WINDOW_CLERK',
  'QUALITY_INSPECTOR',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
] as const;
const one = z.strictObject({ number: recordNumber });

export const complaintRoutes = defineRoutes({
  'GET /complaints/promise': { summary: '现在投诉，最晚哪天答复', who: 'anyone', result: promiseView },
  'POST /complaints': {
    summary: '投诉或提建议',
    who: 'person',
    body: z.strictObject({ ...about, attachments: attachmentIds.optional() }),
    result: complaintView,
    repeatable: true,
    limit: { calls: 10, seconds: 3600 },
  },
  'POST /complaints/registered': {
    summary: '登记从现场、电话、信函等渠道收到的投诉建议',
    who: REGISTRARS,
    body: z
      .strictObject({
        ...about,
        channel: z.enum(COMPLAINT_CHANNELS).exclude(['MINI_PROGRAM']),
        /** The letter or order itself, or what was brought along. */
        attachments: attachmentIds.optional(),
        /** The day a letter or an order reached the centre: day 0, not the postmark. */
        receivedOn: z.iso.date('请填写收到的日期').optional(),
        order: transferOrder.optional(),
        complainant: z.strictObject({ name: z.string().trim().min(1).max(30), phone: mobile.optional() }).optional(),
      })
      .refine(({ channel, order }) => (channel === 'TRANSFERRED') === (order !== undefined), {
        error: '上级转办须填写转办单编号，其他渠道不填',
        path: ['order'],
      }),
    /** For the complainant's slip: the number to ask by, and by when it is answered. */
    result: z.object({ number: z.string(), promise: promiseView.nullable() }),
    repeatable: true,
  },
  'GET /complaints/:number': { summary: '看一件投诉建议', who: 'person', params: one, result: complaintView },
  'PUT /complaints/:number/draft': {
    summary: '暂存还没写完的答复',
    // Whoever was given it, by whatever post.
    who: 'person',
    params: one,
    body: replyDraftBody,
    result: replyDraftView,
  },
  'POST /complaints/:number/actions': {
    summary: '办理：交办、核实、送审、答复、更正、当场处置、转为限时办理、转送、认可、再办、撤回',
    who: 'person',
    params: one,
    body: step,
    result: complaintView,
    repeatable: true,
  },
});
