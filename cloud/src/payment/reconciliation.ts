import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { In } from 'typeorm';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { addDays, type CivilDate, civilDateOf, instantOf } from '../kernel/time/civil-date';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { type BilledOrder, type BillLine, compareBill, readBill } from './bill.rules';
import { PaymentBillRow, PaymentOrderRow } from './payment.entity';
import { Refunds } from './refunds.service';

/** WeChat has the bill from ten on and asks for a little patience. */
const READY_AT = '10:30';
/** A server that was down for longer than this has other sorrows; WeChat keeps bills for three months. */
const DAYS_BACK = 7;
const RETRY_MS = 30 * 60_000;

/** 对账: each day's bill of WeChat against our own orders, line by line. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Reconciliation {
  @Inject()
  database!: Database;

  @Inject()
  wechat!: WechatPay;

  @Inject()
  refunds!: Refunds;

  @Logger()
  logger!: ILogger;

  /** Compares one day that waits to be compared; returns which, or null when none does. Safe on any number of replicas. */
  async compareNext(): Promise<CivilDate | null> {
    if (!this.wechat.offered) return null;
    await this.noteDays();
    const date = await this.claim();
    if (date === null) return null;
    try {
      await this.compare(date);
    } catch (error) {
      this.logger.warn('bill of %s could not be compared: %s', date, error instanceof Error ? error.message : error);
    }
    return date;
  }

  /** Every day whose bill is due has a row, whoever writes it. */
  private async noteDays(): Promise<void> {
    const at = now();
    const today = civilDateOf(at);
    const latest = at >= instantOf(today, READY_AT) ? -1 : -2;
    const known = await this.database.rows<{ date: string }>('SELECT date FROM payment_bill WHERE date >= ?', [
      addDays(today, -DAYS_BACK),
    ]);
    const dates = new Set(known.map(({ date }) => date));
    for (let back = -DAYS_BACK; back <= latest; back += 1) {
      const date = addDays(today, back);
      if (dates.has(date)) continue;
      await this.database.write(`INSERT IGNORE INTO payment_bill (date, attempt_at, differences) VALUES (?, ?, '[]')`, [
        date,
        at,
      ]);
    }
  }

  private claim(): Promise<CivilDate | null> {
    return this.database.transaction(async () => {
      const at = now();
      const row = await this.database.row<{ date: string }>(
        `SELECT date FROM payment_bill WHERE compared_at IS NULL AND attempt_at <= ?
          ORDER BY attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [at],
      );
      if (!row) return null;
      await this.database.write('UPDATE payment_bill SET attempt_at = ? WHERE date = ?', [
        new Date(at.getTime() + RETRY_MS),
        row.date,
      ]);
      return row.date;
    });
  }

  private async compare(date: CivilDate): Promise<void> {
    const bill = await this.wechat.tradeBill(date);
    const lines = bill === null ? [] : readBill(bill.toString('utf8'));
    const differences = compareBill(lines, await this.orders(lines, date));
    const trades = lines.filter(({ kind }) => kind === 'TRADE');
    const refunds = lines.filter(({ kind }) => kind === 'REFUND');
    const sum = (some: readonly BillLine[]) => some.reduce((total, { fen }) => total + fen, 0);
    await this.database.repository(PaymentBillRow).update(
      { date },
      {
        comparedAt: now(),
        trades: trades.length,
        takenFen: sum(trades),
        refunds: refunds.length,
        givenFen: sum(refunds),
        differences,
      },
    );
    if (differences.length > 0) this.logger.error('bill of %s: %d differences', date, differences.length);
  }

  private async orders(lines: readonly BillLine[], date: CivilDate): Promise<BilledOrder[]> {
    const that = await this.database.rows<{ number: string }>(
      `SELECT number FROM payment_order WHERE channel = 'WECHAT' AND paid_at >= ? AND paid_at < ?`,
      [instantOf(date), instantOf(addDays(date, 1))],
    );
    const paid = new Set(that.map(({ number }) => number));
    const numbers = [...new Set([...paid, ...lines.map(({ number }) => number)])];
    if (numbers.length === 0) return [];
    const rows = await this.database.repository(PaymentOrderRow).findBy({ number: In(numbers) });
    const refunds = await this.refunds.ofOrders(rows.map(({ id }) => id));
    return rows.map(({ id, number, amountFen, transactionId }) => {
      const asked = new Map(refunds.get(id)?.map((refund) => [refund.outRefundNo, refund.amountFen]));
      return { number, amountFen, transactionId, refunds: asked, paidThatDay: paid.has(number) };
    });
  }
}
