import { z } from 'zod';
import { defineRoutes } from './contract';
import { promiseView, recordNumber, recordView } from './record.contract';

/** One of the cases of a group, as it stands now. */
export const jointMember = z.object({
  number: recordNumber,
  itemName: z.string(),
  stateLabel: z.string(),
  /** True once the department has decided, or the case has ended otherwise. */
  settled: z.boolean(),
  promise: promiseView.nullable(),
});
export type JointMember = z.output<typeof jointMember>;

export const jointApprovalView = recordView.extend({ members: z.array(jointMember) });
export type JointApprovalView = z.output<typeof jointApprovalView>;

export const jointApprovalRoutes = defineRoutes({
  'POST /joint-approvals': {
    summary: '把同一申请人的几个承诺件并联审批',
    who: ['WINDOW_CLERK'],
    body: z.strictObject({
      /** Numbers of the cases; the first leads. */
      cases: z.array(recordNumber).min(2, '请至少选择两件').max(12, '最多 12 件'),
    }),
    result: jointApprovalView,
    repeatable: true,
  },
  'GET /joint-approvals/:number': {
    summary: '看一组并联审批',
    who: 'person',
    params: z.strictObject({ number: recordNumber }),
    result: jointApprovalView,
  },
  'GET /cases/:number/joint-candidates': {
    summary: '同一申请人可以一起并联审批的其他办件',
    who: ['WINDOW_CLERK'],
    params: z.strictObject({ number: recordNumber }),
    result: z.object({ items: z.array(z.object({ number: recordNumber, title: z.string(), stateLabel: z.string() })) }),
  },
});
