import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { nextFollow } from './payment.rules';
import { WechatOrders } from './wechat-orders';

const BATCH = 20;

interface Claimed {
  id: number;
  number: string;
  followSince: Date;
  expiresAt: Date | null;
}

/** What payments do by themselves, on any number of replicas. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PaymentJobs {
  @Inject()
  database!: Database;

  @Inject()
  orders!: WechatOrders;

  @Inject()
  wechat!: WechatPay;

  @Logger()
  logger!: ILogger;

  /**
   * Asks WeChat about orders whose notice has not come, and about refunds under way; an order that has lapsed is closed
   * there and ordered anew. Each is claimed by putting its next turn off, so that nobody asks twice. Returns how many.
   */
  async follow(): Promise<number> {
    if (!this.wechat.offered) return 0;
    const claimed = await this.claim();
    for (const order of claimed) {
      try {
        await this.orders.check(order.number);
      } catch (error) {
        this.logger.warn(
          'payment %s could not be followed: %s',
          order.number,
          error instanceof Error ? error.message : error,
        );
      }
    }
    return claimed.length;
  }

  private claim(): Promise<Claimed[]> {
    return this.database.transaction(async () => {
      const at = now();
      const due = await this.database.rows<Claimed>(
        `SELECT id, number, follow_since AS followSince, expires_at AS expiresAt FROM payment_order
          WHERE follow_at <= ? ORDER BY follow_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [at],
      );
      for (const { id, followSince, expiresAt } of due) {
        const next = nextFollow(followSince, expiresAt, at);
        await this.database.write('UPDATE payment_order SET follow_at = ? WHERE id = ?', [next, id]);
      }
      return due;
    });
  }
}
