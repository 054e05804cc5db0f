import { JOINT_APPROVAL_STATES } from 'shared-types/joint-approval.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { OPEN } from './case-actors.rules';

const SETTLED = ['DECIDED_APPROVED', 'DECIDED_TOLERANCE', 'DECIDED_REJECTED', 'NOTIFIED'];

/** States in which a department still has to decide. */
export const UNDECIDED: readonly string[] = OPEN.filter((state) => !SETTLED.includes(state));

/** 并联审批 (行政许可法 art. 26, 42(2)): 45 working days for all of it, beside the promise of each case. */
export const jointApprovalLifecycle = defineLifecycle<never>()({
  type: 'JOINT_APPROVAL',
  states: JOINT_APPROVAL_STATES,
  closed: ['CONCLUDED'],
  desk: ['WINDOW_CLERK', 'BACK_OFFICE_REVIEWER'],
  overseers: ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR', 'QUALITY_INSPECTOR'],
  openings: {
    join: { to: 'RUNNING', who: ['WINDOW_CLERK'], label: '各部门开始并联审批', starts: ['LICENCE_JOINT'] },
  },
  actions: {
    conclude: {
      from: ['RUNNING'],
      to: 'CONCLUDED',
      who: ['HOUSE'],
      label: '各件都有结果了',
      finishes: ['LICENCE_JOINT'],
    },
  },
});

/** What of a case decides whether it may join. */
export interface Joinable {
  readonly number: string;
  readonly state: string;
  readonly caseType: 'INSTANT' | 'COMMITTED';
  readonly acceptedAt: Date | null;
  readonly jointId: number | null;
  /** Keyed hashes of phone and name, or the enterprise's code: who applies. */
  readonly applicant: string;
}

/** Why these cases are no group; null when they are: of one applicant, committed, accepted, undecided, in no other. */
export function jointRefusal(cases: readonly Joinable[]): Refusal | null {
  const name = (wrong: readonly Joinable[]) => wrong.map(({ number }) => number).join('、');
  const say = (wrong: readonly Joinable[], code: string, why: string): Refusal | null =>
    wrong.length === 0 ? null : ruledOut(code, `${name(wrong)}${why}`);
  const [first] = cases;
  return (
    say(
      cases.filter(({ applicant }) => applicant !== first?.applicant),
      'joint_other_applicant',
      '不是同一申请人的',
    ) ??
    say(
      cases.filter(({ caseType }) => caseType !== 'COMMITTED'),
      'joint_instant',
      '是即办件，当场办结，不需要并联',
    ) ??
    say(
      cases.filter(({ jointId }) => jointId !== null),
      'joint_already',
      '已经在一组并联审批里了',
    ) ??
    say(
      cases.filter(({ acceptedAt, state }) => acceptedAt === null || !UNDECIDED.includes(state)),
      'joint_not_running',
      '还没有受理，或者已经有了决定',
    )
  );
}
