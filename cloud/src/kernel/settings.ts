import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Bucket, readBucket } from './files/bucket';
import { type MerchantAccount, readMerchant } from './merchant';
import { type PeerAccount, readPeer } from './peer-account';
import { readWecom, type WecomAccount } from './wecom-account';

/** A 32-byte key in base64 that does not look typed by hand: at least half of its bytes differ. */
const secretKey = z.string().transform((text, context) => {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 32 && new Set(bytes).size >= 16) return bytes;
  context.addIssue('expected 32 random bytes in base64 (openssl rand -base64 32)');
  return z.NEVER;
});

const secretText = z.string().min(8, 'expected a secret of at least 8 characters');
const url = z
  .url({ protocol: /^https?$/, error: 'expected an http(s) address' })
  .transform((u) => u.replace(/\/$/, ''));
const positive = (fallback: number) => z.coerce.number().int().positive().default(fallback);
const appid = z.string().regex(/^[\w-]{4,64}$/, 'expected an appid');

const REPOSITORY = join(__dirname, __dirname.includes(`${join('dist', 'src')}`) ? '../../../..' : '../../..');

const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(7001),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: url.default('http://127.0.0.1:7001'),
  /** Proxies in front of the server whose X-Forwarded-For entry is believed, counted from the right. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  DATABASE_URL: z.string().regex(/^mysql:\/\//, 'expected mysql://user:password@host:port/database'),
  DATABASE_POOL: positive(16),
  CONFIG_DIR: z.string().default(join(REPOSITORY, 'config')),
  H5_DIR: z.string().default(join(REPOSITORY, 'miniapp/dist/h5')),
  /** Where attachments are kept; with a bucket, where they are only worked on. Replicas without one share this folder. */
  FILES_DIR: z.string().default(join(REPOSITORY, '.data/files')),
  /** The Chinese font papers are printed with: Noto Sans CJK, as Debian's fonts-noto-cjk installs it. */
  DOCUMENT_FONT: z.string().default('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  TOKEN_KEY: secretKey,
  DATA_KEY: secretKey,
  LOOKUP_KEY: secretKey,
  WECHAT_API_URL: url.default('https://api.weixin.qq.com'),
  WECHAT_OPEN_URL: url.default('https://open.weixin.qq.com'),
  WECHAT_MINI_APPID: appid,
  WECHAT_MINI_SECRET: secretText,
  WECHAT_OFFICIAL_APPID: appid,
  WECHAT_OFFICIAL_SECRET: secretText,
  WECHAT_WEBSITE_APPID: appid,
  WECHAT_WEBSITE_SECRET: secretText,
  WECHAT_TIMEOUT_MS: positive(5000),
  WECHAT_PAY_URL: url.default('https://api.mch.weixin.qq.com'),
  WECHAT_PAY_TIMEOUT_MS: positive(10_000),
  BACK_OFFICE_TIMEOUT_MS: positive(10_000),
  /** How often a department that cannot tell of itself is asked about each case; 0 for one that tells. */
  BACK_OFFICE_ASK_MINUTES: z.coerce.number().int().min(0).max(1440).default(0),
  SMS_URL: url.default('https://sms.tencentcloudapi.com'),
  SMS_REGION: z.string().default('ap-guangzhou'),
  SMS_SECRET_ID: secretText,
  SMS_SECRET_KEY: secretText,
  SMS_SDK_APPID: appid,
  SMS_SIGN_NAME: z.string().min(2),
  SMS_CODE_TEMPLATE_ID: z.string().min(1),
  /** The template that calls staff to their phone: {1} what for, {2} until when; without it nobody is called by text message. */
  SMS_CALL_TEMPLATE_ID: z.string().min(1).optional(),
  SMS_TIMEOUT_MS: positive(5000),
  /** A server of OSRM's table service that tells how long ways take; estimated where neither this nor Tencent's key is given. */
  TRAVEL_OSRM_URL: url.optional(),
  TRAVEL_OSRM_PROFILE: z.string().regex(/^\w+$/, 'expected a profile such as driving').default('driving'),
  TRAVEL_TENCENT_URL: url.default('https://apis.map.qq.com'),
  TRAVEL_TENCENT_KEY: secretText.optional(),
  TRAVEL_TIMEOUT_MS: positive(2000),
  WECOM_URL: url.default('https://qyapi.weixin.qq.com'),
  WECOM_TIMEOUT_MS: positive(5000),
});

export interface Settings extends Readonly<z.output<typeof environment>> {
  /** Null for a centre without a merchant number: fees are then paid at the window only. */
  readonly WECHAT_PAY: MerchantAccount | null;
  /** Null where no department's system is connected: clerks then enter cases there by hand. */
  readonly BACK_OFFICE: PeerAccount | null;
  /** Null where results are uploaded to the province's platform by hand. */
  readonly PROVINCE: PeerAccount | null;
  /** Null for a centre without 企业微信: staff are then told in the other ways only. */
  readonly WECOM: WecomAccount | null;
  /** Null where attachments are kept in `FILES_DIR`. */
  readonly FILES_S3: Bucket | null;
}

/** The environment is unfit to start with; the message names every fault at once. */
export class SettingsError extends Error {
  constructor(faults: readonly string[]) {
    super(`The server cannot start with this environment:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

const SECRETS = ['TOKEN_KEY', 'DATA_KEY', 'LOOKUP_KEY'] as const;
const OUTSIDE = [
  'WECHAT_API_URL',
  'WECHAT_OPEN_URL',
  'WECHAT_PAY_URL',
  'SMS_URL',
  'WECOM_URL',
  'TRAVEL_TENCENT_URL',
  'PUBLIC_URL',
] as const;

function furtherFaults(settings: z.output<typeof environment>): string[] {
  const faults: string[] = [];
  if (new Set(SECRETS.map((name) => settings[name].toString('base64'))).size < SECRETS.length) {
    faults.push(`${SECRETS.join(', ')}: expected three different keys`);
  }
  if (settings.TRAVEL_OSRM_URL !== undefined && settings.TRAVEL_TENCENT_KEY !== undefined) {
    faults.push('TRAVEL_TENCENT_KEY: expected without TRAVEL_OSRM_URL; one of them tells how long ways take');
  }
  if (settings.NODE_ENV === 'production') {
    for (const name of OUTSIDE) {
      if (!settings[name].startsWith('https://')) faults.push(`${name}: expected https:// in production`);
    }
    if (!existsSync(settings.DOCUMENT_FONT)) faults.push('DOCUMENT_FONT: expected a font file that exists');
  }
  return faults;
}

/**
 * Reads every setting and secret from the environment.
 * @throws SettingsError naming each missing, weak or malformed value; values themselves are never printed.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = environment.safeParse(env);
  const merchant = readMerchant(env);
  const own = parsed.success ? furtherFaults(parsed.data) : parsed.error.issues.map((issue) => faultOf(issue, env));
  const bucket = readBucket(env);
  const backOffice = readPeer(env, 'BACK_OFFICE');
  const province = readPeer(env, 'PROVINCE');
  const wecom = readWecom(env);
  const connected = [merchant, bucket, backOffice, province, wecom];
  const faults = [...own, ...connected.flatMap((each) => each.faults)];
  if (!parsed.success || faults.length > 0) throw new SettingsError(faults);
  return Object.freeze({
    ...parsed.data,
    WECHAT_PAY: merchant.account,
    BACK_OFFICE: backOffice.account,
    PROVINCE: province.account,
    WECOM: wecom.account,
    FILES_S3: bucket.bucket,
  });
}

function faultOf(issue: z.core.$ZodIssue, env: NodeJS.ProcessEnv): string {
  const name = String(issue.path[0]);
  return `${name}: ${env[name] === undefined ? 'missing; ' : ''}${issue.message}`;
}
