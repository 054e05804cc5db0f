import { type CaseAction, NOTED_CASE_ACTIONS, REASONED_CASE_ACTIONS } from 'shared-types/casework.states';
import { yuan } from 'shared-types/payment.states';
import { invalidInput, type Refusal, ruledOut } from '../kernel/errors/refusal';

/** What the guards of a case look at. */
export interface CaseFacts {
  readonly caseType: 'INSTANT' | 'COMMITTED';
  readonly decision: 'APPROVED' | 'REJECTED' | null;
  /** Keys of what was left for later under tolerance acceptance; null where there was none. */
  readonly toleranceMissing: readonly string[] | null;
  /** What is still to be paid, in fen. */
  readonly outstandingFen: number;
  /** How the applicant wants the result; collected unless they chose otherwise. */
  readonly way: 'COLLECT' | 'MAIL';
  readonly mailed: boolean;
  readonly certified: boolean;
  /** The group it is approved in; null where it is on its own. */
  readonly jointId: number | null;
  /** How many materials are at the department still. */
  readonly lent: number;
  /** The province's platform has not been told of the result yet. */
  readonly resultOwed: boolean;
}

/** Judges whether an action may be taken now; null lets it pass. */
export type CaseGuard = (facts: CaseFacts) => Refusal | null;

export const all =
  (...guards: readonly CaseGuard[]): CaseGuard =>
  (facts) =>
    guards.map((guard) => guard(facts)).find((refusal) => refusal !== null) ?? null;

export const feesPaid: CaseGuard = ({ outstandingFen }) =>
  outstandingFen === 0 ? null : ruledOut('fees_open', `还有 ${yuan(outstandingFen)} 元没有缴，缴清后才能交付结果`);

export const instantOnly: CaseGuard = ({ caseType }) =>
  caseType === 'INSTANT' ? null : ruledOut('not_instant', '这是承诺件，需推送后台审查，不能当场办结');

export const committedOnly: CaseGuard = ({ caseType }) =>
  caseType === 'COMMITTED' ? null : ruledOut('not_committed', '这是即办件，请当场办结，不需要推送后台');

export const approvedOnly: CaseGuard = ({ decision }) =>
  decision === 'APPROVED' ? null : ruledOut('not_approved', '没有批准，不能送达结果，请办理退件');

export const rejectedOnly: CaseGuard = ({ decision }) =>
  decision === 'REJECTED' ? null : ruledOut('not_rejected', '已经批准，请送达结果，不能退件');

/** A result may be mailed to whoever has not been refused it. */
export const notRejected: CaseGuard = ({ decision }) =>
  decision === 'REJECTED' ? ruledOut('not_approved', '没有批准，没有要送达的结果') : null;

export const nothingLeftForLater: CaseGuard = ({ toleranceMissing }) =>
  toleranceMissing === null || toleranceMissing.length === 0
    ? null
    : ruledOut('tolerance_open', '容缺的材料还没有补齐，补齐后才能批准');

export const somethingLeftForLater: CaseGuard = ({ toleranceMissing }) =>
  toleranceMissing !== null && toleranceMissing.length > 0
    ? null
    : ruledOut('tolerance_none', '这一件没有容缺待补的材料');

export const mailChosen: CaseGuard = ({ way }) =>
  way === 'MAIL' ? null : ruledOut('collected', '申请人选择到窗口领取，不需要邮寄');

export const notMailed: CaseGuard = ({ mailed }) =>
  mailed ? ruledOut('mailed_already', '结果已经寄出，不能再改') : null;

export const mailedOnly: CaseGuard = ({ mailed }) => (mailed ? null : ruledOut('not_mailed', '结果还没有寄出'));

export const notCertified: CaseGuard = ({ certified }) =>
  certified ? ruledOut('certified_already', '证件已经登记过了') : null;

export const certifiedOnly: CaseGuard = ({ certified }) =>
  certified ? null : ruledOut('not_certified', '证件还没有制作好');

export const inNoGroup: CaseGuard = ({ jointId }) =>
  jointId === null ? null : ruledOut('joint_already', '已经在一组并联审批里了');

export const nothingLent: CaseGuard = ({ lent }) =>
  lent === 0 ? null : ruledOut('materials_lent', `还有 ${lent} 份材料在审批部门，收回或者移交档案后才能归档`);

export const resultOwed: CaseGuard = ({ resultOwed: owed }) =>
  owed ? null : ruledOut('result_not_owed', '没有等待推送省级平台的结果');

/** What a step is, given how its case stands: approved with tolerance, told of what can be collected already. */
export function preciseStep<A extends string>(action: A, { toleranceMissing, certified, way }: CaseFacts) {
  if (action === 'approve' && toleranceMissing !== null) return 'approveTolerance';
  return action === 'notify' && certified && way === 'COLLECT' ? 'notifyToCollect' : action;
}

/** Why a step may not be taken without a word; null where it may. */
export function noteMissing(action: CaseAction): Refusal | null {
  const say = (message: string) => invalidInput([{ path: 'body.note', message }]);
  if (REASONED_CASE_ACTIONS.includes(action)) return say('请写明原因，申请人会看到');
  return NOTED_CASE_ACTIONS.includes(action) ? say('请写明省级平台的回执号或者上传情况') : null;
}
