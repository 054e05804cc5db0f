import { generateKeyPairSync } from 'node:crypto';
import { sandboxEnvironment } from '../../sandbox/demo-account';
import { PayKeys } from '../../sandbox/pay/pay-keys';
import { testKeys } from '../../test/app';
import { readMerchant } from './merchant';
import { readSettings, SettingsError } from './settings';

const keys = new PayKeys();
const ALL = keys.environment('BOTH');

const pair = (modulusLength: number) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
};
const weak = pair(1024);
const keyring = (entries: object) => ({ WECHAT_PAY_KEYS: JSON.stringify(entries) });
const certificate = JSON.parse(ALL.WECHAT_PAY_KEYS ?? '')[keys.certificateSerial] as string;

describe('a merchant account', () => {
  it('is nothing that a centre must have: without one, fees are paid at the window', () => {
    expect(readMerchant({})).toEqual({ account: null, faults: [] });
  });

  it('left empty throughout, as a compose file leaves it, is none', () => {
    const empty = Object.fromEntries(Object.keys(ALL).map((name) => [name, '']));
    expect(readMerchant(empty)).toEqual({ account: null, faults: [] });
  });

  it('knows WeChat by platform certificate and by public key, each under its serial', () => {
    const { account, faults } = readMerchant(ALL);
    expect(faults).toEqual([]);
    expect([...(account?.keyring.keys() ?? [])].sort()).toEqual([keys.certificateSerial, keys.publicKeyId].sort());
    expect(account?.keyring.get(keys.certificateSerial)?.equals(keys.publicKey('certificate'))).toBe(true);
    expect(account?.privateKey.equals(keys.privateKey('merchant'))).toBe(true);
  });

  it('takes a key whose line breaks are written out', () => {
    const { account } = readMerchant({
      ...ALL,
      WECHAT_PAY_PRIVATE_KEY: ALL.WECHAT_PAY_PRIVATE_KEY?.replaceAll('\n', String.raw`\n`),
    });
    expect(account?.privateKey.equals(keys.privateKey('merchant'))).toBe(true);
  });

  it.each(Object.keys(ALL))('without %s is half given, and says what is missing', (name) => {
    const { account, faults } = readMerchant({ ...ALL, [name]: undefined });
    expect(account).toBeNull();
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}: missing; expected with WECHAT_PAY_`))]);
  });

  it.each([
    ['a merchant number of letters', 'WECHAT_PAY_MCHID', { WECHAT_PAY_MCHID: 'shop-19' }],
    ['a private key of 1024 bits', 'WECHAT_PAY_PRIVATE_KEY', { WECHAT_PAY_PRIVATE_KEY: weak.privatePem }],
    ['a private key that is none', 'WECHAT_PAY_PRIVATE_KEY', { WECHAT_PAY_PRIVATE_KEY: 'secret words' }],
    ['a serial number in small letters', 'WECHAT_PAY_SERIAL', { WECHAT_PAY_SERIAL: keys.merchantSerial.toLowerCase() }],
    ['an APIv3 key that was typed', 'WECHAT_PAY_APIV3_KEY', { WECHAT_PAY_APIV3_KEY: 'ab'.repeat(16) }],
    ['an APIv3 key of another length', 'WECHAT_PAY_APIV3_KEY', { WECHAT_PAY_APIV3_KEY: keys.apiV3Key.slice(1) }],
    ['an empty keyring', 'WECHAT_PAY_KEYS', keyring({})],
    ['a keyring that is no JSON', 'WECHAT_PAY_KEYS', { WECHAT_PAY_KEYS: certificate }],
    ['a public key of 1024 bits', 'WECHAT_PAY_KEYS', keyring({ [keys.publicKeyId]: weak.publicPem })],
    ['a private key in the keyring', 'WECHAT_PAY_KEYS', keyring({ [keys.publicKeyId]: pair(2048).privatePem })],
    ['a certificate of another serial', 'WECHAT_PAY_KEYS', keyring({ [keys.merchantSerial]: certificate })],
  ])('with %s is refused, and nothing of it is quoted', (_, name, change) => {
    const { account, faults } = readMerchant({ ...ALL, ...change });
    expect(account).toBeNull();
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^${name}: .*expected`))]);
    for (const value of Object.values({ ...ALL, ...change })) expect(faults.join()).not.toContain(value);
  });
});

describe('the start of the server', () => {
  const environment = {
    DATABASE_URL: 'mysql://somebody@127.0.0.1:3306/somewhere',
    ...sandboxEnvironment('http://127.0.0.1:7002'),
    ...testKeys(),
  };

  it('goes on without a merchant account, and with a whole one', () => {
    expect(readSettings(environment).WECHAT_PAY).toBeNull();
    expect(readSettings({ ...environment, ...ALL }).WECHAT_PAY?.mchid).toBe(keys.mchid);
  });

  it('stops at half a one, naming its faults beside all others', () => {
    const half = { ...environment, ...ALL, WECHAT_PAY_SERIAL: '', WECHAT_PAY_APIV3_KEY: 'short', SMS_SECRET_ID: 'x' };
    expect(() => readSettings(half)).toThrow(SettingsError);
    expect(() => readSettings(half)).toThrow(/SMS_SECRET_ID:.*WECHAT_PAY_SERIAL: missing.*WECHAT_PAY_APIV3_KEY:/s);
  });

  it('stops in production at a WeChat Pay that is not spoken to over https', () => {
    expect(() => readSettings({ ...environment, NODE_ENV: 'production' })).toThrow(/WECHAT_PAY_URL: expected https/);
  });
});
