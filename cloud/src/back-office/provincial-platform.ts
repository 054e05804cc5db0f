import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { PeerAccount } from '../kernel/peer-account';
import { Peer } from './peer';

/** What was decided of a case, as the province's platform takes it. */
export interface CaseResult {
  readonly number: string;
  readonly item: { readonly key: string; readonly name: string };
  readonly authority: string;
  readonly applicant: {
    readonly kind: 'PERSON' | 'ENTERPRISE';
    readonly name: string;
    readonly creditCode: string | null;
  };
  readonly outcome: 'APPROVED' | 'REJECTED';
  readonly decisionNo: string | null;
  readonly decidedAt: string;
  /** What is issued where it was approved. */
  readonly resultName: string;
}

/** The province's platform for results, or a bridge to it (`docs/back-office.md`). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ProvincialPlatform {
  @Inject('settings')
  settings!: { readonly PROVINCE: PeerAccount | null; readonly BACK_OFFICE_TIMEOUT_MS: number };

  /** False where results are uploaded there by hand. */
  get connected(): boolean {
    return this.settings.PROVINCE !== null;
  }

  /** Pushes one result; the same again gives the same acknowledgement. @returns its number @throws PeerError */
  publish(result: CaseResult): Promise<string> {
    const { PROVINCE, BACK_OFFICE_TIMEOUT_MS } = this.settings;
    return new Peer(PROVINCE, BACK_OFFICE_TIMEOUT_MS).tell(`/results/${result.number}`, result);
  }
}
