import { createHash, createHmac } from 'node:crypto';

/** What a request to the back office is signed over; see `docs/back-office.md`. */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly nonce: string;
  readonly body: string;
}

/** The signature of a request, in base64: HMAC-SHA256 over its parts, a line each, the body by its SHA-256. */
export function signatureOf({ method, path, timestamp, nonce, body }: SignedParts, key: Buffer): string {
  const digest = createHash('sha256').update(body).digest('hex');
  return createHmac('sha256', key).update([method, path, timestamp, nonce, digest, ''].join('\n')).digest('base64');
}
