import { timingSafeEqual } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Cipher } from '../kernel/privacy/cipher';

/** Six digits that only the client's own page shows, and that prove the client beside the agent. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ClientCodes {
  @Inject()
  cipher!: Cipher;

  /** The code of one thing; nobody without the house's key can foresee it. */
  of(purpose: 'handover' | 'pick-up', key: string): string {
    const digest = this.cipher.lookup('client-code', `${purpose}:${key}`);
    return String(Number.parseInt(digest.slice(0, 12), 16) % 1_000_000).padStart(6, '0');
  }

  /** Whether the code said is that one; takes equally long however much of it is right. */
  matches(purpose: 'handover' | 'pick-up', key: string, said: string): boolean {
    return timingSafeEqual(Buffer.from(this.of(purpose, key)), Buffer.from(said));
  }
}

/** What a pick-up code stands for: these results of this case, so that another result has another code. */
export const pickUpKey = (agencyId: number, results: readonly { readonly caseId: number }[]): string =>
  [agencyId, ...results.map(({ caseId }) => caseId).sort((a, b) => a - b)].join(':');
