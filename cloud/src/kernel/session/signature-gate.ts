import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Refusal } from '../errors/refusal';
import type { PeerAccount } from '../peer-account';
import { BACK_OFFICE, type BackOfficeSystem } from './actor';
import { type SignedRequest, signatureFault } from './request-signature';

/** Tells whether a request was signed by the departments' system, with the key both sides have. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class SignatureGate {
  @Inject('settings')
  settings!: { readonly BACK_OFFICE: PeerAccount | null };

  @Logger()
  logger!: ILogger;

  /** @throws 401 `signature_refused` where none is connected, or it is unsigned, over five minutes old, forged or altered */
  identify(request: SignedRequest): BackOfficeSystem {
    const { BACK_OFFICE: account } = this.settings;
    const fault = account === null ? 'not connected' : signatureFault(request, account.key, now());
    if (fault === null) return BACK_OFFICE;
    this.logger.warn('back office request refused: %s', fault);
    throw new Refusal(401, 'signature_refused', '签名不对，或者请求已超过五分钟');
  }
}
