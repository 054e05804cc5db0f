import { clockTimeOf } from '../kernel/time/civil-date';

/** A step always says when it was made; one that is here this soon was not kept anywhere. */
const AT_ONCE_MS = 60_000;
/** Phones' clocks differ a little; one that is further ahead is wrong. */
const CLOCK_AHEAD_MS = 2 * 60_000;
/** What was kept on a phone longer is told by the time it came. */
const LONGEST_KEPT_MS = 24 * 3600_000;

const cameAtOnce = (madeAt: Date, receivedAt: Date): boolean =>
  Math.abs(receivedAt.getTime() - madeAt.getTime()) <= AT_ONCE_MS;

const isTrusted = (madeAt: Date, receivedAt: Date): boolean =>
  madeAt.getTime() <= receivedAt.getTime() + CLOCK_AHEAD_MS &&
  madeAt.getTime() >= receivedAt.getTime() - LONGEST_KEPT_MS;

/** When a step was made: by the phone's clock where that can be so, else when it came to the house. */
export function momentOf(madeAt: Date | null, receivedAt: Date): Date {
  if (madeAt === null || cameAtOnce(madeAt, receivedAt) || !isTrusted(madeAt, receivedAt)) return receivedAt;
  return madeAt < receivedAt ? madeAt : receivedAt;
}

/**
 * What the record says of a step that was kept on a phone for want of a network; null of one that came at once. Such a step
 * is always marked, whatever the phone's clock says.
 */
export function offlineWords(madeAt: Date | null, receivedAt: Date): string | null {
  if (madeAt === null || cameAtOnce(madeAt, receivedAt)) return null;
  const came = `${clockTimeOf(receivedAt)} 补传`;
  if (!isTrusted(madeAt, receivedAt)) return `当时没有网络，${came}；手机时间不准，以补传时间为准`;
  return `当时没有网络，手机时间 ${clockTimeOf(madeAt)}，${came}`;
}
