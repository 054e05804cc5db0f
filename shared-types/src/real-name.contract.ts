import { z } from 'zod';
import { defineRoutes } from './contract';
import { ID_NUMBER_FAULTS, idNumberFault, normaliseIdNumber } from './id-number';
import { realName } from './identity.contract';
import { REAL_NAME_PLACES, REAL_NAME_STATES } from './real-name.states';

/** 公民身份号码, its check digit verified (GB 11643). */
export const idNumber = z
  .string()
  .max(40)
  .transform(normaliseIdNumber)
  .superRefine((number, context) => {
    const fault = idNumberFault(number);
    if (fault) context.addIssue({ code: 'custom', message: ID_NUMBER_FAULTS[fault] });
  });

/** How somebody's real name stands. */
export const realNameView = z.object({
  state: z.enum(REAL_NAME_STATES),
  /** Masked; null where nothing was given. */
  name: z.string().nullable(),
  /** Masked. */
  idNumber: z.string().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
});
export type RealNameView = z.output<typeof realNameView>;

const CHECKERS = [
  'WINDOW_CLERK',
  'RECEPTIONIST',
  'PROXY_AGENT',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
] as const;

export const realNameRoutes = defineRoutes({
  'GET /me/real-name': { summary: '我的实名核验', who: 'person', result: realNameView },
  'POST /me/real-name': {
    summary: '同意核验实名并填写姓名、身份证号，得到给工作人员看的核验码',
    who: 'person',
    body: z.strictObject({
      name: realName,
      idNumber,
      /** The separate consent of PIPL 29; without it nothing is taken. */
      consent: z.literal(true, '请先同意，我们才能处理您的身份证号'),
    }),
    result: realNameView.extend({ code: z.string(), codeEndsAt: z.iso.datetime() }),
    limit: { calls: 10, seconds: 3600 },
  },
  'DELETE /me/real-name': {
    summary: '撤回同意，删除姓名和身份证号的核验信息',
    who: 'person',
    result: z.null(),
  },
  'POST /real-names/checks': {
    summary: '工作人员对照身份证原件录入，核验实名',
    who: CHECKERS,
    body: z.strictObject({
      code: z.string().regex(/^\d{6}$/, '核验码是 6 位数字'),
      name: realName,
      idNumber,
      place: z.enum(REAL_NAME_PLACES),
    }),
    result: z.object({ name: z.string() }),
    repeatable: true,
    limit: { calls: 60, seconds: 3600 },
  },
});
