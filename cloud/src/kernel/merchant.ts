import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { z } from 'zod';

/** The centre's account with WeChat Pay. */
export interface MerchantAccount {
  readonly mchid: string;
  /** Signs our requests. */
  readonly privateKey: KeyObject;
  /** Serial number of our API certificate: by it WeChat knows which key signed. */
  readonly serial: string;
  /** 32 bytes: opens what WeChat seals for us. */
  readonly apiV3Key: Buffer;
  /** WeChat's keys by what `Wechatpay-Serial` calls them: a platform certificate's serial number, or a `PUB_KEY_ID_…`. */
  readonly keyring: ReadonlyMap<string, KeyObject>;
}

export interface ReadMerchant {
  /** Null when none is given: fees are then paid at the window only. */
  readonly account: MerchantAccount | null;
  readonly faults: readonly string[];
}

const LEAST_RSA_BITS = 2048;
/** A random key of 32 letters and digits has some 25 different ones; a typed one has few. */
const LEAST_DIFFERENT = 10;

/** A PEM as an environment carries it: its line breaks may be written as `\n`. */
const pem = (text: string): string => text.replaceAll(String.raw`\n`, '\n').trim();

const strong = (key: KeyObject): boolean =>
  key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_RSA_BITS;

const privateKey = z.string().transform((text, context) => {
  try {
    const key = createPrivateKey(pem(text));
    if (strong(key)) return key;
  } catch {
    // Said below, in the same words: the parser's own would quote the key.
  }
  context.addIssue(`expected the PEM of an RSA private key of at least ${LEAST_RSA_BITS} bits (apiclient_key.pem)`);
  return z.NEVER;
});

const apiV3Key = z
  .string()
  .refine(
    (text) => /^[0-9A-Za-z]{32}$/.test(text) && new Set(text).size >= LEAST_DIFFERENT,
    'expected 32 random letters and digits (the APIv3 key)',
  )
  .transform((text) => Buffer.from(text));

const keyring = z.string().transform((text, context) => {
  const entries = entriesOf(text);
  if (entries === null || entries.length === 0) {
    context.addIssue('expected a JSON object of WeChat Pay keys: {"PUB_KEY_ID_… or certificate serial": "PEM", …}');
    return z.NEVER;
  }
  const keys = new Map<string, KeyObject>();
  for (const [i, [name, value]] of entries.entries()) {
    const read = PUBLIC_KEY_ID.test(name) ? publicKeyOf(value) : certificateKeyOf(name, value);
    if (typeof read === 'string') context.addIssue(`entry ${i + 1}: ${read}`);
    else keys.set(name, read);
  }
  return keys;
});

const PUBLIC_KEY_ID = /^PUB_KEY_ID_\w{8,64}$/;

function entriesOf(text: string): [string, string][] | null {
  try {
    const parsed = z.record(z.string(), z.string()).safeParse(JSON.parse(text));
    return parsed.success ? Object.entries(parsed.data) : null;
  } catch {
    return null;
  }
}

/** The key, or what was expected instead. A private key would be taken for a public one by the parser: it is refused. */
function publicKeyOf(value: string): KeyObject | string {
  const expected = `expected the PEM of an RSA public key of at least ${LEAST_RSA_BITS} bits (pub_key.pem)`;
  if (!pem(value).startsWith('-----BEGIN PUBLIC KEY-----')) return expected;
  try {
    const key = createPublicKey(pem(value));
    return strong(key) ? key : expected;
  } catch {
    return expected;
  }
}

function certificateKeyOf(name: string, value: string): KeyObject | string {
  const expected = 'expected PUB_KEY_ID_… with a public key, or a serial number with the platform certificate of it';
  try {
    const certificate = new X509Certificate(pem(value));
    return certificate.serialNumber === name && strong(certificate.publicKey) ? certificate.publicKey : expected;
  } catch {
    return expected;
  }
}

const account = z.object({
  WECHAT_PAY_MCHID: z.string().regex(/^\d{8,12}$/, 'expected a merchant number'),
  WECHAT_PAY_PRIVATE_KEY: privateKey,
  WECHAT_PAY_SERIAL: z.string().regex(/^[0-9A-F]{16,40}$/, "expected the API certificate's serial number in capitals"),
  WECHAT_PAY_APIV3_KEY: apiV3Key,
  WECHAT_PAY_KEYS: keyring,
});

const NAMES = Object.keys(account.shape);

/** Reads the merchant account: all of it, none of it, or the faults of what is given. Values are never printed. */
export function readMerchant(env: NodeJS.ProcessEnv): ReadMerchant {
  const given = NAMES.filter((name) => (env[name] ?? '') !== '');
  if (given.length === 0) return { account: null, faults: [] };
  const missing = NAMES.filter((name) => !given.includes(name));
  const parsed = account.safeParse(Object.fromEntries(given.map((name) => [name, env[name]])));
  if (parsed.success) return { account: accountOf(parsed.data), faults: [] };
  const faults = parsed.error.issues
    .filter((issue) => !missing.includes(String(issue.path[0])))
    .map((issue) => `${String(issue.path[0])}: ${issue.message}`);
  return {
    account: null,
    faults: [
      ...missing.map(
        (name) => `${name}: missing; expected with ${given[0]}, or none of the five: pay at the window only`,
      ),
      ...faults,
    ],
  };
}

function accountOf(read: z.output<typeof account>): MerchantAccount {
  return {
    mchid: read.WECHAT_PAY_MCHID,
    privateKey: read.WECHAT_PAY_PRIVATE_KEY,
    serial: read.WECHAT_PAY_SERIAL,
    apiV3Key: read.WECHAT_PAY_APIV3_KEY,
    keyring: read.WECHAT_PAY_KEYS,
  };
}
