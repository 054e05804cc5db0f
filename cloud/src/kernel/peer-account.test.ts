import { randomBytes } from 'node:crypto';
import { readPeer } from './peer-account';

const BOTH = { BACK_OFFICE_URL: 'https://approval.example.cn/', BACK_OFFICE_KEY: randomBytes(32).toString('base64') };

it('without either nothing is connected, and nothing is wrong', () => {
  for (const env of [{}, { BACK_OFFICE_URL: '', BACK_OFFICE_KEY: '' }]) {
    expect(readPeer(env, 'BACK_OFFICE')).toEqual({ account: null, faults: [] });
  }
});

it('both are read, the address without its last slash', () => {
  const { account, faults } = readPeer(BOTH, 'BACK_OFFICE');
  expect(faults).toEqual([]);
  expect(account).toMatchObject({ url: 'https://approval.example.cn' });
  expect(account?.key).toHaveLength(32);
});

it.each([
  ['the address alone', { BACK_OFFICE_KEY: '' }, 'BACK_OFFICE_KEY: missing'],
  ['the key alone', { BACK_OFFICE_URL: '' }, 'BACK_OFFICE_URL: missing'],
  ['a weak key', { BACK_OFFICE_KEY: Buffer.alloc(32, 'a').toString('base64') }, 'BACK_OFFICE_KEY: expected'],
  ['something that is no address', { BACK_OFFICE_URL: 'approval' }, 'BACK_OFFICE_URL: expected'],
  ['plain http in production', { BACK_OFFICE_URL: 'http://a.cn', NODE_ENV: 'production' }, 'BACK_OFFICE_URL: expected'],
])('%s stops the start', (_, change, fault) => {
  const { account, faults } = readPeer({ ...BOTH, ...change }, 'BACK_OFFICE');
  expect(account).toBeNull();
  expect(faults).toEqual([expect.stringContaining(fault)]);
});

it('each system has its own', () => {
  const PROVINCE = { PROVINCE_URL: 'https://province.example.cn', PROVINCE_KEY: BOTH.BACK_OFFICE_KEY };
  expect(readPeer({ ...BOTH, ...PROVINCE }, 'PROVINCE').account?.url).toBe('https://province.example.cn');
  expect(readPeer(BOTH, 'PROVINCE')).toEqual({ account: null, faults: [] });
  expect(readPeer({ PROVINCE_KEY: 'x' }, 'PROVINCE').faults).toHaveLength(2);
});
