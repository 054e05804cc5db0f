import { z } from 'zod';
import { caseView, departmentMessageView } from './casework.contract';
import { DEPARTMENT_MESSAGE_OUTCOMES, MESSAGE_SETTLEMENTS } from './casework.states';
import { defineRoutes } from './contract';
import { recordNumber } from './record.contract';

const told = {
  /** What the department acknowledged the case, or its last supplement, with. */
  acknowledgement: z.string().trim().min(1).max(64),
  /** When it happened there; the receipt counts where it is left out or cannot be. */
  at: z.iso.datetime({ offset: true }).optional(),
};
const reason = z.string().trim().min(2, '请写明原因').max(400, '原因最多 400 个字');
const decisionNo = z.string().trim().min(1).max(60).optional();

/** What a department tells of a case; see `docs/back-office.md`. */
export const departmentMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('REVIEW_BEGUN'), ...told }),
  z.strictObject({ kind: z.literal('SUPPLEMENT_REQUESTED'), ...told, reason }),
  z.strictObject({ kind: z.literal('APPROVED'), ...told, decisionNo, reason: reason.optional() }),
  z.strictObject({ kind: z.literal('REJECTED'), ...told, decisionNo, reason }),
]);
export type DepartmentMessage = z.output<typeof departmentMessage>;

const SETTLERS = ['BACK_OFFICE_REVIEWER', 'WINDOW_CLERK'] as const;
const sequence = z.coerce.number().int().min(1).max(9999);

export const backOfficeRoutes = defineRoutes({
  'PUT /back-office/affairs/:number/messages/:sequence': {
    summary: '审批系统告知一件办件的进展：开始审查、要求补正、批准、不批准',
    who: 'back-office',
    params: z.strictObject({ number: recordNumber, sequence }),
    body: departmentMessage,
    result: z.object({
      outcome: z.enum(DEPARTMENT_MESSAGE_OUTCOMES),
      /** Why nothing was done, or what was not taken as it was told, in Chinese. */
      why: z.string().nullable(),
    }),
    limit: { calls: 1200, seconds: 60 },
  },
  'GET /department-messages': {
    summary: '审批系统来文里等工作人员处理的，先到的在前，最多 50 条',
    who: SETTLERS,
    result: z.object({
      items: z.array(
        departmentMessageView
          .pick({ sequence: true, kind: true, receivedAt: true, why: true })
          .extend({ number: recordNumber, title: z.string() }),
      ),
    }),
  },
  'POST /cases/:number/messages/:sequence/settlement': {
    summary: '处理审批系统的来文：按来文办理，或者核实后留存',
    who: SETTLERS,
    params: z.strictObject({ number: recordNumber, sequence }),
    body: z.discriminatedUnion('how', [
      z.strictObject({ how: z.literal(MESSAGE_SETTLEMENTS[0]) }),
      z.strictObject({ how: z.literal(MESSAGE_SETTLEMENTS[1]), note: reason }),
    ]),
    result: caseView,
    repeatable: true,
  },
});
