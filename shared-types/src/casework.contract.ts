import { z } from 'zod';
import { CASE_ACTIONS } from './casework.states';
import { defineRoutes } from './contract';
import { creditCode } from './enterprise.contract';
import { mobile } from './identity.contract';
import { recordNumber, recordView } from './record.contract';

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

export const caseView = recordView.extend({
  itemKey: z.string(),
  itemName: z.string(),
  situationName: z.string(),
  caseType: z.enum(['INSTANT', 'COMMITTED']),
  /** National code of the state, where the standard has one. */
  stateCode: z.number().int().nullable(),
  applicant: z.object({ kind: z.enum(['PERSON', 'ENTERPRISE']), name: z.string(), phone: z.string() }),
  materials: z.array(z.object({ key: z.string(), name: z.string(), form: z.string(), received: z.boolean() })),
  resultName: z.string(),
});
export type CaseView = z.output<typeof caseView>;

const one = z.strictObject({ number: recordNumber });

export const caseworkRoutes = defineRoutes({
  'POST /cases': {
    summary: '窗口收件：材料齐全即当场受理，出具收件凭证',
    who: ['WINDOW_CLERK'],
    body: z.strictObject({
      itemKey: z.string().max(60),
      situationKey: z.string().max(60),
      applicant,
      /** Keys of the materials received. */
      materials: z.array(z.string().max(60)).max(60),
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
});
