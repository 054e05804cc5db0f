import { randomBytes } from 'node:crypto';
import { BoundedMap } from './bounded-map';

interface Token {
  readonly value: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
}

const LIFE_MS = 7200_000;
const EARLY_MS = 300_000;
const FORCE_PAUSE_MS = 30_000;

/** The access token of one app as `stable_token` gives it. */
export class TokenBook {
  private current: Token | null = null;
  private readonly issued = new BoundedMap<string, Token>(100);

  constructor(private readonly now: () => Date) {}

  /**
   * Normal mode repeats the current token until five minutes before its end; then a new one is given while the old one
   * stays good. Forced, the old one dies at once, but not within 30 seconds of the last.
   */
  issue(force: boolean): { readonly value: string; readonly expiresIn: number } {
    const at = this.now().getTime();
    const old = this.current;
    const forced = old !== null && force && at - old.issuedAt >= FORCE_PAUSE_MS;
    if (forced) this.issued.delete(old.value);
    if (old === null || forced || old.expiresAt - at <= EARLY_MS) this.current = this.renew(at);
    const token = this.current ?? this.renew(at);
    return { value: token.value, expiresIn: Math.floor((token.expiresAt - at) / 1000) };
  }

  check(value: string): 'good' | 'invalid' | 'expired' {
    const token = this.issued.get(value);
    if (!token) return 'invalid';
    return token.expiresAt > this.now().getTime() ? 'good' : 'expired';
  }

  private renew(at: number): Token {
    const token = { value: randomBytes(96).toString('base64url'), issuedAt: at, expiresAt: at + LIFE_MS };
    this.issued.set(token.value, token);
    return token;
  }
}
