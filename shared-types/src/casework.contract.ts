import { z } from 'zod';
import {
  CASE_ACTIONS,
  COMPLETENESS,
  DELIVERY_WAYS,
  DEPARTMENT_MESSAGE_OUTCOMES,
  DEPARTMENT_MESSAGES,
  KEEPER_KEYS,
  PUSH_KINDS,
  PUSH_STATES,
  SPECIAL_PROCEDURES,
} from './casework.states';
import { defineRoutes } from './contract';
import { creditCode } from './enterprise.contract';
import { mobile } from './identity.contract';
import { deskRoles, recordNumber, recordView, staffMark } from './record.contract';

const applicant = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('PERSON'),
    name: z.string().trim().min(2, '请填写申请人姓名').max(30),
    phone: mobile,
  }),
  z.strictObject({
    kind: z.literal('ENTERPRISE'),
    name: z.string().trim().min(2, '请填写企业名称').max(60),
    creditCode,
    /** The person who came: the handler. */
    handlerName: z.string().trim().min(2, '请填写经办人姓名').max(30),
    phone: mobile,
  }),
]);

/** What the applicant still has to bring, as the notice told them. */
export const supplementView = z.object({
  /** Number of the 《首接负责制告知单》. */
  documentNumber: z.string(),
  /** 1 for the first notice. */
  round: z.number().int(),
  missing: z.array(z.object({ key: z.string(), name: z.string() })),
  corrections: z.array(z.string()),
  /** The last day to bring it. */
  dueDate: z.iso.date(),
  /** True while it is awaited. */
  open: z.boolean(),
});

/** How the last submission to the departments' system stands. */
export const pushView = z.object({
  kind: z.enum(PUSH_KINDS),
  state: z.enum(PUSH_STATES),
  attempts: z.number().int(),
  /** Why it is not acknowledged yet, in a clerk's words. */
  fault: z.string().nullable(),
  acknowledgement: z.string().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type PushView = z.output<typeof pushView>;

/** One message of the department's system about the case, as staff see it. */
export const departmentMessageView = z.object({
  sequence: z.number().int(),
  kind: z.enum(DEPARTMENT_MESSAGES),
  /** When it happened, as the department says; null where it did not. */
  happenedAt: z.iso.datetime().nullable(),
  receivedAt: z.iso.datetime(),
  decisionNo: z.string().nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(DEPARTMENT_MESSAGE_OUTCOMES),
  /** Why nothing was done, or what a person found. */
  why: z.string().nullable(),
});
export type DepartmentMessageView = z.output<typeof departmentMessageView>;

/** How the result reaches the applicant. Recipient and address are masked. */
export const deliveryView = z.object({
  /** The ways the item allows. */
  allowed: z.array(z.enum(DELIVERY_WAYS)),
  way: z.enum(DELIVERY_WAYS),
  /** What mailing costs, in fen. */
  postageFen: z.number().int(),
  recipient: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  certifiedAt: z.iso.datetime().nullable(),
  certificateNo: z.string().nullable(),
  mailedAt: z.iso.datetime().nullable(),
  carrier: z.string().nullable(),
  trackingNo: z.string().nullable(),
});
export type DeliveryView = z.output<typeof deliveryView>;

export const caseView = recordView.extend({
  itemKey: z.string(),
  itemName: z.string(),
  situationName: z.string(),
  caseType: z.enum(['INSTANT', 'COMMITTED']),
  /** National code of the state, where the standard has one. */
  stateCode: z.number().int().nullable(),
  applicant: z.object({ kind: z.enum(['PERSON', 'ENTERPRISE']), name: z.string(), phone: z.string() }),
  materials: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      form: z.string(),
      received: z.boolean(),
      /** Where it is, and since when; null for what is not on paper or not received. */
      keeper: z.enum(KEEPER_KEYS).nullable(),
      since: z.iso.datetime().nullable(),
      /** The earlier case it lies in, where it was not handed in again. */
      reusedFrom: z.string().nullable(),
    }),
  ),
  resultName: z.string(),
  /** Number of the group it is approved in, side by side with others; null where it is on its own. */
  joint: z.string().nullable(),
  /** The body its applicant was sent to instead; null where there was none. */
  referredTo: z.string().nullable(),
  /** The one who took it in and stays answerable until the end (首问负责). */
  firstResponsible: staffMark,
  /** True when nobody told in time what was missing, so that the law takes it for accepted (行政许可法 art. 32). */
  deemedAccepted: z.boolean(),
  /** Names of what was left for later under tolerance acceptance; null where there was none. */
  tolerance: z.array(z.string()).nullable(),
  supplement: supplementView.nullable(),
  delivery: deliveryView,
  /** Null for the applicant, and where nothing is sent by itself. */
  push: pushView.nullable(),
  /** How telling the province's platform of the result stands; null for the applicant, and where nothing is sent by itself. */
  resultPush: pushView.nullable(),
  /** What the department's system told of it, newest first; empty for the applicant. */
  departmentMessages: z.array(departmentMessageView),
  /** The department's decision: its number where it gave one, and the day it counts from; null until there is one. */
  decision: z
    .object({
      outcome: z.enum(['APPROVED', 'REJECTED']),
      number: z.string().nullable(),
      decidedAt: z.iso.datetime().nullable(),
    })
    .nullable(),
});
export type CaseView = z.output<typeof caseView>;

const one = z.strictObject({ number: recordNumber });
const version = z.number().int().positive();
const materials = z.array(z.string().max(60)).max(60);
const reason = z.string().trim().min(2, '请写明原因').max(400, '原因最多 400 个字');
const corrections = z.array(z.string().trim().min(2, '请写明哪里需要更正').max(200)).max(20);
const words = (field: string, most: number) => z.string().trim().min(2, `请填写${field}`).max(most);
const workdays = z.number().int('请填写整数天数').min(1, '至少 1 个工作日').max(60, '最多 60 个工作日');

export const caseworkRoutes = defineRoutes({
  'POST /cases': {
    summary: '窗口收件：齐全的当场受理；不齐的一次告知或容缺受理；出具收件凭证',
    who: ['WINDOW_CLERK'],
    body: z.strictObject({
      itemKey: z.string().max(60),
      situationKey: z.string().max(60),
      applicant,
      /** Keys of the materials received. */
      materials,
      /** Keys of what the applicant handed in before and need not hand in again. */
      reused: materials.optional(),
      /** COMPLETE unless said otherwise; what is missing is found by the guide. */
      completeness: z.enum(COMPLETENESS).optional(),
      /** TELL_ONCE: what has to be put right in the materials that were brought. */
      corrections: corrections.optional(),
      /** The number of the queue it came from: the clerk's own. */
      ticket: recordNumber.optional(),
    }),
    result: caseView,
    repeatable: true,
  },
  'GET /cases/:number': { summary: '看一个办件', who: 'person', params: one, result: caseView },
  'POST /cases/:number/actions': {
    summary: '办理：推送、审查、决定、通知、送达、退件、撤回',
    who: 'person',
    params: one,
    body: z.strictObject({
      action: z.enum(CASE_ACTIONS),
      version: z.number().int().positive(),
      note: z.string().trim().max(500).optional(),
    }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/notice': {
    summary: '出具《首接负责制告知单》，一次告知要补正的全部内容',
    who: 'person',
    params: one,
    body: z.strictObject({
      version,
      missing: materials,
      corrections,
      /** A second notice on one submission: why it was not told the first time. Supervisors only. */
      reason: reason.optional(),
    }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/materials': {
    summary: '收下补来的材料：核对齐全后受理，或继续审查',
    who: 'person',
    params: one,
    body: z.strictObject({
      version,
      materials,
      /** Everything that had to be put right has been. */
      corrected: z.boolean().optional(),
    }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/push': {
    summary: '再次推送审批系统没有收下的材料',
    who: ['WINDOW_CLERK'],
    params: one,
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/referral': {
    summary: '不受理：书面告知应向哪里申请',
    who: 'person',
    params: one,
    body: z.strictObject({ version, referredTo: words('应向哪里申请', 80), reason }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/custody': {
    summary: '移交材料，出具《材料交接清单》',
    who: ['WINDOW_CLERK'],
    params: one,
    body: z.strictObject({ materials: materials.min(1, '请选择要移交的材料'), to: z.enum(KEEPER_KEYS) }),
    result: caseView,
    repeatable: true,
  },
  'GET /case-colleagues': {
    summary: '可以接手办件的同事',
    who: ['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    result: z.object({ items: z.array(staffMark) }),
  },
  'GET /case-handovers': {
    summary: '请我接手的办件',
    who: deskRoles,
    result: z.object({
      items: z.array(
        z.object({
          number: recordNumber,
          title: z.string(),
          version,
          reason: z.string(),
          fromName: z.string(),
          returnsAt: z.iso.datetime(),
        }),
      ),
    }),
  },
  'POST /cases/:number/handover': {
    summary: '请同事接手；对方接受之前仍由原来的人负责',
    who: ['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    params: one,
    body: z.strictObject({ version, to: z.string().trim().min(1, '请选择接手的同事').max(16), reason }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/handover-answer': {
    summary: '接手，或者不接',
    who: ['WINDOW_CLERK', 'BACK_OFFICE_REVIEWER'],
    params: one,
    body: z.strictObject({ version, accepted: z.boolean(), note: z.string().trim().max(400).optional() }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/delivery-choice': {
    summary: '选择结果怎么送达：到窗口领取，或者邮寄',
    who: 'person',
    params: one,
    body: z.discriminatedUnion('way', [
      z.strictObject({ version, way: z.literal('COLLECT') }),
      z.strictObject({
        version,
        way: z.literal('MAIL'),
        recipient: words('收件人', 30),
        phone: mobile,
        address: words('收件地址', 120).min(8, '请填写详细地址，写到门牌号'),
      }),
    ]),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/certificate': {
    summary: '登记证件已制作、已到窗口',
    who: 'person',
    params: one,
    body: z.strictObject({ version, certificateNo: z.string().trim().max(60).optional() }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/mailing-label': {
    summary: '看寄件用的收件人和地址（留痕）',
    who: ['WINDOW_CLERK'],
    params: one,
    result: z.object({ recipient: z.string(), phone: z.string(), address: z.string() }),
  },
  'POST /cases/:number/mailing': {
    summary: '登记结果已寄出',
    who: 'person',
    params: one,
    body: z.strictObject({
      version,
      carrier: words('快递公司', 20),
      trackingNo: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9-]{6,30}$/, '请填写快递单号'),
    }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/delivery': {
    summary: '核对身份后把结果交给来人，出具送达回证',
    who: 'person',
    params: one,
    body: z.discriminatedUnion('receiver', [
      z.strictObject({ version, receiver: z.literal('SELF') }),
      z.strictObject({ version, receiver: z.literal('PROXY'), name: words('代领人姓名', 30) }),
    ]),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/supplement-extension': {
    summary: '延长申请人补正的期限',
    who: 'person',
    params: one,
    body: z.strictObject({ version, workdays, reason }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/special-procedure': {
    summary: '进入特别程序：书面告知所需时间，办理期限暂停计算',
    who: 'person',
    params: one,
    body: z.strictObject({ version, procedure: z.enum(SPECIAL_PROCEDURES, '请选择特别程序'), workdays, reason }),
    result: caseView,
    repeatable: true,
  },
  'POST /cases/:number/extension': {
    summary: '延长办理期限：期满前、只一次、经批准并书面告知',
    who: 'person',
    params: one,
    body: z.strictObject({
      version,
      workdays,
      approvedBy: z.string().trim().min(2, '请填写批准人').max(30),
      reason,
    }),
    result: caseView,
    repeatable: true,
  },
});
