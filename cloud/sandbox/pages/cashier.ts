import type { PayOrder } from '../pay/pay-book';
import { escapeHtml, page } from './layout';

const STATES = { NOTPAY: '待支付', SUCCESS: '已支付', CLOSED: '已关闭', REFUND: '已退款' } as const;

/** «收银台»: the orders put to WeChat Pay, newest first, each unpaid one with the button that pays it. */
export function cashierPage(orders: readonly PayOrder[]): string {
  const list =
    orders.length === 0
      ? '<p>还没有订单。在小程序里点“微信支付”之后，订单会出现在这里。</p>'
      : `<ul class="cards">${[...orders].reverse().map(card).join('')}</ul>`;
  return page(
    '收银台',
    `<nav aria-label="页面"><a href="/">演示人物</a><a href="/sandbox/cashier">刷新</a></nav>
<h1>收银台</h1>
<p class="note">演示环境里代替微信的付款页面。不会产生任何真实的扣款。</p>
${list}`,
  );
}

function card({ outTradeNo, description, total, state }: PayOrder): string {
  const content = `<span class="name">¥${(total / 100).toFixed(2)}</span> <span class="role">${STATES[state]}</span>
<span class="hint">${escapeHtml(description)}</span><span class="hint">${escapeHtml(outTradeNo)}</span>`;
  return state === 'NOTPAY'
    ? `<li><a class="card" href="/sandbox/cashier/pay?order=${encodeURIComponent(outTradeNo)}">${content}<span>点这里支付</span></a></li>`
    : `<li class="card">${content}</li>`;
}
