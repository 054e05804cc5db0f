import {
  all,
  approvedOnly,
  type CaseFacts,
  type CaseGuard,
  certifiedOnly,
  committedOnly,
  feesPaid,
  inNoGroup,
  instantOnly,
  mailChosen,
  mailedOnly,
  notCertified,
  nothingLeftForLater,
  nothingLent,
  notMailed,
  notRejected,
  rejectedOnly,
  somethingLeftForLater,
} from './case-guards.rules';

/** A committed case of which nothing is said yet. */
const FRESH: CaseFacts = {
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

const codeOf = (guard: CaseGuard, facts: Partial<CaseFacts>): string | null =>
  guard({ ...FRESH, ...facts })?.code ?? null;

it.each<[string, CaseGuard, Partial<CaseFacts>, string | null]>([
  ['nothing owed', feesPaid, { outstandingFen: 0 }, null],
  ['a fen owed', feesPaid, { outstandingFen: 1 }, 'fees_open'],
  ['an instant one', instantOnly, { caseType: 'INSTANT' }, null],
  ['a committed one, where it must be instant', instantOnly, {}, 'not_instant'],
  ['a committed one', committedOnly, {}, null],
  ['an instant one, where it must be committed', committedOnly, { caseType: 'INSTANT' }, 'not_committed'],
  ['approved', approvedOnly, { decision: 'APPROVED' }, null],
  ['undecided, where it must be approved', approvedOnly, {}, 'not_approved'],
  ['rejected, where it must be approved', approvedOnly, { decision: 'REJECTED' }, 'not_approved'],
  ['rejected', rejectedOnly, { decision: 'REJECTED' }, null],
  ['approved, where it must be rejected', rejectedOnly, { decision: 'APPROVED' }, 'not_rejected'],
  ['undecided, where it must only not be rejected', notRejected, {}, null],
  ['approved, where it must only not be rejected', notRejected, { decision: 'APPROVED' }, null],
  ['rejected, where it must not be', notRejected, { decision: 'REJECTED' }, 'not_approved'],
  ['without tolerance', nothingLeftForLater, {}, null],
  ['tolerance that is completed', nothingLeftForLater, { toleranceMissing: [] }, null],
  ['tolerance that is open', nothingLeftForLater, { toleranceMissing: ['a'] }, 'tolerance_open'],
  ['tolerance to be completed', somethingLeftForLater, { toleranceMissing: ['a'] }, null],
  ['completing where nothing is left', somethingLeftForLater, { toleranceMissing: [] }, 'tolerance_none'],
  ['completing where nothing was tolerated', somethingLeftForLater, {}, 'tolerance_none'],
  ['mail that was chosen', mailChosen, { way: 'MAIL' }, null],
  ['mail that was not', mailChosen, {}, 'collected'],
  ['not sent yet', notMailed, {}, null],
  ['sent already', notMailed, { mailed: true }, 'mailed_already'],
  ['received after it was sent', mailedOnly, { mailed: true }, null],
  ['received before it was sent', mailedOnly, {}, 'not_mailed'],
  ['a first certificate', notCertified, {}, null],
  ['a second one', notCertified, { certified: true }, 'certified_already'],
  ['told of a certificate that is there', certifiedOnly, { certified: true }, null],
  ['told of one that is not', certifiedOnly, {}, 'not_certified'],
  ['no papers at the department', nothingLent, {}, null],
  ['one paper at the department', nothingLent, { lent: 1 }, 'materials_lent'],
  ['on its own', inNoGroup, {}, null],
  ['in a group', inNoGroup, { jointId: 7 }, 'joint_already'],
])('%s: %o %o → %p', (_, guard, facts, code) => {
  expect(codeOf(guard, facts)).toBe(code);
});

describe('several guards', () => {
  const both = all(approvedOnly, feesPaid);

  it('let pass what each of them lets pass', () => {
    expect(codeOf(both, { decision: 'APPROVED' })).toBeNull();
  });

  it('refuse with the first that refuses', () => {
    expect(codeOf(both, { decision: 'REJECTED', outstandingFen: 1 })).toBe('not_approved');
    expect(codeOf(both, { decision: 'APPROVED', outstandingFen: 1 })).toBe('fees_open');
  });
});

it('what is owed is said in yuan, and how many papers are out', () => {
  expect(feesPaid({ ...FRESH, outstandingFen: 1250 })?.title).toContain('12.50 元');
  expect(nothingLent({ ...FRESH, lent: 3 })?.title).toContain('3 份');
});
