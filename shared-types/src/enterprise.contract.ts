import { z } from 'zod';
import { defineRoutes } from './contract';
import { CREDIT_CODE_FAULTS, creditCodeFault, normaliseCreditCode } from './credit-code';
import { AUTHORITIES, BINDING_STATES } from './enterprise.states';
import { realName } from './identity.contract';

/** 统一社会信用代码, its check digit verified (GB 32100-2015). */
export const creditCode = z
  .string()
  .max(40)
  .transform(normaliseCreditCode)
  .superRefine((code, context) => {
    const fault = creditCodeFault(code);
    if (fault) context.addIssue({ code: 'custom', message: CREDIT_CODE_FAULTS[fault] });
  });

const date = z.iso.date('日期应如 2026-11-23');
const enterpriseName = z.string().trim().min(4, '请按营业执照填写企业全称').max(100, '企业名称最多 100 个字');

/** One person's standing with one enterprise. */
export const binding = z.object({
  creditCode: z.string(),
  name: z.string(),
  authority: z.enum(AUTHORITIES),
  state: z.enum(BINDING_STATES),
  /** What a handler may do for it, in the words of the authorisation; null for the legal representative. */
  scope: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
});
export type Binding = z.output<typeof binding>;

/** Another person who acts, or asks to act, for the enterprise. */
export const enterpriseMember = z.object({
  key: z.string(),
  /** Masked. */
  name: z.string(),
  /** Masked. */
  phone: z.string(),
  authority: z.enum(AUTHORITIES),
  state: z.enum(BINDING_STATES),
  scope: z.string().nullable(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
});
export type EnterpriseMember = z.output<typeof enterpriseMember>;

const one = z.strictObject({ creditCode });
const member = z.strictObject({ creditCode, key: z.string().max(40) });

export const enterpriseRoutes = defineRoutes({
  'GET /enterprises': {
    summary: '我的企业',
    who: 'person',
    result: z.object({ items: z.array(binding) }),
  },
  'POST /enterprises': {
    summary: '绑定企业',
    who: 'person',
    body: z.discriminatedUnion('authority', [
      z.strictObject({ authority: z.literal('LEGAL_REPRESENTATIVE'), creditCode, name: enterpriseName }),
      z.strictObject({
        authority: z.literal('AUTHORISED_HANDLER'),
        creditCode,
        name: enterpriseName,
        /** Who gave the authority: its legal representative or head. */
        legalRepresentative: realName,
        scope: z.string().trim().min(2, '请写明委托办理什么').max(200, '委托事项最多 200 个字'),
        validFrom: date,
        validUntil: date,
      }),
    ]),
    result: binding,
    repeatable: true,
    limit: { calls: 20, seconds: 3600 },
  },
  'DELETE /enterprises/:creditCode': {
    summary: '解除绑定',
    who: 'person',
    params: one,
    result: z.null(),
  },
  'GET /enterprises/:creditCode/members': {
    summary: '谁在为这家企业办事',
    who: 'person',
    params: one,
    result: z.object({ name: z.string(), items: z.array(enterpriseMember) }),
  },
  'POST /enterprises/:creditCode/members/:key/confirm': {
    summary: '确认一位成员：由法定代表人，或由工作人员核验证照后',
    who: 'person',
    params: member,
    result: enterpriseMember,
    repeatable: true,
  },
  'DELETE /enterprises/:creditCode/members/:key': {
    summary: '移除一位成员：由法定代表人，或由工作人员核验证照后',
    who: 'person',
    params: member,
    result: z.null(),
  },
});
