import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PeerAccount } from '../kernel/peer-account';
import { Peer } from './peer';

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

/** The departments' case system, spoken to over HTTP with signed requests (`docs/back-office.md`). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class BackOffice {
  @Inject('settings')
  settings!: { readonly BACK_OFFICE: PeerAccount | null; readonly BACK_OFFICE_TIMEOUT_MS: number };

  /** False where cases are entered there by hand. */
  get connected(): boolean {
    return this.settings.BACK_OFFICE !== null;
  }

  /**
   * Hands one submission over. The same one again gives the same acknowledgement, so a lost answer is asked for anew.
   * @returns the acknowledgement's number
   * @throws PeerError
   */
  submit(affair: Affair): Promise<string> {
    return this.peer.tell(`/affairs/${affair.number}/submissions/${affair.submission}`, affair);
  }

  /**
   * Tells that a case is over; the same again gives the same acknowledgement.
   * @returns the acknowledgement's number
   * @throws PeerError
   */
  end({ number, kind, at }: Ending): Promise<string> {
    const words = ENDINGS[kind];
    return this.peer.tell(`/affairs/${number}/${words.path}`, { number, [words.at]: at.toISOString() });
  }

  /** Asks what has become of a case. @returns what was answered, unread @throws PeerError */
  messagesOf(number: string): Promise<unknown> {
    return this.peer.ask(`/affairs/${number}/messages`);
  }

  private get peer(): Peer {
    return new Peer(this.settings.BACK_OFFICE, this.settings.BACK_OFFICE_TIMEOUT_MS);
  }
}
