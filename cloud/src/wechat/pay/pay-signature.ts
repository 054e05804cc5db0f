import { type KeyObject, verify } from 'node:crypto';

/** The four headers WeChat signs an answer or a notice with; null where one is missing. */
export interface SignedHead {
  readonly timestamp: string | null;
  readonly nonce: string | null;
  readonly serial: string | null;
  readonly signature: string | null;
}

/** Why what was received is not taken for WeChat's. */
export type Distrust = 'unsigned' | 'stale' | 'unknown_serial' | 'forged';

const MOST_APART_SECONDS = 300;

/** Takes the headers out of an answer or a request. */
export function signedHead(header: (name: string) => string | null | undefined): SignedHead {
  const read = (name: string) => header(`wechatpay-${name}`) || null;
  return { timestamp: read('timestamp'), nonce: read('nonce'), serial: read('serial'), signature: read('signature') };
}

/**
 * Verifies `TS\nNONCE\nRAWBODY\n`, RSA-SHA256, with the key the serial names; the body is taken byte for byte. An unknown
 * serial is refused and never fetched for: WeChat's own probes are signed with one.
 * @returns null when it is WeChat's and of the last five minutes, else why not
 */
export function distrust(
  head: SignedHead,
  body: Buffer,
  keyring: ReadonlyMap<string, KeyObject>,
  at: Date,
): Distrust | null {
  const { timestamp, nonce, serial, signature } = head;
  if (timestamp === null || nonce === null || serial === null || signature === null) return 'unsigned';
  const apart = Math.abs(at.getTime() / 1000 - Number(timestamp));
  // Not a number is not near either.
  if (!(apart < MOST_APART_SECONDS)) return 'stale';
  const key = keyring.get(serial);
  if (!key) return 'unknown_serial';
  const signed = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')]);
  return verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64')) ? null : 'forged';
}
