import { createHash, randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { jwtVerify, SignJWT } from 'jose';
import { now } from '../clock';
import type { Settings } from '../settings';

export const ACCESS_SECONDS = 10 * 60;

/** SHA-256 in hex: how a random token is stored, so that a leaked table opens nothing. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A fresh random token of 256 bits. */
export const randomToken = (): string => randomBytes(32).toString('base64url');

/** A fresh public key of a row: 128 random bits that say nothing. */
export const randomHandle = (): string => randomBytes(16).toString('base64url');

const ACCESS = 'access';

/** Signs and reads what the house hands out: the short-lived access token, and claims that come back unchanged. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Tokens {
  @Inject('settings')
  settings!: Settings;

  /** An access token for a session; it says only the session's handle. */
  async issueAccess(handle: string, seconds = ACCESS_SECONDS): Promise<string> {
    return this.sign(ACCESS, { sid: handle }, seconds);
  }

  /** The session's handle, or null when the token is forged, malformed or over. */
  async readAccess(token: string): Promise<string | null> {
    const claims = await this.read(ACCESS, token);
    return typeof claims?.sid === 'string' ? claims.sid : null;
  }

  /** Signs claims for one audience: a token made for one purpose is worth nothing for another. */
  async sign(audience: string, claims: Readonly<Record<string, string>>, seconds: number): Promise<string> {
    const issued = Math.floor(now().getTime() / 1000);
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setIssuedAt(issued)
      .setExpirationTime(issued + seconds)
      .sign(this.settings.TOKEN_KEY);
  }

  /** The claims of a token signed for this audience, or null when it is forged, malformed, over or for another. */
  async read(audience: string, token: string): Promise<Readonly<Record<string, unknown>> | null> {
    try {
      const { payload } = await jwtVerify(token, this.settings.TOKEN_KEY, {
        algorithms: ['HS256'],
        audience,
        currentDate: now(),
      });
      return payload;
    } catch {
      return null;
    }
  }
}
