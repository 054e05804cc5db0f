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

/** Signs and reads the short-lived access token; it says only which session it belongs to. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Tokens {
  @Inject('settings')
  settings!: Settings;

  async issueAccess(sessionId: number): Promise<string> {
    const issued = Math.floor(now().getTime() / 1000);
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(issued)
      .setExpirationTime(issued + ACCESS_SECONDS)
      .sign(this.settings.TOKEN_KEY);
  }

  /** The session id, or null when the token is forged, malformed or over. */
  async readAccess(token: string): Promise<number | null> {
    try {
      const { payload } = await jwtVerify(token, this.settings.TOKEN_KEY, {
        algorithms: ['HS256'],
        currentDate: now(),
      });
      return typeof payload.sid === 'number' ? payload.sid : null;
    } catch {
      return null;
    }
  }
}
