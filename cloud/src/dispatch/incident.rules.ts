import type { Role } from 'shared-types/identity.states';
import {
  INCIDENT_STATES,
  type IncidentAlarm,
  type IncidentArrival,
  type IncidentState,
} from 'shared-types/incident.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { metresInWords } from './visit.rules';

/** Those who may be the duty manager of a day, and the supervisors: they see every incident and send people. */
export const INCIDENT_DESK = [
  'DISPATCHER',
  'ADMIN_STAFF',
  'QUALITY_INSPECTOR',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
] as const;

/** Told of what goes wrong beside the duty manager on shift. */
export const INCIDENT_SUPERVISORS: readonly Role[] = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'];

const REPORTERS = [
  'PROXY_AGENT',
  'WINDOW_CLERK',
  'RECEPTIONIST',
  'BACK_OFFICE_REVIEWER',
  'ADMINISTRATOR',
  'AUDITOR',
  ...INCIDENT_DESK,
] as const;

/** What somebody shows who says that they are there. */
export interface ArrivalProof {
  /** Straight distance to the place and the reading's own error; null where no position was read. */
  readonly reading: { readonly metres: number; readonly accuracyMetres: number } | null;
  /** Why the position does not show it. */
  readonly reason: string | null;
  readonly terms: { readonly radiusMetres: number; readonly maxAccuracyMetres: number };
}

/** What the guards of an incident look at. */
export interface IncidentFacts {
  readonly proof?: ArrivalProof;
  /** Whom it would be given to has it already. */
  readonly holdsIt?: boolean;
}

/**
 * 突发事件 (采购需求 三(一)5, 三(五)3, 六.8): dispatched to whoever is on call, who is on site within the hour. A hand-over on
 * the way is acknowledged anew, and the hour runs on.
 */
export const incidentLifecycle = defineLifecycle<IncidentFacts>()({
  type: 'INCIDENT',
  states: INCIDENT_STATES,
  closed: ['CLOSED'],
  desk: INCIDENT_DESK,
  overseers: ['PURCHASER'],
  openings: { report: { to: 'REPORTED', who: REPORTERS, label: '上报了突发事件' } },
  actions: {
    dispatch: {
      from: ['REPORTED'],
      to: 'DISPATCHED',
      who: ['HOUSE', ...INCIDENT_DESK],
      label: '已派出值守人员',
      starts: ['ON_CALL_ARRIVAL'],
    },
    acknowledge: { from: ['DISPATCHED'], to: 'ACKED', who: ['HOLDER'], label: '值守人员已知悉' },
    arrive: {
      from: ['DISPATCHED', 'ACKED'],
      to: 'ARRIVED',
      who: ['HOLDER'],
      label: '值守人员已到场',
      guard: isThere,
      finishes: ['ON_CALL_ARRIVAL'],
    },
    control: { from: ['ARRIVED'], to: 'CONTROLLED', who: ['HOLDER'], label: '现场已控制' },
    close: { from: ['CONTROLLED'], to: 'CLOSED', who: ['HOLDER'], label: '处置结束，已出具报告' },
    handOver: {
      from: ['DISPATCHED', 'ACKED'],
      to: 'DISPATCHED',
      who: INCIDENT_DESK,
      label: '改派给另一位',
      guard: isAnother,
    },
    handOverOnSite: {
      from: ['ARRIVED', 'CONTROLLED'],
      to: 'SAME',
      who: INCIDENT_DESK,
      label: '交给另一位接着处置',
      guard: isAnother,
    },
    escalate: {
      from: ['DISPATCHED', 'ACKED', 'ARRIVED', 'CONTROLLED'],
      to: 'SAME',
      who: ['HOLDER'],
      label: '上报当日值班负责人',
    },
    dismiss: {
      from: ['REPORTED', 'DISPATCHED', 'ACKED', 'ARRIVED'],
      to: 'CLOSED',
      who: INCIDENT_DESK,
      label: '核实为误报，结束处置',
    },
  },
});

/** How an arrival is shown: by a position that is near and exact enough, else by a written word; null by nothing. */
export function arrivalBy({ reading, reason, terms }: ArrivalProof): IncidentArrival | null {
  if (reading && positionFault(reading, terms) === null) return 'POSITION';
  return reason === null ? null : 'WRITTEN';
}

/** Whether somebody may be given an incident, or take over from another. */
function isAnother({ holdsIt }: IncidentFacts): Refusal | null {
  return holdsIt ? ruledOut('holds_it_already', '这起事件已经在这位手里，请改派给另一位') : null;
}

function isThere({ proof }: IncidentFacts): Refusal | null {
  if (!proof) return ruledOut('arrival_unproved', ASK);
  if (arrivalBy(proof) !== null) return null;
  return proof.reading ? positionFault(proof.reading, proof.terms) : ruledOut('arrival_unproved', ASK);
}

const ASK = '请读取位置确认到场；读不到的，写明原因也可以';

/** Arrival law (config/dispatch.yaml): distance ≤ max(radius, accuracy) with accuracy within its limit. */
function positionFault(
  { metres, accuracyMetres }: NonNullable<ArrivalProof['reading']>,
  { radiusMetres, maxAccuracyMetres }: ArrivalProof['terms'],
): Refusal | null {
  if (accuracyMetres > maxAccuracyMetres) {
    const error = metresInWords(accuracyMetres);
    return ruledOut('position_inaccurate', `定位误差约 ${error}，还不能确认到场。请再试一次，或写明原因`);
  }
  const radius = Math.max(radiusMetres, accuracyMetres);
  if (metres <= radius) return null;
  const title = `定位离现场约 ${metresInWords(metres)}。请到 ${Math.floor(radius)} 米以内再点，或写明原因`;
  return ruledOut('too_far', title);
}

/** An incident as the watch looks at it. */
export interface WatchedIncident {
  readonly state: IncidentState;
  /** When its present holder was told. */
  readonly assignedAt: Date | null;
  /** When the promise to arrive begins to warn. */
  readonly warnAt: Date | null;
}

const MINUTE_MS = 60_000;

/** Until when the present holder should acknowledge it; null where nothing is to be acknowledged. */
export function acknowledgeBy(
  { state, assignedAt }: Pick<WatchedIncident, 'state' | 'assignedAt'>,
  minutes: number,
): Date | null {
  return state === 'DISPATCHED' && assignedAt ? new Date(assignedAt.getTime() + minutes * MINUTE_MS) : null;
}

/** What has to be brought before the duty manager by now (采购需求 六.8); nothing of what was done meanwhile. */
export function alarmsDue(incident: WatchedIncident, at: Date, minutes: number): IncidentAlarm[] {
  const { state, warnAt } = incident;
  const by = acknowledgeBy(incident, minutes);
  const onTheWay = state === 'DISPATCHED' || state === 'ACKED';
  return [
    ...(by !== null && at >= by ? (['UNACKNOWLEDGED'] as const) : []),
    ...(onTheWay && warnAt !== null && at >= warnAt ? (['NOT_ARRIVED'] as const) : []),
  ];
}

/** Somebody on call, as the choice looks at them. */
export interface OnCallFacts {
  readonly workNo: string;
  /** Open incidents they hold. */
  readonly holding: number;
}

/** In the order they are sent: who holds least, then by work number, so that no two stand equal. */
export function inSendingOrder<T extends OnCallFacts>(people: readonly T[]): T[] {
  return [...people].sort((a, b) => a.holding - b.holding || (a.workNo < b.workNo ? -1 : 1));
}
