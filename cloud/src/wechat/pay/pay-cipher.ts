import { createDecipheriv } from 'node:crypto';

/** What WeChat seals with the APIv3 key. */
export interface SealedResource {
  /** Base64 of ciphertext and, in its last 16 bytes, the tag. */
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data: string;
}

const TAG = 16;

/**
 * Opens AEAD_AES_256_GCM. `final` is what checks the tag: nothing is given out before it has passed.
 * @throws when a byte of text, tag, nonce or associated data is another, or the key is
 */
export function openResource(key: Buffer, { ciphertext, nonce, associated_data }: SealedResource): Buffer {
  const sealed = Buffer.from(ciphertext, 'base64');
  if (sealed.length < TAG) throw new Error('too short to be sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(associated_data));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
}
