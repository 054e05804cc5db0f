import type { AgencyState } from 'shared-types/agency.states';
import {
  all,
  doneOrAssisting,
  everythingFinal,
  nobodyAtTheDoor,
  noVisitOpen,
  suspendedFrom,
} from './agency-guards.rules';
import { DERIVED } from './agency-progress.rules';

const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const CENTRE = ['HOLDER', ...DESK] as const;

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
    guard: nobodyAtTheDoor,
  },
  terminate: {
    from: [...UNDER_WAY, 'SUSPENDED'],
    to: 'TERMINATED',
    who: DESK,
    label: '中心终止了办理',
    guard: noVisitOpen,
  },
  close: {
    from: ['ACCEPTED', 'ASSIGNED', 'PLANNING', 'PLAN_CONFIRMED', ...DERIVED],
    to: 'CLOSED',
    who: CENTRE,
    label: '已办结',
    guard: all(noVisitOpen, doneOrAssisting, everythingFinal),
    starts: ['AGENCY_CALLBACK', 'AGENCY_ARCHIVE'],
  },
  recordCallback: {
    from: ['CLOSED'],
    to: 'EVALUATED',
    // Never the agent: who is called back says how the agent did.
    who: ['QUALITY_INSPECTOR', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'],
    label: '已回访',
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
