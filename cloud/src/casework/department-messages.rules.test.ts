import type { CaseState, DepartmentMessageKind } from 'shared-types/casework.states';
import { acknowledgementOf, countedInstant, judge, type Standing } from './department-messages.rules';

const PUSHED: Standing = {
  state: 'PUSHED',
  overtaken: false,
  caseType: 'COMMITTED',
  decision: null,
  toleranceMissing: null,
  outstandingFen: 0,
  way: 'COLLECT',
  mailed: false,
  certified: false,
  jointId: null,
  lent: 0,
  resultOwed: false,
};

describe('what a message asks for', () => {
  it.each<[DepartmentMessageKind, CaseState, readonly string[]]>([
    ['REVIEW_BEGUN', 'PUSHED', ['review']],
    ['SUPPLEMENT_REQUESTED', 'PUSHED', ['review', 'requestSupplement']],
    ['SUPPLEMENT_REQUESTED', 'UNDER_REVIEW', ['requestSupplement']],
    ['APPROVED', 'PUSHED', ['review', 'approve']],
    ['APPROVED', 'UNDER_REVIEW', ['approve']],
    ['REJECTED', 'PUSHED', ['review', 'reject']],
    ['REJECTED', 'UNDER_REVIEW', ['reject']],
  ])('%s of a case that is %s takes %p', (kind, state, steps) => {
    expect(judge(kind, { ...PUSHED, state })).toEqual({ outcome: 'DONE', steps });
  });

  it.each<[string, DepartmentMessageKind, Partial<Standing>]>([
    ['what later news has overtaken', 'SUPPLEMENT_REQUESTED', { overtaken: true, state: 'UNDER_REVIEW' }],
    ['the decision there is', 'APPROVED', { decision: 'APPROVED', state: 'DELIVERED' }],
    ['the beginning of what has begun', 'REVIEW_BEGUN', { state: 'UNDER_REVIEW' }],
    ['the beginning of what stands still', 'REVIEW_BEGUN', { state: 'SPECIAL_PROCEDURE' }],
    ['the beginning of what is asked for more', 'REVIEW_BEGUN', { state: 'SUPPLEMENT_PENDING' }],
    ['the beginning of what is decided', 'REVIEW_BEGUN', { decision: 'REJECTED', state: 'NOTIFIED' }],
  ])('%s is no news', (_, kind, standing) => {
    expect(judge(kind, { ...PUSHED, ...standing }).outcome).toBe('KNOWN');
  });

  it.each<[string, DepartmentMessageKind, Partial<Standing>, RegExp]>([
    ['a decision against another', 'REJECTED', { decision: 'APPROVED', state: 'NOTIFIED' }, /已经批准/],
    [
      'more asked for after the decision',
      'SUPPLEMENT_REQUESTED',
      { decision: 'APPROVED', state: 'NOTIFIED' },
      /不一致/,
    ],
    ['more asked for twice', 'SUPPLEMENT_REQUESTED', { state: 'SUPPLEMENT_REQUESTED' }, /“需要补正”/],
    ['a decision while the clock stands', 'APPROVED', { state: 'SPECIAL_PROCEDURE' }, /“特别程序中”/],
    ['a beginning of what is over', 'REVIEW_BEGUN', { state: 'WITHDRAWN' }, /“已撤回”/],
    ['an approval before all is there', 'APPROVED', { toleranceMissing: ['plan'], state: 'UNDER_REVIEW' }, /容缺/],
  ])('%s waits for a person, who reads why', (_, kind, standing, why) => {
    const judged = judge(kind, { ...PUSHED, ...standing });
    expect(judged).toEqual({ outcome: 'KEPT', why: expect.stringMatching(why) });
  });

  it('a rejection needs nothing that was left for later, and an approval nothing once it is all there', () => {
    expect(judge('REJECTED', { ...PUSHED, toleranceMissing: ['plan'] }).outcome).toBe('DONE');
    expect(judge('APPROVED', { ...PUSHED, toleranceMissing: [] }).outcome).toBe('DONE');
  });
});

describe('the instant that counts', () => {
  const [accepted, received] = [new Date('2026-11-23T02:00:00Z'), new Date('2026-11-25T02:00:00Z')];
  const after = (from: Date, ms: number) => new Date(from.getTime() + ms);

  it.each([
    ['the very acceptance', accepted, accepted],
    ['between', after(accepted, 3600_000), after(accepted, 3600_000)],
    ['the very receipt', received, received],
    ['before the acceptance', after(accepted, -1), received],
    ['still to come', after(received, 1), received],
    ['not stated', null, received],
  ])('%s', (_, stated, counted) => {
    expect(countedInstant(stated, accepted, received)).toEqual(counted);
  });

  it('is the receipt where nobody knows when the case was accepted', () => {
    expect(countedInstant(accepted, null, received)).toBe(received);
  });
});

describe('an acknowledgement that a message names', () => {
  const sent = (state: string, acknowledgement: string | null = null, attempts = 1) => ({
    state,
    acknowledgement,
    attempts,
  });

  it.each([
    ['is ours', [sent('ACKNOWLEDGED', 'A')], 'KNOWN'],
    ['is that of an earlier submission', [sent('ACKNOWLEDGED', 'A'), sent('WAITING')], 'KNOWN'],
    ['is news of one whose answer was lost', [sent('ACKNOWLEDGED', 'B'), sent('WAITING')], 'NEWS'],
    ['is news of one entered by hand', [sent('BY_HAND', null, 0)], 'NEWS'],
    ['cannot be of one that was never sent', [sent('WAITING', null, 0)], 'STRANGE'],
    ['cannot be of one that was refused', [sent('REFUSED')], 'STRANGE'],
    ['is another than we were given', [sent('ACKNOWLEDGED', 'B')], 'STRANGE'],
    ['is of a case that was never handed over', [], 'STRANGE'],
  ])('%s', (_, all, expected) => {
    expect(acknowledgementOf('A', all)).toBe(expected);
  });
});
