import { sandboxEnvironment } from '../../../sandbox/demo-account';
import { PAY_MODES } from '../../../sandbox/pay/pay-keys';
import { altered, type Flaw, sealed, signedHeaders } from '../../../sandbox/pay/pay-signing';
import { useSandbox } from '../../../sandbox/test-world';
import { readMerchant } from '../../kernel/merchant';
import { type NoticeFault, NoticeRefused, type PayNotice } from './pay-notice';
import { signedHead } from './pay-signature';
import { WechatPay } from './wechat-pay';

const world = useSandbox();

const TRADE = {
  appid: 'wx0sandboxmini0001',
  mchid: '1900000001',
  out_trade_no: 'ORDER-1',
  trade_state: 'SUCCESS',
  transaction_id: '4200001',
  success_time: '2026-11-23T10:00:00+08:00',
  amount: { total: 1200, currency: 'CNY' },
};

interface Changes {
  readonly mode?: (typeof PAY_MODES)[number];
  readonly flaw?: Flaw;
  readonly plain?: object;
  readonly body?: (body: string) => string;
  readonly foreignKey?: boolean;
  readonly original?: 'transaction' | 'refund';
  readonly resource?: object;
}

/** Takes in a notice made of these parts, as the route would. */
function receive(changes: Changes = {}): PayNotice {
  const { keys } = world.sandbox.world.pay;
  const { mode = 'PUBLIC_KEY', original = 'transaction' } = changes;
  const resource = sealed(keys, original, changes.plain ?? TRADE, changes.foreignKey ?? false);
  const body = JSON.stringify({ id: 'notice-1', resource: { ...resource, ...changes.resource } });
  const signer = mode === 'CERTIFICATE' ? 'certificate' : 'public_key';
  const headers = signedHeaders(keys, signer, body, new Date(world.at), changes.flaw);
  const settings = {
    ...sandboxEnvironment(world.sandbox.url),
    WECHAT_PAY: readMerchant(keys.environment(mode)).account,
    WECHAT_PAY_TIMEOUT_MS: 3000,
  };
  const pay = Object.assign(new WechatPay(), { settings });
  return pay.notice(
    signedHead((name) => headers[name]),
    Buffer.from((changes.body ?? ((same) => same))(body)),
  );
}

function faultOf(changes: Changes): NoticeFault | null {
  try {
    receive(changes);
    return null;
  } catch (error) {
    if (error instanceof NoticeRefused) return error.fault;
    throw error;
  }
}

it.each(PAY_MODES)('a notice in mode %s is verified, opened and read', (mode) => {
  expect(receive({ mode })).toEqual({
    id: 'notice-1',
    about: 'TRADE',
    trade: {
      appid: TRADE.appid,
      mchid: TRADE.mchid,
      outTradeNo: 'ORDER-1',
      state: 'SUCCESS',
      transactionId: '4200001',
      paidAt: new Date('2026-11-23T02:00:00Z'),
      amountFen: 1200,
      currency: 'CNY',
    },
  });
});

it('a notice of a refund is read by its own names', () => {
  const plain = {
    mchid: TRADE.mchid,
    out_trade_no: 'ORDER-1',
    out_refund_no: 'REFUND-1',
    refund_id: '5030001',
    refund_status: 'SUCCESS',
    success_time: '2026-11-23T10:00:00+08:00',
    amount: { total: 1200, refund: 1200 },
  };
  expect(receive({ original: 'refund', plain })).toMatchObject({
    about: 'REFUND',
    refund: { mchid: TRADE.mchid, outRefundNo: 'REFUND-1', state: 'SUCCESS', refundFen: 1200 },
  });
});

it.each<[string, Changes, NoticeFault]>([
  ['without a signature', { flaw: 'unsigned' }, 'unsigned'],
  ['signed by somebody else', { flaw: 'forged' }, 'forged'],
  [
    'signed with a key that is not in the keyring, as WeChat’s probes are',
    { flaw: 'unknown_serial' },
    'unknown_serial',
  ],
  ['of five minutes ago', { flaw: 'stale' }, 'stale'],
  ['changed by one digit', { body: altered }, 'forged'],
  ['with a space more, which JSON does not mind', { body: (body) => `${body} ` }, 'forged'],
  ['sealed with another key', { foreignKey: true }, 'undecipherable'],
  ['whose associated data is another', { resource: { associated_data: 'refund' } }, 'undecipherable'],
  ['whose nonce is another', { resource: { nonce: '0123456789ab' } }, 'undecipherable'],
  ['that is too short to be sealed', { resource: { ciphertext: 'AAAA' } }, 'undecipherable'],
  ['that is sealed otherwise', { resource: { algorithm: 'AES-ECB' } }, 'unreadable'],
  ['about something else', { resource: { original_type: 'coupon' } }, 'unreadable'],
  ['that does not say what was paid for', { plain: { ...TRADE, out_trade_no: undefined } }, 'unreadable'],
  ['whose amount is no number of fen', { plain: { ...TRADE, amount: { total: 12.5 } } }, 'unreadable'],
])('a notice %s is not taken in', (_, changes, fault) => {
  expect(faultOf(changes)).toBe(fault);
});

it('a sealed text of which any one byte is another is not opened', () => {
  const { keys } = world.sandbox.world.pay;
  const { ciphertext } = sealed(keys, 'transaction', TRADE, false);
  const bytes = Buffer.from(ciphertext, 'base64');
  for (const at of [0, Math.floor(bytes.length / 2), bytes.length - 17, bytes.length - 16, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(faultOf({ resource: { ciphertext: changed.toString('base64') } })).toBe('undecipherable');
  }
});

it.each([
  [299, null],
  [300, 'stale'],
  [-299, null],
  [-300, 'stale'],
])('a notice read %d seconds after it was signed: %p', (seconds, fault) => {
  const signedAt = world.at;
  const { keys } = world.sandbox.world.pay;
  const body = JSON.stringify({ id: 'notice-1', resource: sealed(keys, 'transaction', TRADE, false) });
  const headers = signedHeaders(keys, 'public_key', body, new Date(signedAt));
  world.at = signedAt + seconds * 1000;
  const settings = {
    ...sandboxEnvironment(world.sandbox.url),
    WECHAT_PAY: readMerchant(keys.environment('BOTH')).account,
    WECHAT_PAY_TIMEOUT_MS: 3000,
  };
  const pay = Object.assign(new WechatPay(), { settings });
  const read = () =>
    pay.notice(
      signedHead((name) => headers[name]),
      Buffer.from(body),
    );
  if (fault === null) expect(read()).toMatchObject({ id: 'notice-1' });
  else expect(read).toThrow(fault);
});
