import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { z } from 'zod';
import type { BackOfficeAccount } from '../kernel/back-office-account';
import { now } from '../kernel/clock';
import { authorizationOf } from '../kernel/session/request-signature';

/** One submission of a case, as the departments' system takes it; no field of it is typed there again. */
export interface Affair {
  /** The case's public number: the same again is the same affair. */
  readonly number: string;
  /** 0 for the case itself, then counted up with each supplement. */
  readonly submission: number;
  readonly item: { readonly key: string; readonly version: string | null; readonly name: string };
  readonly situation: string;
  readonly authority: string;
  readonly applicant: {
    readonly kind: 'PERSON' | 'ENTERPRISE';
    readonly name: string;
    readonly creditCode: string | null;
    readonly handlerName: string | null;
    readonly phone: string;
  };
  readonly materials: readonly { readonly key: string; readonly name: string; readonly form: string }[];
  readonly acceptedAt: string | null;
  /** The last day of the decision; null while no clock runs. */
  readonly dueDate: string | null;
  /** Below this address the department tells what becomes of it. */
  readonly messagesUrl: string;
}

/** That a case is over here: its applicant took it back, its decision was revoked, or it was ended or refused. */
export interface Ending {
  readonly number: string;
  readonly kind: 'WITHDRAWAL' | 'REVOCATION' | 'TERMINATION';
  readonly at: Date;
}

const ENDINGS = {
  WITHDRAWAL: { path: 'withdrawal', at: 'withdrawnAt' },
  REVOCATION: { path: 'revocation', at: 'revokedAt' },
  TERMINATION: { path: 'termination', at: 'endedAt' },
} as const;

/** The back office did not acknowledge. `refused` it will not take as it is; anything else is tried again. */
export class BackOfficeError extends Error {
  constructor(
    readonly fault: 'unreachable' | 'timeout' | 'http' | 'unreadable' | 'refused',
    /** What it said, for staff; empty when it said nothing. */
    readonly said = '',
  ) {
    super(`back office: ${fault}`);
    this.name = 'BackOfficeError';
  }
}

const answer = z.object({ acknowledgement: z.string().min(1).max(64) });
const refusal = z.object({ message: z.string().max(200) });
const TRY_AGAIN = [408, 425, 429];

/** The departments' case system, spoken to over HTTP with signed requests (`docs/back-office.md`). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BackOffice {
  @Inject('settings')
  settings!: { readonly BACK_OFFICE: BackOfficeAccount | null; readonly BACK_OFFICE_TIMEOUT_MS: number };

  /** False where cases are entered there by hand. */
  get connected(): boolean {
    return this.settings.BACK_OFFICE !== null;
  }

  /**
   * Hands one submission over. The same one again gives the same acknowledgement, so a lost answer is asked for anew.
   * @returns the acknowledgement's number
   * @throws BackOfficeError
   */
  submit(affair: Affair): Promise<string> {
    return this.tell(`/affairs/${affair.number}/submissions/${affair.submission}`, affair);
  }

  /**
   * Tells that a case is over; the same again gives the same acknowledgement.
   * @returns the acknowledgement's number
   * @throws BackOfficeError
   */
  end({ number, kind, at }: Ending): Promise<string> {
    const words = ENDINGS[kind];
    return this.tell(`/affairs/${number}/${words.path}`, { number, [words.at]: at.toISOString() });
  }

  /** Asks what has become of a case. @returns what was answered, unread @throws BackOfficeError */
  async messagesOf(number: string): Promise<unknown> {
    return this.exchange('GET', `/affairs/${number}/messages`);
  }

  private async tell(path: string, message: object): Promise<string> {
    const read = answer.safeParse(await this.exchange('PUT', path, message));
    if (!read.success) throw new BackOfficeError('unreadable');
    return read.data.acknowledgement;
  }

  private async exchange(method: 'GET' | 'PUT', path: string, message?: object): Promise<unknown> {
    const { BACK_OFFICE: account } = this.settings;
    if (account === null) throw new BackOfficeError('unreachable');
    const response = await this.send(account, method, path, message === undefined ? '' : JSON.stringify(message));
    const said = parse(await response.text().catch(() => ''));
    if (response.ok) return said;
    if (response.status >= 500 || TRY_AGAIN.includes(response.status)) throw new BackOfficeError('http');
    throw new BackOfficeError('refused', refusal.safeParse(said).data?.message ?? `${response.status}`);
  }

  private async send({ url, key }: BackOfficeAccount, method: string, path: string, body: string): Promise<Response> {
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
        signal: AbortSignal.timeout(this.settings.BACK_OFFICE_TIMEOUT_MS),
      });
    } catch (error) {
      const timedOut = (error as { name?: unknown } | null)?.name === 'TimeoutError';
      throw new BackOfficeError(timedOut ? 'timeout' : 'unreachable');
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
