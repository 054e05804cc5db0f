import {
  afterWrongFactor,
  judgePhoneClaim,
  judgeRefresh,
  type PhoneParty,
  REFRESH_GRACE_MS,
  SAME_HOLDER_MS,
  survivorOf,
} from './identity.rules';

const at = new Date('2026-11-23T02:00:00Z');
const before = (ms: number): Date => new Date(at.getTime() - ms);

describe('a refresh token', () => {
  const session = {
    refreshHash: 'now',
    previousHash: 'before',
    rotatedAt: before(REFRESH_GRACE_MS),
    expiresAt: new Date(at.getTime() + 1),
    revokedAt: null,
  };

  it('rotates when it is the present one', () => {
    expect(judgeRefresh(session, 'now', at)).toBe('ROTATE');
  });

  it('is given anew when the one before comes within the grace, for a lost answer', () => {
    expect(judgeRefresh(session, 'before', at)).toBe('REISSUE');
  });

  it('is taken for stolen when the one before comes a millisecond after the grace', () => {
    expect(judgeRefresh({ ...session, rotatedAt: before(REFRESH_GRACE_MS + 1) }, 'before', at)).toBe('REUSED');
  });

  it('is taken for stolen when it is neither', () => {
    expect(judgeRefresh(session, 'older', at)).toBe('REUSED');
    expect(judgeRefresh({ ...session, previousHash: null }, 'before', at)).toBe('REUSED');
  });

  it('opens nothing once the session was ended or has run out', () => {
    expect(judgeRefresh({ ...session, revokedAt: before(1) }, 'now', at)).toBe('OVER');
    expect(judgeRefresh({ ...session, expiresAt: at }, 'now', at)).toBe('OVER');
  });
});

describe('a phone that somebody else has verified', () => {
  const claimant: PhoneParty = { staff: 'NONE', apps: ['WEBSITE'], unionids: [], verifiedAt: null, proof: null };
  const holder: PhoneParty = {
    staff: 'NONE',
    apps: ['MINI_PROGRAM'],
    unionids: ['u1'],
    verifiedAt: before(1),
    proof: 'SMS',
  };
  const judged = (change: { claimant?: Partial<PhoneParty>; holder?: Partial<PhoneParty> }) =>
    judgePhoneClaim({ ...claimant, ...change.claimant }, { ...holder, ...change.holder }, 'SMS', at);

  it('joins the two when both proved it by code lately and WeChat shows no difference', () => {
    expect(judged({})).toBe('JOIN');
    expect(judged({ holder: { verifiedAt: before(SAME_HOLDER_MS) } })).toBe('JOIN');
  });

  it.each<[string, Parameters<typeof judged>[0]]>([
    [
      'the other proof is so old that the number may have changed hands',
      { holder: { verifiedAt: before(SAME_HOLDER_MS + 1) } },
    ],
    ['the other has only WeChat’s word for it', { holder: { proof: 'WECHAT' } }],
    ['both have an account in the same app', { holder: { apps: ['MINI_PROGRAM', 'WEBSITE'] } }],
    ['WeChat names two different accounts', { claimant: { unionids: ['u2'] } }],
    [
      'the claimant is somebody already, with a phone of their own',
      { claimant: { verifiedAt: before(1), proof: 'SMS' } },
    ],
    ['the claimant works here: nobody slips into their rights', { claimant: { staff: 'PRESENT' } }],
    ['the claimant worked here', { claimant: { staff: 'FORMER' } }],
    ['the holder worked here', { holder: { staff: 'FORMER' } }],
  ])('goes over without any history when %s', (_, change) => {
    expect(judged(change)).toBe('MOVE');
  });

  it('stays with a member of staff whatever is proved', () => {
    expect(judged({ holder: { staff: 'PRESENT' } })).toBe('STAFF_PHONE');
    expect(judgePhoneClaim(claimant, { ...holder, staff: 'PRESENT' }, 'WECHAT', at)).toBe('STAFF_PHONE');
  });

  it('is not given away on WeChat’s word alone', () => {
    expect(judgePhoneClaim(claimant, holder, 'WECHAT', at)).toBe('CODE_NEEDED');
  });

  it('is simply taken when nobody holds it', () => {
    expect(judgePhoneClaim(claimant, null, 'WECHAT', at)).toBe('TAKE');
  });
});

describe('of two records of one human being', () => {
  it('the older stays', () => {
    expect(survivorOf({ id: 9, staff: 'NONE' }, { id: 4, staff: 'NONE' })).toEqual({ into: 4, from: 9 });
  });

  it('the one with the staff row stays, present or former, even when it is younger', () => {
    expect(survivorOf({ id: 9, staff: 'PRESENT' }, { id: 4, staff: 'NONE' })).toEqual({ into: 9, from: 4 });
    expect(survivorOf({ id: 4, staff: 'NONE' }, { id: 9, staff: 'FORMER' })).toEqual({ into: 9, from: 4 });
  });

  it('none gives way when both have one', () => {
    expect(survivorOf({ id: 9, staff: 'PRESENT' }, { id: 4, staff: 'FORMER' })).toBeNull();
  });
});

describe('a wrong second factor', () => {
  it('is counted, and the fifth shuts the door for 15 minutes', () => {
    expect(afterWrongFactor(0, at)).toEqual({ failures: 1, lockedUntil: null });
    expect(afterWrongFactor(3, at)).toEqual({ failures: 4, lockedUntil: null });
    expect(afterWrongFactor(4, at)).toEqual({ failures: 0, lockedUntil: new Date('2026-11-23T02:15:00Z') });
  });
});
