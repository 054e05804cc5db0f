import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import forge from 'node-forge';

/** Whose signature: the merchant's, WeChat's in certificate or in public-key mode, or that of somebody who is neither. */
export type Signer = 'merchant' | 'certificate' | 'public_key' | 'stranger';

/** How the merchant verifies WeChat: by platform certificate, by WeChat's public key, or, while moving over, by both. */
export const PAY_MODES = ['CERTIFICATE', 'PUBLIC_KEY', 'BOTH'] as const;
export type PayMode = (typeof PAY_MODES)[number];

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const YEAR_MS = 365 * 24 * 3600_000;

/** A serial number as certificates have them: forty capital hex digits, the first low, so that it stays positive. */
const newSerial = (): string => `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase();

/** Made when first needed, for all sandboxes of a process: a key of 2048 bits takes a tenth of a second. */
const made = new Map<Signer, KeyObject>();

/** The keys of one merchant and of the WeChat Pay played here: thrown away with the process. */
export class PayKeys {
  readonly mchid = '1900000001';
  readonly merchantSerial = newSerial();
  readonly certificateSerial = newSerial();
  readonly publicKeyId = `PUB_KEY_ID_0119000000012026${randomBytes(8).readBigUInt64BE().toString().padStart(20, '0')}`;
  readonly apiV3Key = Array.from(randomBytes(32), (byte) => LETTERS[byte % LETTERS.length]).join('');

  private madeCertificate: string | null = null;

  privateKey(signer: Signer): KeyObject {
    const known = made.get(signer);
    if (known) return known;
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    made.set(signer, privateKey);
    return privateKey;
  }

  publicKey(signer: Signer): KeyObject {
    return createPublicKey(this.privateKey(signer));
  }

  /** The settings that make the product pay here. */
  environment(mode: PayMode): Record<string, string> {
    const certificate = mode === 'PUBLIC_KEY' ? {} : { [this.certificateSerial]: this.certificate };
    const publicKey = mode === 'CERTIFICATE' ? {} : { [this.publicKeyId]: pemOf(this.publicKey('public_key')) };
    return {
      WECHAT_PAY_MCHID: this.mchid,
      WECHAT_PAY_PRIVATE_KEY: this.privateKey('merchant').export({ type: 'pkcs8', format: 'pem' }).toString(),
      WECHAT_PAY_SERIAL: this.merchantSerial,
      WECHAT_PAY_APIV3_KEY: this.apiV3Key,
      WECHAT_PAY_KEYS: JSON.stringify({ ...certificate, ...publicKey }),
    };
  }

  /** Made once: another of the next second would be another certificate. */
  private get certificate(): string {
    this.madeCertificate ??= this.makeCertificate();
    return this.madeCertificate;
  }

  private makeCertificate(): string {
    const certificate = forge.pki.createCertificate();
    certificate.publicKey = forge.pki.publicKeyFromPem(pemOf(this.publicKey('certificate')));
    certificate.serialNumber = this.certificateSerial;
    certificate.validity.notBefore = new Date(Date.now() - YEAR_MS);
    certificate.validity.notAfter = new Date(Date.now() + 4 * YEAR_MS);
    const name = [{ name: 'commonName', value: 'Sandbox sample certificate' }];
    certificate.setSubject(name);
    certificate.setIssuer(name);
    const key = this.privateKey('certificate').export({ type: 'pkcs8', format: 'pem' }).toString();
    certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
    return forge.pki.certificateToPem(certificate);
  }
}

const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
