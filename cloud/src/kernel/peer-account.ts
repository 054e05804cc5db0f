import { z } from 'zod';

/** Where another system is, and the key both sides sign with. */
export interface PeerAccount {
  readonly url: string;
  readonly key: Buffer;
}

/** The systems that may be connected, by the beginning of their variables' names, and what is done without them. */
const PEERS = {
  /** The departments' case system. */
  BACK_OFFICE: 'clerks then enter cases by hand',
  /** The province's platform for results. */
  PROVINCE: 'clerks then upload results by hand',
} as const;

export interface ReadPeer {
  /** Null where none is connected. */
  readonly account: PeerAccount | null;
  readonly faults: readonly string[];
}

const address = z
  .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
  .transform((url) => url.replace(/\/$/, ''));
const key = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length >= 32 && new Set(bytes).size >= 16) return bytes;
  context.addIssue('expected at least 32 random bytes in base64 (openssl rand -base64 32)');
  return z.NEVER;
});
const given = z.object({ URL: address, KEY: key });

/** Reads a connection: both of its values, neither, or the faults of what is given. Values are never printed. */
export function readPeer(env: NodeJS.ProcessEnv, peer: keyof typeof PEERS): ReadPeer {
  const values = { URL: env[`${peer}_URL`] || undefined, KEY: env[`${peer}_KEY`] || undefined };
  if (values.URL === undefined && values.KEY === undefined) return { account: null, faults: [] };
  const parsed = given.safeParse(values);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path: [name], message }) => {
      const [own, other] = name === 'URL' ? (['URL', 'KEY'] as const) : (['KEY', 'URL'] as const);
      return values[own] === undefined
        ? `${peer}_${own}: missing; expected with ${peer}_${other}, or neither: ${PEERS[peer]}`
        : `${peer}_${own}: ${message}`;
    });
    return { account: null, faults };
  }
  const { URL: url, KEY: bytes } = parsed.data;
  const insecure = env.NODE_ENV === 'production' && !url.startsWith('https://');
  return insecure
    ? { account: null, faults: [`${peer}_URL: expected https:// in production`] }
    : { account: { url, key: bytes }, faults: [] };
}
