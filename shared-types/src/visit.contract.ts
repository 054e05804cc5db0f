import { z } from 'zod';
import { attachmentIds } from './attachment.contract';
import { defineRoutes } from './contract';
import { contactCard, latitude, longitude, visitTime, visitView } from './dispatch.contract';
import { MATERIAL_FORMS } from './dispatch.states';
import { realName } from './identity.contract';
import { recordNumber } from './record.contract';
import { drawnSignature } from './signing.contract';
import { FIELD_STEPS } from './visit-field.states';

const material = {
  name: z.string().trim().min(2, '请填写材料名称').max(60, '材料名称最多 60 个字'),
  form: z.enum(MATERIAL_FORMS),
  copies: z.number().int().min(1).max(99),
  pages: z.number().int().min(1).max(9999).optional(),
  condition: z.string().trim().max(60, '材料状况最多 60 个字').optional(),
};

/** Where a visit stands after one of its agent's steps, and what he can do there without a network. */
const afterStep = z.object({
  step: z.enum(FIELD_STEPS),
  /** Null where the step leaves the visit where it is. */
  state: z.string().nullable(),
  stateLabel: z.string().nullable(),
  actions: z.array(z.enum(FIELD_STEPS)),
});
export type AfterStep = z.output<typeof afterStep>;

export const jobPack = z.object({
  /** The house's time, by which a phone sets what it says of its own. */
  at: z.iso.datetime(),
  visit: visitView,
  contact: contactCard,
  after: z.array(afterStep),
});
export type JobPack = z.output<typeof jobPack>;

const AGENT = ['PROXY_AGENT'] as const;
const DISPATCHERS = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

const one = z.strictObject({ number: recordNumber });
const seen = z.number().int().positive();
const reason = z.string().trim().min(2, '请写明原因').max(200, '原因最多 200 个字');
/** Read once, with the agent's own consent for this reading (个人信息保护法 art. 29). */
const reading = {
  longitude,
  latitude,
  accuracyMetres: z.number().min(0).max(100_000),
  consented: z.literal(true, '读取位置需要您本人同意'),
};
/** When the phone says it was made: a step may be kept on the phone for want of a network. */
const madeAt = z.iso.datetime().optional();
/** Taken at the door. */
const photos = attachmentIds.optional();
/** The client's confirmation by hand, where he has no phone of his own at hand. */
const signature = z.strictObject({ name: realName, strokes: drawnSignature }).optional();
const step = { who: AGENT, params: one, result: visitView, repeatable: true } as const;

export const visitRoutes = defineRoutes({
  'GET /visits/:number': { summary: '看一次上门服务', who: 'person', params: one, result: visitView },
  'POST /visits/:number/contact': {
    summary: '代办员查看联系人和完整地址（留痕）',
    who: AGENT,
    params: one,
    result: contactCard,
    limit: { calls: 120, seconds: 3600 },
  },
  'POST /visits/:number/call': { summary: '给客户打了电话', ...step, body: z.strictObject({ version: seen }) },
  'POST /visits/:number/set-out': {
    summary: '出发',
    ...step,
    body: z.strictObject({ version: seen, position: z.strictObject(reading).optional(), madeAt }),
  },
  'POST /visits/:number/arrive': {
    summary: '凭定位到达',
    ...step,
    body: z.strictObject({ version: seen, position: z.strictObject(reading), madeAt, photos }),
  },
  'POST /visits/:number/arrive-by-code': {
    summary: '凭客户的到访码到达',
    ...step,
    body: z.strictObject({
      version: seen,
      code: z.string().regex(/^\d{4,8}$/, '到访码只有数字'),
      /** Why the position says something else, where it does. */
      reason: reason.optional(),
      madeAt,
      photos,
    }),
    limit: { calls: 5, seconds: 600 },
  },
  'POST /visits/:number/start': { summary: '开始服务', ...step, body: z.strictObject({ version: seen, madeAt }) },
  'POST /visits/:number/hand-over': {
    summary: '登记收到的材料',
    ...step,
    body: z.strictObject({
      version: seen,
      materials: z.array(z.strictObject(material)).min(1, '请登记材料').max(60),
      madeAt,
    }),
  },
  'POST /visits/:number/complete': {
    summary: '完成上门',
    ...step,
    body: z.strictObject({
      version: seen,
      note: z.string().trim().min(2, '请写明办了什么').max(500, '最多 500 个字'),
      madeAt,
      photos,
      signature,
    }),
  },
  'POST /visits/:number/absent': {
    summary: '上门未遇',
    ...step,
    body: z.strictObject({ version: seen, note: z.string().trim().max(500).optional() }),
  },
  'POST /visits/:number/late': {
    summary: '会晚到，几分钟后能到，客户马上收到消息',
    ...step,
    body: z.strictObject({ version: seen, minutes: z.number().int().min(5, '至少 5 分钟').max(180, '最多 180 分钟') }),
  },
  'POST /visits/:number/propose-time': {
    summary: '代办员提出改时间，客户同意了才改',
    ...step,
    body: z.strictObject({ version: seen, time: visitTime, reason }),
  },
  'POST /visits/:number/answer-time': {
    summary: '客户答复代办员提出的时间',
    ...step,
    who: 'person',
    body: z.strictObject({ version: seen, agreed: z.boolean() }),
  },
  'POST /visits/:number/reschedule': {
    summary: '改上门时间：客户自己，或中心与客户说好后；一步改好，返回新的那一次',
    ...step,
    who: 'person',
    body: z.strictObject({ version: seen, time: visitTime, reason: reason.optional() }),
  },
  'POST /visits/:number/abort': {
    summary: '为安全起见中止上门：代办员，或派单台替他',
    ...step,
    who: [...AGENT, ...DISPATCHERS],
    body: z.strictObject({ version: seen, reason }),
  },
  'POST /visits/:number/confirm': {
    summary: '客户确认上门完成',
    ...step,
    who: 'person',
    body: z.strictObject({ version: seen }),
  },
  'POST /visits/:number/cancel': {
    summary: '取消上门：客户自己，或中心因天气、安全等原因',
    ...step,
    who: 'person',
    body: z.strictObject({ version: seen, reason }),
  },
  'POST /visits/:number/job-pack': {
    summary: '代办员出发前把这一单的资料带在手机上（留痕）',
    who: ['PROXY_AGENT'],
    params: z.strictObject({ number: recordNumber }),
    result: jobPack,
    limit: { calls: 240, seconds: 3600 },
  },
});
