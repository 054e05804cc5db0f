import { authenticator } from 'otplib';
import type { DemoPerson } from '../demo-people';
import { escapeHtml, page } from './layout';

/** The sandbox's own front page: who there is, with phone, enterprise and the second factor of this moment. */
export function homePage(people: readonly DemoPerson[], at: Date): string {
  return page(
    '演示环境',
    `<nav aria-label="页面"><a href="/sandbox/messages">收到的消息</a><a href="/sandbox/cashier">收银台</a><a href="/sandbox/back-office">审批系统</a></nav>
<h1>演示环境</h1>
<p class="note">它在本机代替微信和短信服务。下面的人物、手机号、企业都是示例，不对应任何真实的人和单位。</p>
<h2>演示人物</h2>
<ul class="cards">${people.map((person) => card(person, at)).join('')}</ul>`,
  );
}

/** The six digits a staff member's authenticator shows at this moment. */
export function totpOf(secret: string, at: Date): string {
  return authenticator.clone({ epoch: at.getTime() }).generate(secret);
}

function card(person: DemoPerson, at: Date): string {
  const facts: [string, string][] = [['手机号', person.phone]];
  if (person.workNumber) facts.push(['工号', person.workNumber]);
  if (person.enterprise) {
    facts.push(['企业', person.enterprise.name], ['统一社会信用代码', person.enterprise.creditCode]);
  }
  if (person.totpSecret) facts.push(['此刻的动态口令', totpOf(person.totpSecret, at)]);
  const list = facts.map(([label, value]) => `<dt>${label}</dt><dd>${escapeHtml(value)}</dd>`).join('');
  return `<li class="card"><span class="name">${escapeHtml(person.name)}</span> <span class="role">${escapeHtml(
    person.roleLabel,
  )}</span><span class="hint">${escapeHtml(person.tryThis)}</span><dl>${list}</dl></li>`;
}
