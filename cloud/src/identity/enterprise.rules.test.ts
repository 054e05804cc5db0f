import { beginningOf, bindingState, endOf, mayOversee, needsConfirmation, termFaults } from './enterprise.rules';

const at = new Date('2026-11-23T02:00:00Z');
const ends = new Date('9999-12-31T00:00:00Z');

describe('a membership', () => {
  it.each([
    ['waits without a beginning', { beginsAt: null, endsAt: ends }, 'PENDING'],
    ['has not begun before its first day', { beginsAt: new Date('2026-11-24T00:00:00Z'), endsAt: ends }, 'NOT_YET'],
    ['is in force from its first instant', { beginsAt: at, endsAt: ends }, 'ACTIVE'],
    ['is over at its last instant', { beginsAt: new Date(0), endsAt: at }, 'OVER'],
    ['is over even when it was never confirmed', { beginsAt: null, endsAt: at }, 'OVER'],
  ] as const)('%s', (_, term, state) => {
    expect(bindingState(term, at)).toBe(state);
  });

  it('begins on the first day of its authority in Shanghai, or at once when that has come', () => {
    expect(beginningOf('2026-11-25', at).toISOString()).toBe('2026-11-24T16:00:00.000Z');
    expect(beginningOf('2026-11-23', at)).toBe(at);
    expect(beginningOf(null, at)).toBe(at);
  });

  it('lasts through the last day of its authority', () => {
    expect(endOf('2026-12-31').toISOString()).toBe('2026-12-31T16:00:00.000Z');
  });

  it('has an authority whose term is not over and runs forward', () => {
    expect(termFaults('2026-11-01', '2026-11-22', '2026-11-23')).toHaveLength(1);
    expect(termFaults('2026-12-02', '2026-12-01', '2026-11-23')).toHaveLength(1);
    expect(termFaults('2026-11-01', '2026-11-23', '2026-11-23')).toEqual([]);
  });

  it('must be confirmed as soon as it would show somebody else’s business', () => {
    const nothing = { hasRecords: false, hasOthers: false, isReturning: false };
    expect(needsConfirmation(nothing)).toBe(false);
    expect(needsConfirmation({ ...nothing, hasRecords: true })).toBe(true);
    expect(needsConfirmation({ ...nothing, hasOthers: true })).toBe(true);
    expect(needsConfirmation({ hasRecords: true, hasOthers: true, isReturning: true })).toBe(false);
  });
});

describe('who decides on a member', () => {
  const nobody = { isVerifier: false, isRepresentative: false, isSelf: false };

  it('is staff that has seen the papers, or for handlers the legal representative', () => {
    expect(mayOversee({ ...nobody, isVerifier: true }, 'LEGAL_REPRESENTATIVE')).toBe(true);
    expect(mayOversee({ ...nobody, isRepresentative: true }, 'AUTHORISED_HANDLER')).toBe(true);
    expect(mayOversee({ ...nobody, isRepresentative: true }, 'LEGAL_REPRESENTATIVE')).toBe(false);
    expect(mayOversee(nobody, 'AUTHORISED_HANDLER')).toBe(false);
  });

  it('is never the member', () => {
    expect(mayOversee({ isVerifier: true, isRepresentative: true, isSelf: true }, 'AUTHORISED_HANDLER')).toBe(false);
  });
});
