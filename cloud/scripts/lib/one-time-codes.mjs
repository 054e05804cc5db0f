import { setTimeout as pause } from 'node:timers/promises';
import { authenticator } from 'otplib';

const STEP_MS = 30_000;

/** A code that is nearly over may be so before it is given. */
const NEARLY_OVER_MS = 8000;

/** Nobody renews their own second factor, not even who renews everybody else's. */
const WHO_RENEWS = 'administrator-1';

/**
 * One-time codes as their owners' phones show them. Each works once, so the fourth of one person within 30 seconds has to
 * be waited for; `renew` gives everybody who used one a new authenticator, as an administrator does at the desk.
 * @param person gives a demo person by key
 * @param asStaff calls the API as one of the staff: `asStaff(key, method, path)`
 * @returns {{ next(key: string): Promise<string>, renew(): Promise<void> }}
 */
export function oneTimeCodes(person, asStaff) {
  const used = new Map();
  const secrets = new Map();
  return {
    async next(key) {
      const secret = secrets.get(key) ?? (await person(key)).totpSecret;
      for (;;) {
        // A clock may go half a minute fast or slow: the codes of the last and of the next step are good too.
        const oldest = Math.floor((Date.now() + NEARLY_OVER_MS) / STEP_MS) - 1;
        const newest = Math.floor(Date.now() / STEP_MS) + 1;
        const step = Math.max(oldest, (used.get(key) ?? 0) + 1);
        if (step <= newest) {
          used.set(key, step);
          return authenticator.clone({ epoch: step * STEP_MS }).generate(secret);
        }
        await pause(500);
      }
    },
    async renew() {
      for (const key of [...used.keys()].filter((each) => each !== WHO_RENEWS)) {
        const { workNumber } = await person(key);
        const { address } = await asStaff(WHO_RENEWS, 'POST', `/staff/${workNumber}/second-factor`);
        secrets.set(key, new URL(address).searchParams.get('secret'));
        used.delete(key);
      }
    },
  };
}
