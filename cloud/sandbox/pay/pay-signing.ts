import { createCipheriv, randomBytes, sign, verify } from 'node:crypto';
import type { Call } from '../http';
import type { PayKeys, Signer } from './pay-keys';

/** What is wrong with a signature on purpose. */
export const FLAWS = ['forged', 'altered', 'stale', 'unsigned', 'unknown_serial'] as const;
export type Flaw = (typeof FLAWS)[number];

const STALE_SECONDS = 301;

/** The headers WeChat signs a text with, or nearly so. `altered` is the caller's part: it signs and then changes the text. */
export function signedHeaders(
  keys: PayKeys,
  signer: Extract<Signer, 'certificate' | 'public_key'>,
  body: string,
  at: Date,
  flaw?: Flaw,
): Record<string, string> {
  if (flaw === 'unsigned') return {};
  const timestamp = String(Math.floor(at.getTime() / 1000) - (flaw === 'stale' ? STALE_SECONDS : 0));
  const nonce = randomBytes(16).toString('hex');
  const key = keys.privateKey(flaw === 'forged' ? 'stranger' : signer);
  const serial = signer === 'certificate' ? keys.certificateSerial : keys.publicKeyId;
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': flaw === 'unknown_serial' ? `PUB_KEY_ID_${'0'.repeat(32)}` : serial,
    'wechatpay-signature': sign('RSA-SHA256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key).toString('base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  };
}

/** A text one byte of which is another: still JSON, and of the same length. */
export const altered = (body: string): string =>
  body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

const AUTHORIZATION =
  /^WECHATPAY2-SHA256-RSA2048 mchid="(\w+)",nonce_str="(\w+)",timestamp="(\d+)",serial_no="(\w+)",signature="([\w+/=]+)"$/;

/** Why WeChat would refuse this request with SIGN_ERROR, or null. */
export function requestFault(call: Call, keys: PayKeys, at: Date): string | null {
  const parts = AUTHORIZATION.exec(call.headers.authorization ?? '');
  if (!parts) return 'Authorization';
  const [, mchid, nonce, timestamp, serial, signature = ''] = parts;
  if (mchid !== keys.mchid) return 'mchid';
  if (serial !== keys.merchantSerial) return 'serial_no';
  if (Math.abs(at.getTime() / 1000 - Number(timestamp)) > 300) return 'timestamp';
  const path = call.search === '' ? call.path : `${call.path}?${call.search}`;
  const text = `${call.method}\n${path}\n${timestamp}\n${nonce}\n${call.raw.toString('utf8')}\n`;
  const right = verify('RSA-SHA256', Buffer.from(text), keys.publicKey('merchant'), Buffer.from(signature, 'base64'));
  return right ? null : 'signature';
}

/** Seals what a notice tells. */
export function sealed(keys: PayKeys, original: 'transaction' | 'refund', plain: object, foreignKey: boolean) {
  const nonce = randomBytes(6).toString('hex');
  const key = foreignKey ? randomBytes(32) : Buffer.from(keys.apiV3Key);
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.from(nonce));
  cipher.setAAD(Buffer.from(original));
  const ciphertext = Buffer.concat([cipher.update(JSON.stringify(plain)), cipher.final(), cipher.getAuthTag()]);
  return {
    original_type: original,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    associated_data: original,
    nonce,
  };
}
