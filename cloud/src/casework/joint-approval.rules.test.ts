import { type Joinable, jointRefusal, UNDECIDED } from './joint-approval.rules';

const one = (part: Partial<Joinable> = {}): Joinable => ({
  number: 'BJ1',
  state: 'UNDER_REVIEW',
  caseType: 'COMMITTED',
  acceptedAt: new Date('2026-11-23T02:00:00Z'),
  jointId: null,
  applicant: 'A',
  ...part,
});

it('committed cases of one applicant that are accepted and undecided are a group', () => {
  expect(jointRefusal([one(), one({ number: 'BJ2', state: 'ACCEPTED' }), one({ state: 'PUSHED' })])).toBeNull();
});

it.each<[string, Partial<Joinable>, string]>([
  ['another applicant’s', { applicant: 'B' }, 'joint_other_applicant'],
  ['an instant one', { caseType: 'INSTANT' }, 'joint_instant'],
  ['one of another group', { jointId: 3 }, 'joint_already'],
  ['one not accepted', { acceptedAt: null, state: 'RECEIVED' }, 'joint_not_running'],
  ['one approved', { state: 'DECIDED_APPROVED' }, 'joint_not_running'],
  ['one rejected', { state: 'DECIDED_REJECTED' }, 'joint_not_running'],
  ['one its applicant was told of', { state: 'NOTIFIED' }, 'joint_not_running'],
  ['one that is over', { state: 'WITHDRAWN' }, 'joint_not_running'],
])('%s is not joined, and is named', (_, part, code) => {
  const refusal = jointRefusal([one(), one({ number: 'BJ9', ...part })]);
  expect(refusal).toMatchObject({ status: 422, code });
  expect(refusal?.title).toMatch(/^BJ9/);
});

it('several wrong ones are all named', () => {
  const wrong = [one({ number: 'BJ8', jointId: 3 }), one({ number: 'BJ9', jointId: 4 })];
  expect(jointRefusal([one(), ...wrong])?.title).toMatch(/^BJ8、BJ9/);
});

it('undecided is what a department still has to decide', () => {
  expect(UNDECIDED).toContain('SUPPLEMENT_PENDING');
  expect(UNDECIDED).toContain('SPECIAL_PROCEDURE');
  for (const state of ['DECIDED_APPROVED', 'DECIDED_TOLERANCE', 'DECIDED_REJECTED', 'NOTIFIED', 'DELIVERED']) {
    expect(UNDECIDED).not.toContain(state);
  }
});
