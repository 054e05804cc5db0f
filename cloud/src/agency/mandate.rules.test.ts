import fc from 'fast-check';
import { MANDATE_ACTS } from 'shared-types/mandate.states';
import { addDays, addMonths, civilDateOfDay } from '../kernel/time/civil-date';
import {
  type ActInName,
  coverRefusal,
  inForce,
  lastDayOf,
  type Mandate,
  type MandateActing,
  mandateCovers,
  mandateLifecycle,
  mandateTermFaults,
  type Reassignable,
  reassignRefusal,
  renewalFrom,
  settlementOf,
} from './mandate.rules';

const TODAY = '2026-12-10';

const mandate = (part: Partial<Mandate> = {}): Mandate => ({
  state: 'EFFECTIVE',
  from: '2026-12-01',
  until: '2026-12-31',
  items: ['license'],
  acts: ['SUBMIT'],
  agentStaffId: 7,
  caseOpen: true,
  ...part,
});
const act = (part: Partial<ActInName> = {}): ActInName => ({
  today: TODAY,
  itemKey: 'license',
  act: 'SUBMIT',
  staffId: 7,
  ...part,
});

describe('a mandate', () => {
  it.each([
    ['covers what it names', {}, {}, null],
    ['covers its first day', { from: TODAY }, {}, null],
    ['covers its last day', { until: TODAY }, {}, null],
    ['does not cover the day before its first', { from: '2026-12-11' }, {}, 'NOT_IN_FORCE'],
    ['does not cover the day after its last, whatever a job has done', { until: '2026-12-09' }, {}, 'NOT_IN_FORCE'],
    ['does not cover anything as a draft', { state: 'DRAFT' }, {}, 'NOT_IN_FORCE'],
    ['does not cover anything before the centre signed', { state: 'SIGNED_BY_CLIENT' }, {}, 'NOT_IN_FORCE'],
    ['does not cover anything once revoked', { state: 'REVOKED' }, {}, 'NOT_IN_FORCE'],
    ['does not cover anything once its case is over', { caseOpen: false }, {}, 'NOT_IN_FORCE'],
    ['does not cover another item', {}, { itemKey: 'permit' }, 'ITEM'],
    ['does not cover an act it does not name', {}, { act: 'COLLECT' }, 'ACT'],
    ['does not cover another agent', {}, { staffId: 8 }, 'AGENT'],
    ['without an agent covers nobody', { agentStaffId: null }, {}, 'AGENT'],
  ] as const)('%s', (_, part, asked, gap) => {
    expect(mandateCovers(mandate(part as Partial<Mandate>), act(asked))).toBe(gap);
  });

  it('of a case refuses with what alone is missing, in plain words', () => {
    const code = (mandates: readonly Mandate[], asked = act()) => coverRefusal(mandates, asked)?.code ?? null;
    expect(code([])).toBe('mandate_missing');
    expect(code([mandate({ state: 'DRAFT' }), mandate({ state: 'VOID' })])).toBe('mandate_missing');
    expect(code([mandate({ state: 'SIGNED_BY_CLIENT' })])).toBe('mandate_not_valid_today');
    expect(code([mandate({ state: 'REVOKED' })])).toBe('mandate_not_valid_today');
    expect(code([mandate({ until: '2026-12-09' }), mandate({ items: ['permit'] })])).toBe('mandate_lacks_item');
    expect(code([mandate({ items: ['permit'] }), mandate({ acts: ['COLLECT'] })])).toBe('mandate_lacks_act');
    expect(code([mandate({ acts: [] }), mandate({ agentStaffId: 8 })])).toBe('mandate_names_other_agent');
    expect(code([mandate({ agentStaffId: 8 }), mandate()])).toBeNull();
    expect(coverRefusal([mandate({ until: '2026-12-09' })], act())?.title).toContain('2026年12月10日（周四）');
    expect(coverRefusal([mandate()], act({ act: 'COLLECT' }))?.title).toContain('领取审批结果和文书');
    expect(coverRefusal([], act())?.status).toBe(422);
  });
});

const date = fc.integer({ min: 20_000, max: 30_000 }).map(civilDateOfDay);
const states = fc.constantFrom(...Object.keys(mandateLifecycle.states));
const anyMandate = fc.record({
  state: states,
  from: date,
  until: date,
  items: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
  acts: fc.uniqueArray(fc.constantFrom(...MANDATE_ACTS)),
  agentStaffId: fc.option(fc.integer({ min: 1, max: 3 })),
  caseOpen: fc.boolean(),
});
const anyAct = fc.record({
  today: date,
  itemKey: fc.constantFrom('a', 'b', 'c'),
  act: fc.constantFrom(...MANDATE_ACTS),
  staffId: fc.integer({ min: 1, max: 3 }),
});

describe('whatever the mandates of a case', () => {
  it('an act is let through only by one of them that is in force and names item, act and agent', () => {
    fc.assert(
      fc.property(fc.array(anyMandate, { maxLength: 4 }), anyAct, (mandates, asked) => {
        const byHand = mandates.some(
          (each) =>
            each.state === 'EFFECTIVE' &&
            each.caseOpen &&
            each.from <= asked.today &&
            asked.today <= each.until &&
            each.items.includes(asked.itemKey) &&
            each.acts.includes(asked.act) &&
            each.agentStaffId === asked.staffId,
        );
        expect(coverRefusal(mandates, asked) === null).toBe(byHand);
      }),
    );
  });

  it('one more mandate never forbids what was allowed', () => {
    fc.assert(
      fc.property(fc.array(anyMandate, { maxLength: 3 }), anyMandate, anyAct, (mandates, more, asked) => {
        if (coverRefusal(mandates, asked) === null) expect(coverRefusal([...mandates, more], asked)).toBeNull();
      }),
    );
  });

  it('nothing is in force outside of its days', () => {
    fc.assert(
      fc.property(anyMandate, date, (each, today) => {
        if (today < each.from || today > each.until) expect(inForce(each, today)).toBe(false);
      }),
    );
  });
});

describe('another agent', () => {
  const bound = (part: Partial<Reassignable> = {}): Reassignable => ({
    state: 'EFFECTIVE',
    from: '2026-12-01',
    until: '2026-12-31',
    agentStaffId: 7,
    caseOpen: true,
    substitution: false,
    agreedStaffIds: [7],
    ...part,
  });

  it.each([
    ['is refused where the client kept that to themselves', [bound()], true],
    ['is refused where the client has not chosen', [bound({ substitution: null })], true],
    ['is allowed by the clause', [bound({ substitution: true })], false],
    ['is allowed by name', [bound({ agreedStaffIds: [7, 8] })], false],
    ['who is the agent already is allowed', [bound({ agentStaffId: 8 })], false],
    ['is allowed before anything is in force', [bound({ state: 'SIGNED_BY_CLIENT' })], false],
    ['is allowed once it is over', [bound({ until: '2026-12-09' })], false],
    ['is refused on its last day', [bound({ until: TODAY })], true],
    ['is refused before its first day too', [bound({ from: '2026-12-20' })], true],
    ['is allowed once the case is over', [bound({ caseOpen: false })], false],
    ['needs the consent of each mandate', [bound({ substitution: true }), bound()], true],
    ['is allowed where there is none', [], false],
  ])('%s', (_, mandates, refused) => {
    expect(reassignRefusal(mandates, 8, TODAY)?.code).toBe(refused ? 'substitution_not_agreed' : undefined);
  });
});

describe('the term of a draft', () => {
  const faults = (from: string, until: string) => mandateTermFaults({ from, until }, 6, TODAY).map(({ path }) => path);

  it.each([
    ['2026-12-10', '2026-12-10', []],
    ['2026-12-09', '2026-12-31', ['body.from']],
    ['2026-12-12', '2026-12-11', ['body.until']],
    ['2026-12-10', '2027-06-09', []],
    ['2026-12-10', '2027-06-10', ['body.until']],
  ])('from %s until %s: %j', (from, until, expected) => {
    expect(faults(from, until)).toEqual(expected);
  });

  it('names the latest day there may be', () => {
    const [fault] = mandateTermFaults({ from: TODAY, until: '2028-01-01' }, 6, TODAY);
    expect(fault?.message).toBe('委托期限最长 6 个月，最晚到2027年6月9日（周三）');
  });

  it('is whole months: the day after its last is the corresponding day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 24 }), (from, months) => {
        expect(addDays(lastDayOf(from, months), 1)).toBe(addMonths(from, months));
      }),
    );
  });

  it('goes on without a gap when it is continued in time, and from today when not', () => {
    expect(renewalFrom('2026-12-31', TODAY)).toBe('2027-01-01');
    expect(renewalFrom(TODAY, TODAY)).toBe('2026-12-11');
    expect(renewalFrom('2026-12-09', TODAY)).toBe(TODAY);
  });
});

describe('what ends a mandate by itself', () => {
  it.each([
    ['EFFECTIVE', '2026-12-10', { open: true, state: 'FILED' }, null],
    ['EFFECTIVE', '2026-12-09', { open: true, state: 'FILED' }, 'expire'],
    ['SIGNED_BY_CLIENT', '2026-12-09', { open: true, state: 'FILED' }, 'expire'],
    ['DRAFT', '2026-12-09', { open: true, state: 'FILED' }, 'lapse'],
    ['DRAFT', '2026-12-31', { open: false, state: 'CLOSED' }, 'lapse'],
    ['EFFECTIVE', '2026-12-31', { open: false, state: 'CLOSED' }, 'fulfil'],
    ['SIGNED_BY_CLIENT', '2026-12-31', { open: false, state: 'CLOSED' }, 'end'],
    ['EFFECTIVE', '2026-12-31', { open: false, state: 'WITHDRAWN' }, 'end'],
    ['EFFECTIVE', '2026-12-09', { open: false, state: 'CLOSED' }, 'expire'],
  ])('%s until %s, case %j: %s', (state, until, agencyCase, action) => {
    expect(settlementOf({ state, until }, agencyCase, TODAY)).toBe(action);
  });
});

describe('the guards of a mandate', () => {
  const acting = (part: Partial<MandateActing> = {}): MandateActing => ({
    papers: 2,
    clientSigned: 2,
    centreSigned: 2,
    isSigner: false,
    isAgent: false,
    validUntil: TODAY,
    today: TODAY,
    ...part,
  });
  const { prepare, sign, countersign } = mandateLifecycle.actions;

  it('let the client choose anew until one of the papers is signed', () => {
    expect(prepare.guard?.(acting({ clientSigned: 0 }))).toBeNull();
    expect(prepare.guard?.(acting({ clientSigned: 1 }))?.code).toBe('papers_signed_already');
  });

  it('call it signed when every paper is, and there are some', () => {
    expect(sign.guard?.(acting())).toBeNull();
    expect(sign.guard?.(acting({ clientSigned: 1 }))?.code).toBe('papers_unsigned');
    expect(sign.guard?.(acting({ papers: 0, clientSigned: 0 }))?.code).toBe('papers_unsigned');
  });

  it.each([
    [{}, undefined],
    [{ isSigner: true }, 'countersigner_is_client'],
    [{ isAgent: true }, 'countersigner_is_agent'],
    [{ validUntil: '2026-12-09' }, 'mandate_term_over'],
    [{ centreSigned: 1 }, 'papers_unsigned'],
  ])('let the centre countersign with %j: %s', (part, code) => {
    expect(countersign.guard?.(acting(part))?.code).toBe(code);
  });
});
