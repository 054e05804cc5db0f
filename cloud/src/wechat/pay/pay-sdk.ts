import { createPublicKey, randomBytes } from 'node:crypto';
import WechatPaySdk from 'wechatpay-node-v3';
import { now } from '../../kernel/clock';
import type { MerchantAccount } from '../../kernel/merchant';
import { callPay, type PayAnswer, parseJson } from './pay-http';

const HOST = 'https://api.mch.weixin.qq.com';

interface Reach {
  readonly appid: string;
  readonly base: string;
  readonly timeoutMs: number;
}

const pemOf = (account: MerchantAccount) => ({
  publicKey: Buffer.from(createPublicKey(account.privateKey).export({ type: 'spki', format: 'pem' })),
  privateKey: Buffer.from(account.privateKey.export({ type: 'pkcs8', format: 'pem' })),
});

/** What is not JSON (a bill, or nothing at all) has no fields. */
function fieldsOf({ bytes }: PayAnswer): Record<string, unknown> {
  const parsed = parseJson(bytes);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

/**
 * The SDK builds and signs; what goes over the wire is ours. Its version 2.1.8 has no other way in than these methods:
 * it knows one host, no time limit, and verifies no answer.
 */
export class PaySdk extends WechatPaySdk {
  constructor(
    private readonly account: MerchantAccount,
    private readonly reach: Reach,
  ) {
    super({ appid: reach.appid, mchid: account.mchid, serial_no: account.serial, ...pemOf(account) });
  }

  /** The parameters that open the payment sheet of the mini-program. @param prepayId of at most two hours ago */
  payParameters(prepayId: string) {
    const timeStamp = String(Math.floor(now().getTime() / 1000));
    const nonceStr = randomBytes(16).toString('hex');
    const pack = `prepay_id=${prepayId}`;
    const paySign = this.sha256WithRsa(`${this.reach.appid}\n${timeStamp}\n${nonceStr}\n${pack}\n`);
    return { timeStamp, nonceStr, package: pack, signType: 'RSA' as const, paySign };
  }

  /** The file behind a bill's address, which WeChat does not sign. Only its path is taken: we call no host it names. */
  async billFile(downloadUrl: string): Promise<Buffer> {
    const { pathname, search } = new URL(downloadUrl);
    const url = `${HOST}${pathname}${search}`;
    return (await this.exchange('GET', url, this.init('GET', url), undefined, false)).bytes;
  }

  /** The SDK's own takes a nonce that can be guessed, and the machine's clock. */
  protected override init(method: string, url: string, params?: object): string {
    const nonce = randomBytes(16).toString('hex');
    const timestamp = String(Math.floor(now().getTime() / 1000));
    const signature = this.getSignature(method, nonce, timestamp, url.replace(HOST, ''), params);
    return this.getAuthorization(nonce, timestamp, signature);
  }

  protected override async getRequest(url: string, authorization: string) {
    const answer = await this.exchange('GET', url, authorization);
    return { ...fieldsOf(answer), status: answer.status };
  }

  protected override async getRequestV2(url: string, authorization: string) {
    const answer = await this.exchange('GET', url, authorization);
    return { status: answer.status, data: fieldsOf(answer) };
  }

  protected override async postRequest(url: string, params: object, authorization: string) {
    const answer = await this.exchange('POST', url, authorization, params);
    return { ...fieldsOf(answer), status: answer.status };
  }

  protected override async postRequestV2(url: string, params: object, authorization: string) {
    const answer = await this.exchange('POST', url, authorization, params);
    return { status: answer.status, data: fieldsOf(answer) };
  }

  private exchange(method: 'GET' | 'POST', url: string, authorization: string, params?: object, signed = true) {
    return callPay({
      base: this.reach.base,
      method,
      path: url.replace(HOST, ''),
      authorization,
      // The same serialisation that `getSignature` signs.
      ...(params === undefined ? {} : { body: JSON.stringify(params) }),
      timeoutMs: this.reach.timeoutMs,
      keyring: this.account.keyring,
      signed,
    });
  }
}
