import type { MessageAnswer, MessageRequest } from './back-office-messages';
import type { DemoPerson } from './demo-people';
import type { Fault } from './fault-book';
import type { Message } from './message-box';
import type { PayOrder } from './pay/pay-book';
import type { PayMode } from './pay/pay-keys';
import type { NoticeAnswer, NoticeKind } from './pay/pay-notices';

/** A fault as it is asked for: what has a default may be left out. */
export type FaultRequest =
  | (Pick<Extract<Fault, { path: string }>, 'path' | 'kind'> & Partial<Extract<Fault, { path: string }>>)
  | Extract<Fault, { person: string }>;

/** Works a sandbox from a test, over HTTP like everybody else. */
export class SandboxClient {
  constructor(private readonly url: string) {}

  /** What `wx.login` would give this person. */
  async loginCode(person: string): Promise<string> {
    return (await this.send<{ code: string }>('POST', '/sandbox/login-code', { person })).code;
  }

  /** What the `getPhoneNumber` button would give this person. */
  async phoneCode(person: string): Promise<string> {
    return (await this.send<{ code: string }>('POST', '/sandbox/phone-code', { person })).code;
  }

  /** Opens a sign-in address as a browser would, taps the person's card, and returns the address it is sent back to. */
  async signIn(address: string, person: string): Promise<URL> {
    const shown = await (await fetch(address)).text();
    const card = new RegExp(`data-person="${person}" href="([^"]+)"`).exec(shown);
    if (!card?.[1]) throw new Error(`no card for ${person} on the page`);
    const chosen = await fetch(`${this.url}${card[1].replaceAll('&amp;', '&')}`, { redirect: 'manual' });
    return new URL(chosen.headers.get('location') ?? '');
  }

  people(): Promise<readonly (DemoPerson & { readonly totp: string | null })[]> {
    return this.send('GET', '/demo/people');
  }

  /** A citizen nobody has seen before. */
  newCitizen(): Promise<DemoPerson> {
    return this.send('POST', '/sandbox/people');
  }

  async addFault(fault: FaultRequest): Promise<void> {
    await this.send('POST', '/sandbox/faults', fault);
  }

  async clearFaults(): Promise<void> {
    await this.send('DELETE', '/sandbox/faults');
  }

  /** What was delivered, newest first; of one person when a key is given. */
  messages(person?: string): Promise<readonly Message[]> {
    return this.send('GET', `/sandbox/messages${person === undefined ? '' : `?person=${encodeURIComponent(person)}`}`);
  }

  async clearMessages(): Promise<void> {
    await this.send('DELETE', '/sandbox/messages');
  }

  /** The settings of the merchant account played here. */
  merchant(mode: PayMode): Promise<Record<string, string>> {
    return this.send('GET', `/sandbox/merchant?mode=${mode}`);
  }

  /** What was put to WeChat Pay, oldest first; instants as text. */
  payOrders(): Promise<readonly Pick<PayOrder, 'outTradeNo' | 'state' | 'total' | 'prepayId'>[]> {
    return this.send('GET', '/sandbox/pay/orders');
  }

  /** The payer pays. @returns what the product answered to the notice of it; null when none was sent */
  async pay(outTradeNo: string, notice = true): Promise<NoticeAnswer | null> {
    return (await this.send<{ notice: NoticeAnswer | null }>('POST', '/sandbox/pay', { outTradeNo, notice })).notice;
  }

  /** Sends one notice about an order or a refund, and returns what the product answered. */
  tell(about: { outTradeNo: string } | { outRefundNo: string }, kind: NoticeKind = 'plain'): Promise<NoticeAnswer> {
    return this.send('POST', '/sandbox/pay/notices', { ...about, kind });
  }

  /** Decides what becomes of a refund, which would succeed once it is asked for. */
  async settleRefund(outRefundNo: string, state: 'SUCCESS' | 'CLOSED' | 'ABNORMAL'): Promise<void> {
    await this.send('POST', '/sandbox/pay/refunds', { outRefundNo, state });
  }

  /** The department tells something of a case it was handed, and returns what the product answered. */
  tellOfCase(number: string, message: MessageRequest): Promise<MessageAnswer> {
    return this.send('POST', '/sandbox/back-office/messages', { number, ...message });
  }

  /** How often a path of the wire protocols was called since the start. */
  async callsOf(path: string): Promise<number> {
    return (await this.send<Record<string, number>>('GET', '/sandbox/calls'))[path] ?? 0;
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw new Error(`sandbox ${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  }
}
