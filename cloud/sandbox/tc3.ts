import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Call } from './http';

/** Tencent Cloud's names for what is wrong with a signature. */
export type SignatureFault =
  | 'AuthFailure.InvalidAuthorization'
  | 'AuthFailure.SecretIdNotFound'
  | 'AuthFailure.SignatureExpire'
  | 'AuthFailure.SignatureFailure';

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([\w:-]+)\/tc3_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;
const TOLERANCE_SECONDS = 300;

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, data: string): Buffer => createHmac('sha256', key).update(data).digest();

/** Verifies TC3-HMAC-SHA256 (Tencent Cloud API 3.0, signature v3) over the raw body; null when it is right. */
export function verifySignature(
  call: Call,
  at: Date,
  secretKeyOf: (secretId: string) => string | undefined,
): SignatureFault | null {
  const [, secretId = '', date = '', service = '', signed = '', signature = ''] =
    AUTHORIZATION.exec(header(call, 'authorization')) ?? [];
  const names = signed.split(';');
  // The scope names the service as the host does: `sms` of sms.tencentcloudapi.com.
  const host = header(call, 'host').split(':')[0] ?? '';
  if (signature === '' || !names.includes('content-type') || !names.includes('host')) {
    return 'AuthFailure.InvalidAuthorization';
  }
  const timestamp = Number(header(call, 'x-tc-timestamp'));
  if (!(Math.abs(at.getTime() / 1000 - timestamp) <= TOLERANCE_SECONDS)) return 'AuthFailure.SignatureExpire';
  const secretKey = secretKeyOf(secretId);
  if (secretKey === undefined) return 'AuthFailure.SecretIdNotFound';
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date || host.split('.')[0] !== service) {
    return 'AuthFailure.SignatureFailure';
  }
  const headers = names.map((name) => `${name}:${name === 'host' ? host : header(call, name).trim()}\n`).join('');
  const canonical = [call.method, call.path, call.search, headers, signed, sha256(call.raw)].join('\n');
  const toSign = ['TC3-HMAC-SHA256', timestamp, `${date}/${service}/tc3_request`, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  const right = timingSafeEqual(hmac(key, toSign), Buffer.from(signature, 'hex'));
  return right ? null : 'AuthFailure.SignatureFailure';
}

function header(call: Call, name: string): string {
  const value = call.headers[name];
  return typeof value === 'string' ? value : '';
}
