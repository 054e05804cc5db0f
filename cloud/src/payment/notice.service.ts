import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { PayNotice } from '../wechat/pay/pay-notice';
import type { SignedHead } from '../wechat/pay/pay-signature';
import { WechatPay } from '../wechat/pay/wechat-pay';
import { PaymentNoticeRow } from './payment.entity';
import { Refunds } from './refunds.service';
import { type Outcome, Settlement } from './settlement';

/** Takes in what WeChat sends of its own accord. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PaymentNotices {
  @Inject()
  database!: Database;

  @Inject()
  wechat!: WechatPay;

  @Inject()
  settlement!: Settlement;

  @Inject()
  refunds!: Refunds;

  /**
   * Verifies and opens the raw bytes, then lets the order move in one transaction with the notice's id: the same id again,
   * even at the same moment, is answered as the first was and does nothing.
   * @throws NoticeRefused when it is not WeChat's or cannot be read; PayError `no_merchant`
   */
  async take(head: SignedHead, raw: Buffer): Promise<Outcome> {
    const notice = this.wechat.notice(head, raw);
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.write(
        `INSERT IGNORE INTO payment_notice (id, received_at, about, order_number, outcome) VALUES (?, ?, ?, ?, '')`,
        [notice.id, now(), notice.about, numberIn(notice)],
      );
      const rows = this.database.repository(PaymentNoticeRow);
      if (affectedRows === 0) return (await rows.findOneByOrFail({ id: notice.id })).outcome as Outcome;
      const outcome = await this.settle(notice);
      await rows.update({ id: notice.id }, { outcome });
      return outcome;
    });
  }

  private settle(notice: PayNotice): Promise<Outcome> {
    return notice.about === 'TRADE' ? this.settlement.confirm(notice.trade) : this.refunds.settle(notice.refund);
  }
}

const numberIn = (notice: PayNotice): string =>
  (notice.about === 'TRADE' ? notice.trade.outTradeNo : notice.refund.outRefundNo).slice(0, 64);
