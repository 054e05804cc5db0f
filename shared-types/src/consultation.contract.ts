import { z } from 'zod';
import { attachmentIds, attachmentView } from './attachment.contract';
import { CONSULTATION_CHANNELS } from './consultation.states';
import { defineRoutes } from './contract';
import { mobile } from './identity.contract';
import { promiseView, recordNumber, recordView, transferOrder } from './record.contract';
import { correctionReason, replyDraftBody, replyDraftView, replyVersion, returnNote } from './reply.contract';

const question = z.string().trim().min(5, '请把问题写得具体一些，至少 5 个字').max(1000, '问题最多 1000 个字');
const reply = z.string().trim().min(2, '请填写答复内容').max(4000, '答复最多 4000 个字');

export const consultationView = recordView.extend({
  channel: z.enum(CONSULTATION_CHANNELS),
  question: z.string(),
  itemKey: z.string().nullable(),
  itemName: z.string().nullable(),
  /** What was asked again after a reply, oldest first. */
  followUps: z.array(z.object({ body: z.string(), at: z.iso.datetime() })),
  /** Every version of every reply, oldest first. */
  replies: z.array(replyVersion),
  /** The reply being written; staff only. */
  draft: replyDraftView.nullable(),
  /** WeChat holds something in it unfit for publishing; told to staff only. */
  flagged: z.boolean(),
  rating: z.number().int().nullable(),
  /** The order it came with; staff only. */
  orderNumber: z.string().nullable(),
  /** Masked; staff only. */
  asker: z.object({ name: z.string(), phone: z.string() }).nullable(),
  /** Photos and papers that came with the question. */
  attachments: z.array(attachmentView),
});
export type ConsultationView = z.output<typeof consultationView>;

const one = z.strictObject({ number: recordNumber });
const seen = z.number().int().positive();
const REPLIERS = ['WINDOW_CLERK', 'RECEPTIONIST', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

export const consultationRoutes = defineRoutes({
  'GET /consultations/promise': {
    summary: '现在提问，最晚哪天答复',
    who: 'anyone',
    result: promiseView,
  },
  'POST /consultations': {
    summary: '提一个问题',
    who: 'person',
    body: z.strictObject({
      question,
      itemKey: z.string().max(60).optional(),
      attachments: attachmentIds.optional(),
    }),
    result: consultationView,
    repeatable: true,
    limit: { calls: 20, seconds: 3600 },
  },
  'POST /consultations/registered': {
    summary: '登记现场、电话等渠道的咨询：现场当场答复，电话当日答复，其他按网上咨询限时答复',
    who: REPLIERS,
    body: z
      .strictObject({
        channel: z.enum(CONSULTATION_CHANNELS).exclude(['MINI_PROGRAM']),
        question,
        /** What was answered at once; without it, it waits for its reply. */
        reply: reply.optional(),
        itemKey: z.string().max(60).optional(),
        asker: z.strictObject({ name: z.string().trim().min(1).max(30), phone: mobile.optional() }).optional(),
        /** TRANSFERRED: the order it came with. */
        order: transferOrder.optional(),
        /** The letter itself, or what was brought along. */
        attachments: attachmentIds.optional(),
        /** PHONE: a message left after the hotline closed, which is registered at its next opening. */
        voicemail: z.boolean().optional(),
      })
      .refine(({ channel, reply: answer }) => channel !== 'ONSITE' || answer !== undefined, {
        error: '现场咨询当场答复，请填写答复内容',
        path: ['reply'],
      })
      .refine(({ channel, order }) => (channel === 'TRANSFERRED') === (order !== undefined), {
        error: '上级转办须填写转办单编号，其他渠道不填',
        path: ['order'],
      })
      .refine(({ channel, voicemail }) => channel === 'PHONE' || voicemail === undefined, {
        error: '只有电话咨询才有留言',
        path: ['voicemail'],
      }),
    result: z.object({ number: z.string(), promise: promiseView.nullable() }),
    repeatable: true,
  },
  'GET /consultations/:number': {
    summary: '看一个问题和它的答复',
    who: 'person',
    params: one,
    result: consultationView,
  },
  'POST /consultations/:number/assign': {
    summary: '领取或指派给承办人',
    who: REPLIERS,
    params: one,
    body: z.strictObject({ version: seen, workNo: z.string().max(16).optional() }),
    result: consultationView,
    repeatable: true,
  },
  'POST /consultations/:number/reply': {
    summary: '答复',
    who: REPLIERS,
    params: one,
    body: z.strictObject({ version: seen, reply }),
    result: consultationView,
    repeatable: true,
  },
  'PUT /consultations/:number/draft': {
    summary: '暂存还没写完的答复',
    who: REPLIERS,
    params: one,
    body: replyDraftBody.omit({ outcome: true }),
    result: replyDraftView,
  },
  'POST /consultations/:number/review': {
    summary: '把写好的答复送主管审核',
    who: REPLIERS,
    params: one,
    body: z.strictObject({ version: seen }),
    result: consultationView,
    repeatable: true,
  },
  'POST /consultations/:number/return': {
    summary: '退回修改，或者撤回送审',
    who: REPLIERS,
    params: one,
    body: z.strictObject({ version: seen, note: returnNote }),
    result: consultationView,
    repeatable: true,
  },
  'POST /consultations/:number/correct': {
    summary: '更正已发出的答复，原答复仍可查看',
    who: REPLIERS,
    params: one,
    body: z.strictObject({ version: seen, reply, reason: correctionReason }),
    result: consultationView,
    repeatable: true,
  },
  'POST /consultations/:number/reopen': {
    summary: '追问：没说清楚，再问一次',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, question }),
    result: consultationView,
    repeatable: true,
  },
  'POST /consultations/:number/rate': {
    summary: '评价答复，提交后不能更改',
    who: 'person',
    params: one,
    body: z.strictObject({ version: seen, rating: z.number().int().min(1).max(5) }),
    result: consultationView,
    repeatable: true,
  },
});
