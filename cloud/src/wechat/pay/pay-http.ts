import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { now } from '../../kernel/clock';
import { PayError } from './pay-error';
import { distrust, signedHead } from './pay-signature';

/** One signed call of WeChat Pay. */
export interface PayCall {
  readonly base: string;
  readonly method: 'GET' | 'POST';
  /** Path with its query, as it was signed. */
  readonly path: string;
  readonly authorization: string;
  /** Exactly the text that was signed; absent for GET. */
  readonly body?: string;
  readonly timeoutMs: number;
  readonly keyring: ReadonlyMap<string, KeyObject>;
  /** False for a bill's file, the one answer WeChat does not sign: its hash stands in the signed answer before it. */
  readonly signed: boolean;
}

export interface PayAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

const refusal = z.looseObject({ code: z.string().min(1) });

/**
 * Makes the call and returns what was answered, verified on its raw bytes. A refusal may come unsigned (WeChat's gateway
 * signs none), but never wrongly signed; only what is verified ever moves money.
 * @throws PayError
 */
export async function callPay(call: PayCall): Promise<PayAnswer> {
  const label = `${call.method} ${call.path.split('?')[0]}`;
  const { response, bytes } = await send(call, label);
  const head = signedHead((name) => response.headers.get(name));
  const fault = distrust(head, bytes, call.keyring, now());
  const mayBeUnsigned = !response.ok || !call.signed;
  if (fault !== null && !(fault === 'unsigned' && mayBeUnsigned)) throw new PayError(label, 'untrusted', fault);
  if (response.ok) return { status: response.status, bytes };
  const parsed = refusal.safeParse(parseJson(bytes));
  if (!parsed.success) throw new PayError(label, 'http', String(response.status));
  throw new PayError(label, 'refused', parsed.data.code.replaceAll('_', ''));
}

async function send(call: PayCall, label: string): Promise<{ response: Response; bytes: Buffer }> {
  const keyId = [...call.keyring.keys()].find((name) => name.startsWith('PUB_KEY_ID_'));
  try {
    const response = await fetch(`${call.base}${call.path}`, {
      method: call.method,
      headers: {
        accept: 'application/json',
        authorization: call.authorization,
        'user-agent': 'zhengplus-bangban',
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        // Where we hold WeChat's public key, the answer shall be signed with that and not with a certificate's.
        ...(keyId === undefined ? {} : { 'wechatpay-serial': keyId }),
      },
      ...(call.body === undefined ? {} : { body: call.body }),
      // The signature is for this host and no other.
      redirect: 'error',
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    // The cause is dropped: it may quote what we sent.
    const timedOut = (error as { name?: unknown } | null)?.name === 'TimeoutError';
    throw new PayError(label, timedOut ? 'timeout' : 'unreachable');
  }
}

/** The bytes as JSON; undefined when they are none. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
