import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { Settings } from '../settings';

const IV = 12;
const TAG = 16;

/**
 * Encrypts personal data for its column and makes the keyed hash it is found by. AES-256-GCM and HMAC-SHA-256 stand
 * behind this one class so that SM4 and SM3 can take their place.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Cipher {
  @Inject('settings')
  settings!: Settings;

  /** Text → iv + tag + ciphertext, for a VARBINARY column. */
  seal(text: string): Buffer {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', this.settings.DATA_KEY, iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), body]);
  }

  /** The text sealed by `seal`. Throws when the bytes were changed or the key is another. */
  open(sealed: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.settings.DATA_KEY, sealed.subarray(0, IV));
    decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
    return decipher.update(sealed.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
  }

  /** 64 hex digits by which an encrypted value is found again; `field` keeps equal values of two fields apart. */
  lookup(field: string, value: string): string {
    return createHmac('sha256', this.settings.LOOKUP_KEY).update(`${field}:${value}`).digest('hex');
  }
}
