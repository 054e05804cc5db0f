import { CASE_STATES } from 'shared-types/casework.states';
import { yuan } from 'shared-types/payment.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';

/** What the guards of a case look at. */
export interface CaseFacts {
  readonly caseType: 'INSTANT' | 'COMMITTED';
  readonly decision: 'APPROVED' | 'REJECTED' | null;
  /** Keys of what was left for later under tolerance acceptance; null where there was none. */
  readonly toleranceMissing: readonly string[] | null;
  /** What is still to be paid, in fen. */
  readonly outstandingFen: number;
}

const CLERK = ['WINDOW_CLERK'] as const;

const feesPaid = ({ outstandingFen }: CaseFacts): Refusal | null =>
  outstandingFen === 0 ? null : ruledOut('fees_open', `还有 ${yuan(outstandingFen)} 元没有缴，缴清后才能交付结果`);
const REVIEWER = ['BACK_OFFICE_REVIEWER'] as const;
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const TOLD_IN_TIME = ['TELL_ONCE', 'SUPPLEMENT_NOTICE'] as const;

const all =
  (...guards: readonly ((facts: CaseFacts) => Refusal | null)[]) =>
  (facts: CaseFacts): Refusal | null =>
    guards.map((guard) => guard(facts)).find((refusal) => refusal !== null) ?? null;

const instantOnly = ({ caseType }: CaseFacts): Refusal | null =>
  caseType === 'INSTANT' ? null : ruledOut('not_instant', '这是承诺件，需推送后台审查，不能当场办结');

const committedOnly = ({ caseType }: CaseFacts): Refusal | null =>
  caseType === 'COMMITTED' ? null : ruledOut('not_committed', '这是即办件，请当场办结，不需要推送后台');

const approvedOnly = ({ decision }: CaseFacts): Refusal | null =>
  decision === 'APPROVED' ? null : ruledOut('not_approved', '没有批准，不能送达结果，请办理退件');

const rejectedOnly = ({ decision }: CaseFacts): Refusal | null =>
  decision === 'REJECTED' ? null : ruledOut('not_rejected', '已经批准，请送达结果，不能退件');

const nothingLeftForLater = ({ toleranceMissing }: CaseFacts): Refusal | null =>
  toleranceMissing === null || toleranceMissing.length === 0
    ? null
    : ruledOut('tolerance_open', '容缺的材料还没有补齐，补齐后才能批准');

const somethingLeftForLater = ({ toleranceMissing }: CaseFacts): Refusal | null =>
  toleranceMissing !== null && toleranceMissing.length > 0
    ? null
    : ruledOut('tolerance_none', '这一件没有容缺待补的材料');

/**
 * 办件 (SPECIFICATION 五.1–2, 五.4; 行政许可法 art. 32, 42, 45): instant cases end the same day; the three legs of a
 * committed case are timed apart; a supplement asked for before acceptance starts no clock, one asked for after it
 * stops the decision's clock from the day it is told.
 */
export const caseLifecycle = defineLifecycle<CaseFacts>()({
  type: 'CASE',
  states: CASE_STATES,
  closed: ['REFUSED', 'NOT_ACCEPTED', 'DELIVERED', 'RETURNED', 'WITHDRAWN', 'ARCHIVED'],
  desk: [...CLERK, ...REVIEWER],
  overseers: [...SUPERVISORS, 'QUALITY_INSPECTOR'],
  openings: {
    receive: { to: 'RECEIVED', who: CLERK, label: '窗口已收件，出具收件凭证' },
    receiveToCheck: {
      to: 'RECEIVED',
      who: CLERK,
      label: '窗口已收到材料，正在核对，出具收件凭证',
      starts: TOLD_IN_TIME,
    },
  },
  actions: {
    acceptInstant: {
      from: ['RECEIVED', 'SUPPLEMENTED'],
      to: 'ACCEPTED',
      who: CLERK,
      label: '材料齐全，已受理',
      guard: instantOnly,
      finishes: TOLD_IN_TIME,
      starts: ['INSTANT_CASE'],
    },
    acceptCommitted: {
      from: ['RECEIVED', 'SUPPLEMENTED'],
      to: 'ACCEPTED',
      who: CLERK,
      label: '材料齐全，已受理',
      guard: committedOnly,
      finishes: TOLD_IN_TIME,
      starts: ['PUSH_TO_BACKOFFICE', 'DECISION_COMMITTED'],
    },
    acceptTolerance: {
      from: ['RECEIVED'],
      to: 'ACCEPTED',
      who: CLERK,
      label: '容缺受理：主要材料齐全，其余请按承诺补齐',
      finishes: TOLD_IN_TIME,
      starts: ['PUSH_TO_BACKOFFICE', 'DECISION_COMMITTED', 'TOLERANCE_SUPPLEMENT'],
    },
    deemInstant: {
      from: ['RECEIVED'],
      to: 'ACCEPTED',
      who: ['HOUSE'],
      label: '未在期限内告知补正，依法自收到材料之日起视为受理',
      finishes: TOLD_IN_TIME,
      starts: ['INSTANT_CASE'],
    },
    deemCommitted: {
      from: ['RECEIVED'],
      to: 'ACCEPTED',
      who: ['HOUSE'],
      label: '未在期限内告知补正，依法自收到材料之日起视为受理',
      finishes: TOLD_IN_TIME,
      starts: ['PUSH_TO_BACKOFFICE', 'DECISION_COMMITTED'],
    },
    tellOnce: {
      from: ['RECEIVED'],
      to: 'SUPPLEMENT_PENDING',
      who: CLERK,
      label: '材料需要补正，已一次告知全部内容',
      finishes: TOLD_IN_TIME,
    },
    tellAgain: {
      from: ['SUPPLEMENT_PENDING'],
      to: 'SAME',
      who: SUPERVISORS,
      label: '主管批准再次告知补正内容，向您致歉',
    },
    requestSupplement: {
      from: ['UNDER_REVIEW'],
      to: 'SUPPLEMENT_REQUESTED',
      who: REVIEWER,
      label: '审批部门提出需要补正',
      starts: ['SUPPLEMENT_NOTICE'],
    },
    noticeSupplement: {
      from: ['SUPPLEMENT_REQUESTED'],
      to: 'SUPPLEMENT_PENDING',
      who: CLERK,
      label: '已告知补正内容，等您补齐期间不计入办理期限',
      finishes: ['SUPPLEMENT_NOTICE'],
      pauses: ['DECISION_COMMITTED'],
    },
    supplement: {
      from: ['SUPPLEMENT_PENDING', 'SUPPLEMENT_EXPIRED'],
      to: 'SUPPLEMENTED',
      who: CLERK,
      label: '您已补齐材料',
      resumes: ['DECISION_COMMITTED'],
    },
    resumeReview: { from: ['SUPPLEMENTED'], to: 'UNDER_REVIEW', who: CLERK, label: '补正材料已转审批部门，继续审查' },
    expireSupplement: {
      from: ['SUPPLEMENT_PENDING'],
      to: 'SUPPLEMENT_EXPIRED',
      who: ['HOUSE'],
      label: '补正期限已过，等待工作人员决定延长或退件',
    },
    extendSupplement: {
      from: ['SUPPLEMENT_PENDING', 'SUPPLEMENT_EXPIRED'],
      to: 'SUPPLEMENT_PENDING',
      who: CLERK,
      label: '已延长您的补正期限',
    },
    returnLapsed: {
      from: ['SUPPLEMENT_EXPIRED'],
      to: 'RETURNED',
      who: CLERK,
      label: '逾期未补正，材料已退回，可以重新申请',
    },
    completeTolerance: {
      from: ['ACCEPTED', 'PUSHED', 'UNDER_REVIEW'],
      to: 'SAME',
      who: CLERK,
      label: '容缺的材料已补齐',
      guard: somethingLeftForLater,
      finishes: ['TOLERANCE_SUPPLEMENT'],
    },
    lapseTolerance: {
      from: ['ACCEPTED', 'PUSHED', 'UNDER_REVIEW', 'SPECIAL_PROCEDURE'],
      to: 'RETURNED',
      who: ['HOUSE'],
      label: '容缺材料未在承诺期限内补齐，办件终止，材料退回',
    },
    refuse: { from: ['RECEIVED'], to: 'REFUSED', who: CLERK, label: '不属于本中心受理，已告知应向哪里申请' },
    notAccept: {
      from: ['RECEIVED', 'ACCEPTED', 'SUPPLEMENTED'],
      to: 'NOT_ACCEPTED',
      who: CLERK,
      label: '不予受理',
    },
    finishInstant: {
      from: ['ACCEPTED'],
      to: 'DELIVERED',
      who: CLERK,
      label: '当场办结，结果已交给您',
      guard: all(instantOnly, feesPaid),
      finishes: ['INSTANT_CASE'],
    },
    push: {
      from: ['ACCEPTED'],
      to: 'PUSHED',
      who: [...CLERK, 'HOUSE'],
      label: '材料已录入并推送审批部门',
      guard: committedOnly,
      finishes: ['PUSH_TO_BACKOFFICE'],
    },
    review: { from: ['PUSHED'], to: 'UNDER_REVIEW', who: REVIEWER, label: '审批部门开始审查' },
    beginSpecial: {
      from: ['UNDER_REVIEW'],
      to: 'SPECIAL_PROCEDURE',
      who: REVIEWER,
      label: '进入特别程序，所需时间不计入办理期限',
      pauses: ['DECISION_COMMITTED'],
    },
    endSpecial: {
      from: ['SPECIAL_PROCEDURE'],
      to: 'UNDER_REVIEW',
      who: REVIEWER,
      label: '特别程序结束，继续审查',
      resumes: ['DECISION_COMMITTED'],
    },
    extend: {
      from: ['UNDER_REVIEW'],
      to: 'SAME',
      who: REVIEWER,
      label: '经批准延长办理期限，理由见告知书',
      extends: ['DECISION_COMMITTED'],
    },
    approve: {
      from: ['UNDER_REVIEW'],
      to: 'DECIDED_APPROVED',
      who: REVIEWER,
      label: '审批部门已批准',
      guard: nothingLeftForLater,
      finishes: ['DECISION_COMMITTED'],
      starts: ['NOTIFY_RESULT'],
    },
    approveTolerance: {
      from: ['UNDER_REVIEW'],
      to: 'DECIDED_TOLERANCE',
      who: REVIEWER,
      label: '审批部门已批准，容缺材料已补齐',
      guard: nothingLeftForLater,
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
      from: ['DECIDED_APPROVED', 'DECIDED_TOLERANCE', 'DECIDED_REJECTED'],
      to: 'NOTIFIED',
      who: CLERK,
      label: '窗口已通知您结果',
      finishes: ['NOTIFY_RESULT'],
    },
    deliver: {
      from: ['NOTIFIED'],
      to: 'DELIVERED',
      who: CLERK,
      label: '结果已送达',
      guard: all(approvedOnly, feesPaid),
    },
    returnFile: { from: ['NOTIFIED'], to: 'RETURNED', who: CLERK, label: '已退件，材料退回', guard: rejectedOnly },
    archive: { from: ['DELIVERED', 'RETURNED'], to: 'ARCHIVED', who: CLERK, label: '已归档', internal: true },
    withdraw: {
      from: [
        'RECEIVED',
        'SUPPLEMENT_REQUESTED',
        'SUPPLEMENT_PENDING',
        'SUPPLEMENT_EXPIRED',
        'ACCEPTED',
        'PUSHED',
        'UNDER_REVIEW',
        'SPECIAL_PROCEDURE',
      ],
      to: 'WITHDRAWN',
      who: ['OWNER', ...CLERK],
      label: '已按申请人的要求撤回',
    },
  },
});
