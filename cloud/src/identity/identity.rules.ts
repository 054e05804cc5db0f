import type { LoginApp, PhoneProof, SessionKind } from 'shared-types/identity.states';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a sign-in lasts at most, however busy it is: a desk 8 hours, a citizen's 30 days (GB/T 22239-2019 practice). */
export const SESSION_LIFE_MS: Readonly<Record<SessionKind, number>> = {
  DESK: 8 * HOUR,
  MINI_PROGRAM: 30 * DAY,
  WECHAT_BROWSER: 30 * DAY,
};

/** How long the token before still works, for a client whose answer was lost on the way. */
export const REFRESH_GRACE_MS = 20 * SECOND;

export interface RefreshFacts {
  readonly refreshHash: string;
  readonly previousHash: string | null;
  readonly rotatedAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/**
 * - `ROTATE`: the token that may be used now
 * - `REISSUE`: the one before, within the grace counted from its own rotation
 * - `REUSED`: any other token of this session: somebody holds a copy
 * - `OVER`: the session has ended
 */
export type RefreshVerdict = 'ROTATE' | 'REISSUE' | 'REUSED' | 'OVER';

/** What to do with a refresh token of which `hash` is the SHA-256. */
export function judgeRefresh(session: RefreshFacts, hash: string, at: Date): RefreshVerdict {
  if (session.revokedAt !== null || session.expiresAt <= at) return 'OVER';
  if (hash === session.refreshHash) return 'ROTATE';
  const late = at.getTime() - session.rotatedAt.getTime() > REFRESH_GRACE_MS;
  return hash === session.previousHash && !late ? 'REISSUE' : 'REUSED';
}

export const CODE_LIFE_MS = 5 * MINUTE;
export const MOST_CODE_ATTEMPTS = 5;

/** Wrong second factors in a row before the door stays shut, and for how long (GB/T 22239-2019 practice: 5 and 15). */
export const MOST_FACTOR_FAILURES = 5;
export const FACTOR_LOCK_MS = 15 * MINUTE;

/** The count after one more wrong code, and until when nothing is accepted. */
export function afterWrongFactor(failures: number, at: Date): { failures: number; lockedUntil: Date | null } {
  if (failures + 1 < MOST_FACTOR_FAILURES) return { failures: failures + 1, lockedUntil: null };
  return { failures: 0, lockedUntil: new Date(at.getTime() + FACTOR_LOCK_MS) };
}

/** How long an invitation to a new member of staff may be claimed. */
export const INVITATION_MS = 7 * DAY;

/**
 * A given-up number is frozen for some 90 days before a stranger gets it, so two proofs within this time are taken for
 * the same human being's.
 */
export const SAME_HOLDER_MS = 90 * DAY;

export type StaffStanding = 'NONE' | 'FORMER' | 'PRESENT';

/** What is known of somebody who holds or claims a phone. */
export interface PhoneParty {
  readonly staff: StaffStanding;
  readonly apps: readonly LoginApp[];
  /** Hashes of the unionids WeChat has told. */
  readonly unionids: readonly string[];
  /** The phone already verified, if any: when and how. */
  readonly verifiedAt: Date | null;
  readonly proof: PhoneProof | null;
}

/**
 * - `TAKE`: nobody else holds it
 * - `JOIN`: the other record is the same human being: the two become one
 * - `MOVE`: the number has come into other hands: it goes over, the other's history stays where it is
 * - `CODE_NEEDED`: WeChat's word is not enough against somebody else's claim
 * - `STAFF_PHONE`: it belongs to a member of staff, whose rights never follow a phone
 */
export type PhoneClaim = 'TAKE' | 'JOIN' | 'MOVE' | 'CODE_NEEDED' | 'STAFF_PHONE';

/** What happens when `claimant` proves a phone that `holder` (null: nobody else) has verified before. */
export function judgePhoneClaim(
  claimant: PhoneParty,
  holder: PhoneParty | null,
  proof: PhoneProof,
  at: Date,
): PhoneClaim {
  if (holder === null) return 'TAKE';
  if (holder.staff === 'PRESENT') return 'STAFF_PHONE';
  if (proof !== 'SMS') return 'CODE_NEEDED';
  const plain = claimant.staff === 'NONE' && holder.staff === 'NONE';
  const newcomer = claimant.verifiedAt === null;
  return plain && newcomer && provedLately(holder, at) && !differ(claimant, holder) ? 'JOIN' : 'MOVE';
}

const provedLately = ({ proof, verifiedAt }: PhoneParty, at: Date): boolean =>
  proof === 'SMS' && verifiedAt !== null && at.getTime() - verifiedAt.getTime() <= SAME_HOLDER_MS;

/** True when WeChat itself shows two accounts: two openids in one app, or two unionids. */
function differ(one: PhoneParty, other: PhoneParty): boolean {
  const sameApp = one.apps.some((app) => other.apps.includes(app));
  return sameApp || (one.unionids.length > 0 && other.unionids.length > 0);
}

export interface MergeParty {
  readonly id: number;
  readonly staff: StaffStanding;
}

/**
 * Which of two records of one human being stays: the one with the staff row, else the older. Null when both have one:
 * then a person of ours has to look.
 */
export function survivorOf(one: MergeParty, other: MergeParty): { into: number; from: number } | null {
  const older = one.id < other.id ? one : other;
  const younger = older === one ? other : one;
  if (younger.staff === 'NONE') return { into: older.id, from: younger.id };
  return older.staff === 'NONE' ? { into: younger.id, from: older.id } : null;
}
