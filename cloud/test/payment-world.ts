import type { PaymentView } from 'shared-types/payment.contract';
import type { PayMode } from '../sandbox/pay/pay-keys';
import { Jobs } from '../src/kernel/jobs/jobs';
import type { PaymentRefundRow } from '../src/payment/payment.entity';
import { PaymentJobs } from '../src/payment/payment.jobs';
import { type Colleague, type Someone, TestApp } from './app';

/** Somebody who owes something. */
export interface Owing {
  readonly owner: Someone;
  readonly payment: PaymentView;
  readonly number: string;
}

/** A house with a cashier; it takes WeChat Pay where a mode is named. */
export class PaymentWorld {
  private constructor(
    readonly app: TestApp,
    readonly cashier: Colleague,
  ) {}

  static async start(payMode?: PayMode): Promise<PaymentWorld> {
    const app = await TestApp.start({}, payMode === undefined ? {} : { payMode });
    // Timed work is done when a test says so, and never between two of its lines.
    await app.server.container.get(Jobs).stop();
    return new PaymentWorld(app, await app.staff(['WINDOW_CLERK']));
  }

  /** A record of a fresh citizen's; what it is about is nothing to a payment. */
  async record(owner?: Someone): Promise<{ owner: Someone; recordNumber: string }> {
    const citizen = owner ?? (await this.app.citizen());
    const body = { question: '食品经营许可证怎么补办？' };
    const { number } = await citizen.client.call('POST /consultations', { body });
    return { owner: citizen, recordNumber: number };
  }

  raise(recordNumber: string, changes: { title?: string; amountFen?: number; kind?: 'FEE' | 'POSTAGE' } = {}) {
    const body = {
      kind: 'FEE' as const,
      title: '食品经营许可证工本费',
      basis: '收费目录第 3 项',
      amountFen: 1200,
      ...changes,
    };
    return this.cashier.client.call('POST /records/:number/payments', { params: { number: recordNumber }, body });
  }

  /** A fresh citizen who owes twelve yuan. */
  async owed(): Promise<Owing> {
    const { owner, recordNumber } = await this.record();
    const payment = await this.raise(recordNumber);
    return { owner, payment, number: payment.number };
  }

  /** The same, put to WeChat. */
  async prepaid(): Promise<Owing> {
    const { owner, number } = await this.owed();
    const { payment } = await this.prepay({ owner, number });
    return { owner, payment, number };
  }

  /** The same, paid, and the notice of it taken in. */
  async paid(): Promise<Owing> {
    const { owner, number } = await this.prepaid();
    await this.app.wechat.pay(number);
    return { owner, payment: await this.seen(number), number };
  }

  prepay({ owner, number }: Pick<Owing, 'owner' | 'number'>) {
    return owner.client.call('POST /payments/:number/prepay', { params: { number } });
  }

  check({ owner, number }: Pick<Owing, 'owner' | 'number'>) {
    return owner.client.call('POST /payments/:number/check', { params: { number } });
  }

  /** As the cashier sees it, with its history. */
  seen(number: string) {
    return this.cashier.client.call('GET /payments/:number', { params: { number } });
  }

  async atWindow(number: string, receiptNo = 'SJ-20261123-01') {
    const { version } = await this.seen(number);
    const body = { version, receiptNo };
    return this.cashier.client.call('POST /payments/:number/window', { params: { number }, body });
  }

  /** Gives back what is named, or all that is left. */
  async refund(number: string, { reason = '多收的费用退回', ...amount }: { reason?: string; amountFen?: number } = {}) {
    const { version } = await this.seen(number);
    const body = { version, reason, ...amount };
    return this.cashier.client.call('POST /payments/:number/refund', { params: { number }, body });
  }

  /** The number under which the latest refund was asked for. */
  async refundNumber(number: string): Promise<string> {
    const row = await this.app.database.row<Pick<PaymentRefundRow, 'outRefundNo'>>(
      `SELECT r.out_refund_no AS outRefundNo FROM payment_refund r JOIN payment_order o ON o.id = r.order_id
        WHERE o.number = ? ORDER BY r.id DESC LIMIT 1`,
      [number],
    );
    return row?.outRefundNo ?? '';
  }

  /** What happened to it, newest first. */
  async lines(number: string): Promise<string[]> {
    return (await this.seen(number)).history.map(({ label }) => label);
  }

  /** Everything a record owes and owed, as its owner sees it. */
  list(owner: Someone, number: string) {
    return owner.client.call('GET /records/:number/payments', { params: { number } });
  }

  /** Lets the house follow what is due now. */
  async follow(): Promise<void> {
    while ((await this.app.server.container.get(PaymentJobs).follow()) > 0);
  }
}
