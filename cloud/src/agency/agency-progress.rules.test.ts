import fc from 'fast-check';
import { CASE_STATES } from 'shared-types/casework.states';
import {
  DERIVED,
  FINAL_CASES,
  type FiledCase,
  FOLLOWING,
  filingRefusal,
  followingActions,
  isSettled,
  type Permit,
  permitStage,
  SETTLING,
  stageOf,
  standing,
} from './agency-progress.rules';

const filed = (state: string, part: Partial<FiledCase> = {}): FiledCase => ({
  itemKey: 'a',
  state,
  accepted: true,
  decision: null,
  withAgent: false,
  ...part,
});
const permit = (state: string | null, part: Partial<Permit> = {}, of: Partial<FiledCase> = {}): Permit => ({
  itemKey: 'a',
  after: [],
  filed: state === null ? null : filed(state, of),
  ...part,
});

it.each<[string, Partial<FiledCase>, string]>([
  ['RECEIVED', { accepted: false }, 'FILED'],
  ['ACCEPTED', {}, 'FILED'],
  ['SUPPLEMENTED', { accepted: false }, 'FILED'],
  ['SUPPLEMENTED', {}, 'IN_APPROVAL'],
  ['PUSHED', {}, 'IN_APPROVAL'],
  ['UNDER_REVIEW', {}, 'IN_APPROVAL'],
  ['SPECIAL_PROCEDURE', {}, 'IN_APPROVAL'],
  ['SUPPLEMENT_REQUESTED', {}, 'SUPPLEMENTING'],
  ['SUPPLEMENT_PENDING', { accepted: false }, 'SUPPLEMENTING'],
  ['SUPPLEMENT_EXPIRED', {}, 'SUPPLEMENTING'],
  ['DECIDED_APPROVED', { decision: 'APPROVED' }, 'APPROVED'],
  ['DECIDED_TOLERANCE', { decision: 'APPROVED' }, 'APPROVED'],
  ['DECIDED_REJECTED', {}, 'REJECTED'],
  ['NOTIFIED', { decision: 'REJECTED' }, 'REJECTED'],
  ['NOTIFIED', { decision: 'APPROVED' }, 'APPROVED'],
  ['DELIVERED', {}, 'APPROVED'],
  ['ARCHIVED', { decision: 'REJECTED' }, 'REJECTED'],
  ['ARCHIVED', { decision: 'APPROVED' }, 'APPROVED'],
  ['RETURNED', { decision: 'REJECTED' }, 'REJECTED'],
  ['RETURNED', {}, 'ENDED'],
  ['REFUSED', { accepted: false }, 'ENDED'],
  ['NOT_ACCEPTED', { accepted: false }, 'ENDED'],
  ['WITHDRAWN', {}, 'ENDED'],
  ['REVOKED', { decision: 'APPROVED' }, 'ENDED'],
])('a case that is %s %j shows as %s', (state, part, stage) => {
  expect(stageOf(filed(state, part))).toBe(stage);
});

it('every state of a case has a stage in the table above', () => {
  for (const state of Object.keys(CASE_STATES)) expect(stageOf(filed(state))).toMatch(/^[A-Z_]+$/);
  expect(Object.keys(CASE_STATES)).toHaveLength(20);
});

it.each<[string, Permit[], string]>([
  ['nothing is planned', [], 'COLLECTING'],
  ['nothing is filed', [permit(null)], 'COLLECTING'],
  ['one is at the window', [permit('RECEIVED'), permit('UNDER_REVIEW')], 'FILED'],
  ['one is at the window and one not filed', [permit('ACCEPTED'), permit(null)], 'FILED'],
  ['one is with a department, the other waits for it', [permit('UNDER_REVIEW'), permit(null)], 'IN_APPROVAL'],
  ['all are with departments', [permit('PUSHED'), permit('SPECIAL_PROCEDURE')], 'IN_APPROVAL'],
  ['one is decided, one with a department', [permit('DECIDED_APPROVED'), permit('UNDER_REVIEW')], 'IN_APPROVAL'],
  ['one is decided, one not filed', [permit('DECIDED_APPROVED'), permit(null)], 'COLLECTING'],
  [
    'one has to be supplemented, one is at the window',
    [permit('SUPPLEMENT_PENDING'), permit('RECEIVED')],
    'SUPPLEMENTING',
  ],
  ['all are decided', [permit('DECIDED_APPROVED'), permit('DECIDED_REJECTED')], 'RESULT_READY'],
  ['all are delivered', [permit('DELIVERED'), permit('ARCHIVED')], 'DELIVERED'],
  [
    'the granted ones are delivered, one is told of its rejection',
    [permit('DELIVERED'), permit('NOTIFIED', {}, { decision: 'REJECTED' })],
    'RESULT_READY',
  ],
  ['all are rejected', [permit('DECIDED_REJECTED'), permit('RETURNED', {}, { decision: 'REJECTED' })], 'NOT_APPROVED'],
  ['all came to nothing', [permit('WITHDRAWN'), permit('NOT_ACCEPTED')], 'NOT_APPROVED'],
  ['one came to nothing, one is delivered', [permit('WITHDRAWN'), permit('DELIVERED')], 'DELIVERED'],
])('where %s the agency case is %s', (_, permits, state) => {
  expect(standing(permits)).toBe(state);
});

it.each<[string, Permit['filed'], string]>([
  ['not filed', null, 'WAITING'],
  ['at the window', filed('RECEIVED'), 'WAITING'],
  ['approved', filed('DECIDED_APPROVED'), 'PREPARING'],
  ['rejected', filed('DECIDED_REJECTED'), 'PREPARING'],
])('a permit after one that is %s (%j) stands at %s', (_, before, stage) => {
  const first = permit(null, { filed: before });
  const second = permit(null, { itemKey: 'b', after: ['a'] });
  expect(permitStage(second, [first, second])).toBe(stage);
});

describe('a permit may be filed', () => {
  const [first, second] = ['a', 'b'].map((itemKey) => ({ ...permit(null), itemKey, filed: null })) as [Permit, Permit];
  const refused = (filed: FiledCase | null, others: Permit[], after: string[] = []) =>
    filingRefusal({ ...second, after, filed: filed && { ...filed, number: 'BJ7' } }, others, (key) => `事项${key}`);

  it('when it is in the plan, not filed, and waits for nothing', () => {
    expect(refused(null, [first])).toBeNull();
    expect(filingRefusal(undefined, [first], (key) => key)).toMatchObject({ status: 400 });
  });

  it.each([
    ['RECEIVED', null, 'already_filed'],
    ['SUPPLEMENT_PENDING', null, 'already_filed'],
    ['DECIDED_APPROVED', 'APPROVED' as const, 'already_filed'],
    ['DECIDED_REJECTED', 'REJECTED' as const, null],
    ['WITHDRAWN', null, null],
    ['NOT_ACCEPTED', null, null],
  ])('or, with a case that is %s (%p), gives %p', (state, decision, code) => {
    expect(refused(filed(state, { decision }), [first])?.code ?? null).toBe(code);
  });

  it('and the refusal names the case there is', () => {
    expect(refused(filed('RECEIVED'), [])?.title).toBe('“事项b”已经递交（BJ7）');
  });

  it('only once everything it waits for is decided; what is not is named', () => {
    expect(refused(null, [first], ['a'])?.title).toBe('要等“事项a”有结果后才能递交');
    expect(refused(null, [{ ...first, filed: filed('UNDER_REVIEW') }], ['a'])?.code).toBe('predecessors_undecided');
    expect(refused(null, [{ ...first, filed: filed('DECIDED_APPROVED') }], ['a'])).toBeNull();
  });
});

it('every derived state is reached by the step of its name, from every other', () => {
  for (const state of DERIVED) {
    const { from, to } = followingActions[FOLLOWING[state]];
    expect(to).toBe(state);
    expect([...from, state].sort()).toEqual([...DERIVED].sort());
  }
});

it('a case is settled in the states that decide or end it', () => {
  expect([...SETTLING].sort()).toEqual(
    Object.keys(CASE_STATES)
      .filter((state) => state !== 'NOTIFIED' && isSettled(permit(state)))
      .sort(),
  );
});

describe('of any set of permits', () => {
  const anyPermit = fc
    .record({
      state: fc.option(fc.constantFrom(...Object.keys(CASE_STATES))),
      accepted: fc.boolean(),
      decision: fc.constantFrom('APPROVED' as const, 'REJECTED' as const, null),
    })
    .map(({ state, ...rest }) => permit(state, {}, rest));
  const sets = fc.array(anyPermit, { minLength: 1, maxLength: 8 });

  it('the state is one of the derived ones, whatever order the permits stand in', () => {
    fc.assert(
      fc.property(sets, (permits) => {
        expect(DERIVED).toContain(standing(permits));
        expect(standing([...permits].reverse())).toBe(standing(permits));
      }),
    );
  });

  it('a supplement somebody has to bring shows before all else', () => {
    fc.assert(
      fc.property(sets, (permits) => {
        const waits = permits.some((each) => each.filed !== null && stageOf(each.filed) === 'SUPPLEMENTING');
        expect(standing(permits) === 'SUPPLEMENTING').toBe(waits);
      }),
    );
  });

  it('there is a result exactly when every permit is settled', () => {
    fc.assert(
      fc.property(sets, (permits) => {
        const results = ['RESULT_READY', 'NOT_APPROVED', 'DELIVERED'];
        expect(results.includes(standing(permits))).toBe(permits.every(isSettled));
      }),
    );
  });

  it('delivered means that every case is over', () => {
    fc.assert(
      fc.property(sets, (permits) => {
        if (standing(permits) !== 'DELIVERED') return;
        for (const each of permits) expect(FINAL_CASES).toContain(each.filed?.state);
      }),
    );
  });
});
