import type { ILogger } from '@midwayjs/core';
import { Refusal } from '../kernel/errors/refusal';
import { WechatError, type WechatTrouble } from '../wechat/wechat-error';

const REFUSALS: Readonly<Record<WechatTrouble, () => Refusal>> = {
  busy: () => new Refusal(503, 'wechat_busy', '微信暂时没有回应，请稍后再试', { retryAfter: 3 }),
  code_invalid: () => new Refusal(422, 'wechat_code_invalid', '微信授权已失效，请重新操作一次'),
  code_used: () => new Refusal(422, 'wechat_code_used', '这次微信授权已经用过了，请重新操作一次'),
  blocked: () => new Refusal(403, 'wechat_blocked', '微信提示该账号存在风险，暂时不能登录，请联系微信客服'),
  snapshot: () => new Refusal(422, 'wechat_snapshot', '当前是微信的快照页面，请点页面上的“使用完整服务”后再登录'),
  fault: () => new Refusal(503, 'wechat_fault', '微信登录暂时不可用，我们已收到提醒，请稍后再试', { retryAfter: 60 }),
};

/**
 * Asks WeChat something, outside any transaction.
 * @throws a Refusal in the words of the person who waits; what is our own fault also stands in the log.
 */
export async function askWechat<T>(question: () => Promise<T>, logger: ILogger): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof WechatError)) throw error;
    if (error.trouble === 'fault') logger.error(error.message);
    throw REFUSALS[error.trouble]();
  }
}
