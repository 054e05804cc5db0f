import { z } from 'zod';
import { now } from '../kernel/clock';
import type { PeerAccount } from '../kernel/peer-account';
import { authorizationOf } from '../kernel/session/request-signature';

/** A peer did not acknowledge. `refused` it will not take as it is; anything else is tried again. */
export class PeerError extends Error {
  constructor(
    readonly fault: 'unreachable' | 'timeout' | 'http' | 'unreadable' | 'refused',
    /** What it said, for staff; empty when it said nothing. */
    readonly said = '',
  ) {
    super(`peer: ${fault}`);
    this.name = 'PeerError';
  }
}

const answer = z.object({ acknowledgement: z.string().min(1).max(64) });
const refusal = z.object({ message: z.string().max(200) });
const TRY_AGAIN = [408, 425, 429];

/** Another system, spoken to over HTTP with requests signed by the key both sides have (`docs/back-office.md`). */
export class Peer {
  constructor(
    private readonly account: PeerAccount | null,
    private readonly timeoutMs: number,
  ) {}

  /** Tells it something; the same again gives the same number. @returns the acknowledgement's @throws PeerError */
  async tell(path: string, message: object): Promise<string> {
    const read = answer.safeParse(await this.exchange('PUT', path, message));
    if (!read.success) throw new PeerError('unreadable');
    return read.data.acknowledgement;
  }

  /** Asks it something. @returns what was answered, unread @throws PeerError */
  ask(path: string): Promise<unknown> {
    return this.exchange('GET', path);
  }

  private async exchange(method: 'GET' | 'PUT', path: string, message?: object): Promise<unknown> {
    if (this.account === null) throw new PeerError('unreachable');
    const response = await this.send(this.account, method, path, message === undefined ? '' : JSON.stringify(message));
    const said = parse(await response.text().catch(() => ''));
    if (response.ok) return said;
    if (response.status >= 500 || TRY_AGAIN.includes(response.status)) throw new PeerError('http');
    throw new PeerError('refused', refusal.safeParse(said).data?.message ?? `${response.status}`);
  }

  private async send({ url, key }: PeerAccount, method: string, path: string, body: string): Promise<Response> {
    const address = new URL(`${url}${path}`);
    try {
      return await fetch(address, {
        method,
        ...(body === '' ? {} : { body }),
        headers: {
          'content-type': 'application/json',
          authorization: authorizationOf({ method, path: address.pathname, body }, key, now()),
        },
        // The body carries personal data: it goes to the host that is configured and to no other.
        redirect: 'error',
        signal: AbortSignal.timeout(this.timeoutMs),
      });
    } catch (error) {
      const timedOut = (error as { name?: unknown } | null)?.name === 'TimeoutError';
      throw new PeerError(timedOut ? 'timeout' : 'unreachable');
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
