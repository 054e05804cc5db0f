import fc from 'fast-check';
import { INCIDENT_STATES, type IncidentState } from 'shared-types/incident.states';
import { actionsFor } from '../kernel/lifecycle/lifecycle.rules';
import {
  type ArrivalProof,
  acknowledgeBy,
  alarmsDue,
  arrivalBy,
  incidentLifecycle,
  inSendingOrder,
  type WatchedIncident,
} from './incident.rules';

const STATES = Object.keys(INCIDENT_STATES) as IncidentState[];
const MINUTE_MS = 60_000;
const START = new Date('2026-11-30T18:30:00Z');
const after = (minutes: number) => new Date(START.getTime() + minutes * MINUTE_MS);

describe('an incident', () => {
  it.each([
    ['REPORTED', []],
    ['DISPATCHED', ['acknowledge', 'arrive', 'escalate']],
    ['ACKED', ['arrive', 'escalate']],
    ['ARRIVED', ['control', 'escalate']],
    ['CONTROLLED', ['close', 'escalate']],
    ['CLOSED', []],
  ])('that is %s lets whoever holds it do %j', (state, actions) =>
    expect(actionsFor(incidentLifecycle, state, ['HOLDER', 'ANYONE'])).toEqual(actions),
  );

  it.each([
    ['REPORTED', ['dispatch', 'dismiss']],
    ['DISPATCHED', ['handOver', 'dismiss']],
    ['ACKED', ['handOver', 'dismiss']],
    ['ARRIVED', ['handOverOnSite', 'dismiss']],
    ['CONTROLLED', ['handOverOnSite']],
    ['CLOSED', []],
  ])('that is %s lets the desk do %j', (state, actions) =>
    expect(actionsFor(incidentLifecycle, state, ['DISPATCHER', 'ANYONE'])).toEqual(actions),
  );

  it('starts the hour when somebody is sent, ends it when they are there, and nothing else touches it', () => {
    const touching = Object.entries(incidentLifecycle.actions).filter(
      ([, action]) => 'starts' in action || 'finishes' in action || 'cancels' in action || 'pauses' in action,
    );
    expect(touching.map(([name]) => name)).toEqual(['dispatch', 'arrive']);
    expect(incidentLifecycle.actions.dispatch.starts).toEqual(['ON_CALL_ARRIVAL']);
    expect(incidentLifecycle.actions.arrive.finishes).toEqual(['ON_CALL_ARRIVAL']);
  });

  it('is not given to whoever has it already', () => {
    for (const action of ['handOver', 'handOverOnSite'] as const) {
      const { guard } = incidentLifecycle.actions[action];
      expect(guard?.({ holdsIt: true })).toMatchObject({ code: 'holds_it_already' });
      expect(guard?.({ holdsIt: false })).toBeNull();
    }
  });
});

describe('an arrival', () => {
  const terms = { radiusMetres: 200, maxAccuracyMetres: 150 };
  const at = (metres: number, accuracyMetres: number, reason: string | null = null): ArrivalProof => ({
    reading: { metres, accuracyMetres },
    reason,
    terms,
  });
  const refusal = (proof?: ArrivalProof) => incidentLifecycle.actions.arrive.guard?.(proof ? { proof } : {}) ?? null;

  it.each([
    [at(200, 150), 'POSITION', null],
    [at(201, 150), null, 'too_far'],
    [at(0, 151), null, 'position_inaccurate'],
    [at(5000, 10, '道路封闭，步行到场'), 'WRITTEN', null],
    [at(10, 10, '多写了一句'), 'POSITION', null],
    [at(0, 151, '地下车库没有信号'), 'WRITTEN', null],
    [{ reading: null, reason: '手机没电', terms }, 'WRITTEN', null],
    [{ reading: null, reason: null, terms }, null, 'arrival_unproved'],
  ] as const)('shown by %j counts by %s and is refused with %s', (proof, by, code) => {
    expect(arrivalBy(proof)).toBe(by);
    expect(refusal(proof)?.code ?? null).toBe(code);
  });

  it('says how far off it is, and what helps', () => {
    expect(refusal(at(1240, 10))?.title).toBe('定位离现场约 1.2 公里。请到 200 米以内再点，或写明原因');
    expect(refusal(at(10, 400))?.title).toBe('定位误差约 400 米，还不能确认到场。请再试一次，或写明原因');
    expect(refusal()?.code).toBe('arrival_unproved');
  });

  it('within the reading’s own error counts where that is larger than the radius', () => {
    const wide = { radiusMetres: 50, maxAccuracyMetres: 150 };
    expect(arrivalBy({ ...at(120, 120), terms: wide })).toBe('POSITION');
    expect(arrivalBy({ ...at(121, 120), terms: wide })).toBeNull();
  });
});

describe('an alarm', () => {
  const watched = (state: IncidentState): WatchedIncident => ({ state, assignedAt: START, warnAt: after(50) });

  it.each([
    ['DISPATCHED', 9.99, []],
    ['DISPATCHED', 10, ['UNACKNOWLEDGED']],
    ['DISPATCHED', 49.99, ['UNACKNOWLEDGED']],
    ['DISPATCHED', 50, ['UNACKNOWLEDGED', 'NOT_ARRIVED']],
    ['ACKED', 49.99, []],
    ['ACKED', 50, ['NOT_ARRIVED']],
    ['ARRIVED', 500, []],
    ['CONTROLLED', 500, []],
    ['CLOSED', 500, []],
    ['REPORTED', 500, []],
  ] as const)('of an incident that is %s after %d minutes: %j', (state, minutes, due) =>
    expect(alarmsDue(watched(state), after(minutes), 10)).toEqual(due),
  );

  it('is never due of what was never sent, or has no time to arrive by', () => {
    expect(alarmsDue({ state: 'DISPATCHED', assignedAt: null, warnAt: null }, after(500), 10)).toEqual([]);
  });

  it('says until when it is to be acknowledged, while it is', () => {
    expect(acknowledgeBy({ state: 'DISPATCHED', assignedAt: START }, 10)).toEqual(after(10));
    expect(acknowledgeBy({ state: 'DISPATCHED', assignedAt: null }, 10)).toBeNull();
    expect(acknowledgeBy({ state: 'ACKED', assignedAt: START }, 10)).toBeNull();
  });

  const STEPS = ['nothing', 'acknowledge', 'arrive', 'handOver'] as const;
  const onTheWay = ({ state }: WatchedIncident) => state === 'DISPATCHED' || state === 'ACKED';

  /** An incident after a step at an instant, as the table has it: the timer is left alone by all but the arrival. */
  function stepped(incident: WatchedIncident, step: (typeof STEPS)[number], at: Date): WatchedIncident {
    if (!onTheWay(incident)) return incident;
    if (step === 'acknowledge') return { ...incident, state: 'ACKED' };
    if (step === 'arrive') return { ...incident, state: 'ARRIVED' };
    return step === 'handOver' ? { ...incident, state: 'DISPATCHED', assignedAt: at } : incident;
  }

  it('never follows an acknowledgement or an arrival, and a hand-over never moves the hour', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 90 }), (steps) => {
        let incident = watched('DISPATCHED');
        for (const [minute, step] of steps.entries()) {
          incident = stepped(incident, step, after(minute));
          const due = alarmsDue(incident, after(minute), 10);
          if (incident.state !== 'DISPATCHED') expect(due).not.toContain('UNACKNOWLEDGED');
          expect(due.includes('NOT_ARRIVED')).toBe(onTheWay(incident) && minute >= 50);
        }
      }),
    );
  });

  it('stays due as time goes on, until something is done', () => {
    const state = fc.constantFrom(...STATES);
    fc.assert(
      fc.property(state, fc.nat(120), fc.nat(120), (which, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((m) => alarmsDue(watched(which), after(m), 10));
        for (const alarm of early ?? []) expect(late).toContain(alarm);
      }),
    );
  });
});

it('whoever holds least is sent first, then by work number', () => {
  const people = [
    { workNo: 'T3', holding: 0 },
    { workNo: 'T1', holding: 1 },
    { workNo: 'T2', holding: 0 },
  ];
  expect(inSendingOrder(people).map(({ workNo }) => workNo)).toEqual(['T2', 'T3', 'T1']);
  expect(inSendingOrder([...people].reverse()).map(({ workNo }) => workNo)).toEqual(['T2', 'T3', 'T1']);
});
