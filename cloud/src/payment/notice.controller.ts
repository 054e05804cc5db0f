import { Controller, type ILogger, Inject, Logger, Post, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
import { readRawBody } from '../kernel/contract/request-body';
import { PayError } from '../wechat/pay/pay-error';
import { NoticeRefused } from '../wechat/pay/pay-notice';
import { signedHead } from '../wechat/pay/pay-signature';
import { PaymentNotices } from './notice.service';
import type { Outcome } from './settlement';

const MOST_BYTES = 64 * 1024;

/** Whatever is not taken in, WeChat sends again for a day. */
const ANSWERS: Readonly<Record<Outcome, number>> = {
  MOVED: 204,
  ABSORBED: 204,
  PENDING: 204,
  STRAY: 204,
  MISMATCH: 400,
  UNKNOWN: 404,
};

/**
 * The addresses WeChat Pay tells. No routes of the contract: their caller is WeChat, what authorises it is the signature
 * over the raw bytes, and the answer is in WeChat's words.
 */
@Controller('/api/wechat-pay/notices')
@Scope(ScopeEnum.Singleton)
export class PaymentNoticeController {
  @Inject()
  notices!: PaymentNotices;

  @Logger()
  logger!: ILogger;

  @Post('/payments')
  async payments(ctx: Context) {
    return this.take(ctx);
  }

  @Post('/refunds')
  async refunds(ctx: Context) {
    return this.take(ctx);
  }

  private async take(ctx: Context) {
    const raw = await readRawBody(ctx.req, MOST_BYTES);
    const head = signedHead((name) => ctx.get(name));
    try {
      return answer(ctx, ANSWERS[await this.notices.take(head, raw)]);
    } catch (error) {
      if (error instanceof PayError && error.reason === 'no_merchant') return answer(ctx, 404);
      if (!(error instanceof NoticeRefused)) throw error;
      this.logger.warn('wechat pay notice refused: %s', error.fault);
      return answer(ctx, error.fault === 'unreadable' || error.fault === 'undecipherable' ? 400 : 401);
    }
  }
}

function answer(ctx: Context, status: number) {
  ctx.status = status;
  return status === 204 ? undefined : { code: 'FAIL', message: '未受理' };
}
