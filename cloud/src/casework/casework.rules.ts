import { CASE_STATES } from 'shared-types/casework.states';
import type { ServiceItem } from '../directory/service-items.config';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';

/** What the guards of a case look at. */
export interface CaseFacts {
  readonly caseType: 'INSTANT' | 'COMMITTED';
  readonly decision: 'APPROVED' | 'REJECTED' | null;
}

const CLERK = ['WINDOW_CLERK'] as const;
const REVIEWER = ['BACK_OFFICE_REVIEWER'] as const;

const instantOnly = ({ caseType }: CaseFacts): Refusal | null =>
  caseType === 'INSTANT' ? null : ruledOut('not_instant', '这是承诺件，需推送后台审查，不能当场办结');

const committedOnly = ({ caseType }: CaseFacts): Refusal | null =>
  caseType === 'COMMITTED' ? null : ruledOut('not_committed', '这是即办件，请当场办结，不需要推送后台');

const approvedOnly = ({ decision }: CaseFacts): Refusal | null =>
  decision === 'APPROVED' ? null : ruledOut('not_approved', '没有批准，不能送达结果，请办理退件');

const rejectedOnly = ({ decision }: CaseFacts): Refusal | null =>
  decision === 'REJECTED' ? null : ruledOut('not_rejected', '已经批准，请送达结果，不能退件');

/** 办件 (SPECIFICATION 五.1–2): instant cases end the same day; the three legs of a committed case are timed apart. */
export const caseLifecycle = defineLifecycle<CaseFacts>()({
  type: 'CASE',
  states: CASE_STATES,
  closed: ['NOT_ACCEPTED', 'DELIVERED', 'RETURNED', 'WITHDRAWN'],
  desk: [...CLERK, ...REVIEWER],
  overseers: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'QUALITY_INSPECTOR'],
  openings: {
    receive: { to: 'RECEIVED', who: CLERK, label: '窗口已收件，出具收件凭证' },
  },
  actions: {
    acceptInstant: {
      from: ['RECEIVED'],
      to: 'ACCEPTED',
      who: CLERK,
      label: '材料齐全，已受理',
      starts: ['INSTANT_CASE'],
    },
    acceptCommitted: {
      from: ['RECEIVED'],
      to: 'ACCEPTED',
      who: CLERK,
      label: '材料齐全，已受理',
      starts: ['PUSH_TO_BACKOFFICE', 'DECISION_COMMITTED'],
    },
    notAccept: { from: ['RECEIVED', 'ACCEPTED'], to: 'NOT_ACCEPTED', who: CLERK, label: '不予受理' },
    finishInstant: {
      from: ['ACCEPTED'],
      to: 'DELIVERED',
      who: CLERK,
      label: '当场办结，结果已交给您',
      guard: instantOnly,
      finishes: ['INSTANT_CASE'],
    },
    push: {
      from: ['ACCEPTED'],
      to: 'PUSHED',
      who: CLERK,
      label: '材料已录入并推送审批部门',
      guard: committedOnly,
      finishes: ['PUSH_TO_BACKOFFICE'],
    },
    review: { from: ['PUSHED'], to: 'UNDER_REVIEW', who: REVIEWER, label: '审批部门开始审查' },
    approve: {
      from: ['UNDER_REVIEW'],
      to: 'DECIDED_APPROVED',
      who: REVIEWER,
      label: '审批部门已批准',
      finishes: ['DECISION_COMMITTED'],
      starts: ['NOTIFY_RESULT'],
    },
    reject: {
      from: ['UNDER_REVIEW'],
      to: 'DECIDED_REJECTED',
      who: REVIEWER,
      label: '审批部门未批准',
      finishes: ['DECISION_COMMITTED'],
      starts: ['NOTIFY_RESULT'],
    },
    notify: {
      from: ['DECIDED_APPROVED', 'DECIDED_REJECTED'],
      to: 'NOTIFIED',
      who: CLERK,
      label: '窗口已通知您结果',
      finishes: ['NOTIFY_RESULT'],
    },
    deliver: { from: ['NOTIFIED'], to: 'DELIVERED', who: CLERK, label: '结果已送达', guard: approvedOnly },
    returnFile: { from: ['NOTIFIED'], to: 'RETURNED', who: CLERK, label: '已退件，材料退回', guard: rejectedOnly },
    withdraw: {
      from: ['RECEIVED', 'ACCEPTED', 'PUSHED', 'UNDER_REVIEW'],
      to: 'WITHDRAWN',
      who: ['OWNER', ...CLERK],
      label: '已按申请人的要求撤回',
    },
  },
});

/** Names of the required materials of a situation that have not been received, in the guide's order. */
export function missingMaterials(item: ServiceItem, situationKey: string, received: readonly string[]): string[] {
  const situation = item.situations.find(({ key }) => key === situationKey);
  const asked = item.materials.filter(({ key }) => situation?.materials.includes(key));
  return asked.filter(({ key, required }) => required && !received.includes(key)).map(({ name }) => name);
}
