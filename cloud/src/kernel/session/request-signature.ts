import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a request between us and the departments' system is signed over; see `docs/back-office.md`. */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly body: string | Buffer;
}

/** A request as it arrived, with what is said of its signature. */
export interface SignedRequest extends Pick<SignedParts, 'method' | 'path' | 'body'> {
  readonly authorization: string;
}

const AUTHORIZATION = /^HMAC-SHA256 timestamp="(\d{1,12})",nonce="(\w{16,64})",signature="([\w+/=]{1,100})"$/;
const OLD_SECONDS = 300;

/** The signature of a request: HMAC-SHA256 over its parts, a line each, the body by its SHA-256. */
function signatureOf({ method, path, timestamp, nonce, body }: SignedParts, key: Buffer): Buffer {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', key).update([method, path, timestamp, nonce, digest, ''].join('\n')).digest();
}

/** The Authorization header of a request that goes out at this instant. */
export function authorizationOf(parts: Pick<SignedParts, 'method' | 'path' | 'body'>, key: Buffer, at: Date): string {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const signature = signatureOf({ ...parts, timestamp, nonce }, key).toString('base64');
  return `HMAC-SHA256 timestamp="${timestamp}",nonce="${nonce}",signature="${signature}"`;
}

/** What is wrong with the signature of a request that came in at this instant; null when it is right. */
export function signatureFault(
  { authorization, ...request }: SignedRequest,
  key: Buffer,
  at: Date,
): 'unsigned' | 'stale' | 'forged' | null {
  const [, timestamp, nonce, signature] = AUTHORIZATION.exec(authorization) ?? [];
  if (timestamp === undefined || nonce === undefined || signature === undefined) return 'unsigned';
  if (Math.abs(at.getTime() / 1000 - Number(timestamp)) > OLD_SECONDS) return 'stale';
  const right = signatureOf({ ...request, timestamp, nonce }, key);
  const given = Buffer.from(signature, 'base64');
  return given.length === right.length && timingSafeEqual(given, right) ? null : 'forged';
}
