import { z } from 'zod';

/** Where the departments' case system is, and the key both sides sign with. */
export interface BackOfficeAccount {
  readonly url: string;
  readonly key: Buffer;
}

export interface ReadBackOffice {
  /** Null where none is connected: clerks then enter cases there by hand. */
  readonly account: BackOfficeAccount | null;
  readonly faults: readonly string[];
}

const given = z.object({
  BACK_OFFICE_URL: z
    .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
    .transform((url) => url.replace(/\/$/, '')),
  BACK_OFFICE_KEY: z.string().transform((text, context) => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length >= 32 && new Set(bytes).size >= 16) return bytes;
    context.addIssue('expected at least 32 random bytes in base64 (openssl rand -base64 32)');
    return z.NEVER;
  }),
});
const NAMES = Object.keys(given.shape);

/** Reads the connection: both of its values, neither, or the faults of what is given. Values are never printed. */
export function readBackOffice(env: NodeJS.ProcessEnv): ReadBackOffice {
  const present = NAMES.filter((name) => (env[name] ?? '') !== '');
  if (present.length === 0) return { account: null, faults: [] };
  const parsed = given.safeParse(Object.fromEntries(present.map((name) => [name, env[name]])));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return present.includes(name)
        ? `${name}: ${issue.message}`
        : `${name}: missing; expected with ${present[0]}, or neither: clerks then enter cases by hand`;
    });
    return { account: null, faults };
  }
  const { BACK_OFFICE_URL: url, BACK_OFFICE_KEY: key } = parsed.data;
  const insecure = env.NODE_ENV === 'production' && !url.startsWith('https://');
  return insecure
    ? { account: null, faults: ['BACK_OFFICE_URL: expected https:// in production'] }
    : { account: { url, key }, faults: [] };
}
