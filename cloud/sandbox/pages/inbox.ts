import type { Message } from '../message-box';
import { escapeHtml, page } from './layout';

const CHANNELS = { SUBSCRIBE: '订阅消息', SMS: '短信', WECOM: '企业微信' } as const;

const local = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** «收到的消息»: every message that reached somebody, newest first. */
export function inboxPage(messages: readonly Message[]): string {
  const list =
    messages.length === 0
      ? '<p>还没有消息。预约成功、收到答复或请求验证码之后，消息会出现在这里。</p>'
      : `<ul class="cards">${messages.map(card).join('')}</ul>`;
  return page(
    '收到的消息',
    `<nav aria-label="页面"><a href="/">演示人物</a><a href="/sandbox/messages">刷新</a></nav>
<h1>收到的消息</h1>
<p class="note">演示环境里发出的订阅消息、企业微信消息和短信，最新的在前。没有任何内容真正发到手机上。</p>
${list}`,
  );
}

function card(message: Message): string {
  const fields = message.fields
    .map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('');
  const content = fields === '' ? `<p class="text">${escapeHtml(message.text)}</p>` : `<dl>${fields}</dl>`;
  const code = message.code === null ? '' : `<div class="code">${escapeHtml(message.code)}</div>`;
  const leads = message.page === null ? '' : `<span class="hint">点开进入 ${escapeHtml(message.page)}</span>`;
  return `<li class="card"><span class="name">${escapeHtml(message.title)}</span> <span class="role">${
    CHANNELS[message.channel]
  }</span><span class="hint">${escapeHtml(message.recipient)} · <time datetime="${message.at}">${local.format(
    new Date(message.at),
  )}</time></span>${code}${content}${leads}</li>`;
}
