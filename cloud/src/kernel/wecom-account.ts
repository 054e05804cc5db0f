import { z } from 'zod';

/** The centre's app in 企业微信. */
export interface WecomAccount {
  readonly corpId: string;
  readonly agentId: number;
  readonly secret: string;
}

export interface ReadWecom {
  /** Null when none is given: staff are then told in the other ways only. */
  readonly account: WecomAccount | null;
  readonly faults: readonly string[];
}

const account = z.object({
  WECOM_CORP_ID: z.string().regex(/^\w{4,64}$/, 'expected a corp id'),
  WECOM_AGENT_ID: z.coerce.number('expected the number of the app').int().positive('expected the number of the app'),
  WECOM_SECRET: z.string().min(8, 'expected a secret of at least 8 characters'),
});
const NAMES = Object.keys(account.shape);

/** Reads the account: all of it, none of it, or the faults of what is given. Values are never printed. */
export function readWecom(env: NodeJS.ProcessEnv): ReadWecom {
  const given = NAMES.filter((name) => (env[name] ?? '') !== '');
  if (given.length === 0) return { account: null, faults: [] };
  const missing = NAMES.filter((name) => !given.includes(name));
  const parsed = account.safeParse(Object.fromEntries(given.map((name) => [name, env[name]])));
  if (parsed.success) {
    const { WECOM_CORP_ID: corpId, WECOM_AGENT_ID: agentId, WECOM_SECRET: secret } = parsed.data;
    return { account: { corpId, agentId, secret }, faults: [] };
  }
  const wrong = parsed.error.issues
    .filter(({ path: [name] }) => !missing.includes(String(name)))
    .map(({ path: [name], message }) => `${String(name)}: ${message}`);
  const absent = missing.map((name) => `${name}: missing; expected with ${given[0]}, or none of the three`);
  return { account: null, faults: [...absent, ...wrong] };
}
