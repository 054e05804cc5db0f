import type { AgencyState } from 'shared-types/agency.states';
import {
  all,
  closingNotProposed,
  closingProposed,
  closingWaits,
  doneOrAssisting,
  everythingFinal,
  holdingNothing,
  holdingPapers,
  nobodyAtTheDoor,
  noVisitOpen,
  papersReturned,
  resultInHand,
  suspendedFrom,
} from './agency-guards.rules';
import { DERIVED } from './agency-progress.rules';

const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const CENTRE = ['HOLDER', ...DESK] as const;

const CALLERS = ['QUALITY_INSPECTOR', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** States between acceptance and a result: the case can stand still in each, and be given up in each. */
export const UNDER_WAY = [
  'ACCEPTED',
  'ASSIGNED',
  'PLANNING',
  'PLAN_CONFIRMED',
  'MANDATED',
  'COLLECTING',
  'FILED',
  'IN_APPROVAL',
  'SUPPLEMENTING',
] as const satisfies readonly AgencyState[];

/** 帮办 may end with advice in each of these; 代办 by its guard with a result alone. */
const CLOSABLE = ['ACCEPTED', 'ASSIGNED', 'PLANNING', 'PLAN_CONFIRMED', ...DERIVED] as const;
const mayEnd = all(noVisitOpen, doneOrAssisting, everythingFinal, papersReturned);

const resumed = <S extends AgencyState>(to: S, ...from: readonly AgencyState[]) => ({
  from: ['SUSPENDED'] as const,
  to,
  who: ['OWNER', ...CENTRE] as const,
  label: '已恢复办理',
  guard: suspendedFrom(to, ...from),
  resumes: ['AGENCY_PLAN', 'AGENCY_PLAN_KEY'] as const,
});

/** The ways in which a case stands still, goes on where it was, or ends. */
export const endingActions = {
  suspend: {
    from: UNDER_WAY,
    to: 'SUSPENDED',
    who: ['OWNER', ...CENTRE],
    label: '已中止办理',
    guard: noVisitOpen,
    pauses: ['AGENCY_PLAN', 'AGENCY_PLAN_KEY'],
  },
  resumeAccepted: resumed('ACCEPTED'),
  resumeAssigned: resumed('ASSIGNED'),
  resumePlanning: resumed('PLANNING'),
  resumeConfirmed: resumed('PLAN_CONFIRMED'),
  resumeMandated: resumed('MANDATED'),
  // From here on the state follows from the cases, which went on meanwhile.
  resumeCollecting: resumed('COLLECTING', ...DERIVED),
  withdraw: {
    from: ['SUBMITTED', ...UNDER_WAY, 'SUSPENDED'],
    to: 'WITHDRAWN',
    who: ['OWNER'],
    label: '您撤回了申请',
    guard: all(nobodyAtTheDoor, holdingNothing),
  },
  // The same, while some of the client's papers are with us: they go back within a working day.
  withdrawHolding: {
    from: ['SUBMITTED', ...UNDER_WAY, 'SUSPENDED'],
    to: 'WITHDRAWN',
    who: ['OWNER'],
    label: '您撤回了申请，中心会尽快退还您的材料',
    guard: all(nobodyAtTheDoor, holdingPapers),
    starts: ['AGENCY_RETURN'],
  },
  returned: {
    from: ['WITHDRAWN'],
    to: 'SAME',
    who: ['HOUSE'],
    label: '您的材料已全部退还',
    finishes: ['AGENCY_RETURN'],
  },
  terminate: {
    from: [...UNDER_WAY, 'SUSPENDED'],
    to: 'TERMINATED',
    who: DESK,
    label: '中心终止了办理',
    guard: noVisitOpen,
  },
  deliver: {
    from: DERIVED,
    to: 'SAME',
    who: ['HOLDER'],
    label: '代办员核对身份后，把结果交给了您',
    guard: resultInHand,
  },
  proposeClosing: {
    from: CLOSABLE,
    to: 'SAME',
    who: ['HOLDER'],
    label: '代办员提出办结',
    internal: true,
    guard: all(closingNotProposed, mayEnd),
  },
  returnClosing: {
    from: CLOSABLE,
    to: 'SAME',
    who: DESK,
    label: '办结退回代办员',
    internal: true,
    guard: closingWaits,
  },
  close: {
    from: CLOSABLE,
    to: 'CLOSED',
    who: DESK,
    label: '已办结',
    guard: all(mayEnd, closingProposed),
    starts: ['AGENCY_CALLBACK', 'AGENCY_ARCHIVE'],
  },
  recordCallback: {
    from: ['CLOSED'],
    to: 'EVALUATED',
    // Never the agent: who is called back says how the agent did.
    who: CALLERS,
    label: '已回访',
    finishes: ['AGENCY_CALLBACK'],
  },
  tryCallback: { from: ['CLOSED'], to: 'SAME', who: CALLERS, label: '回访没有联系上您' },
  giveUpCallback: {
    from: ['CLOSED'],
    to: 'EVALUATED',
    who: CALLERS,
    label: '多次回访没有联系上您，回访结束',
    finishes: ['AGENCY_CALLBACK'],
  },
  archive: {
    from: ['EVALUATED'],
    to: 'ARCHIVED',
    who: DESK,
    label: '已归档',
    internal: true,
    finishes: ['AGENCY_ARCHIVE'],
  },
} as const;
