import type { DemoPerson } from '../demo-people';
import { escapeHtml, page } from './layout';

const SECTIONS: readonly (readonly [DemoPerson['kind'], string])[] = [
  ['CITIZEN', '市民'],
  ['ENTERPRISE', '企业'],
  ['STAFF', '工作人员'],
];

/**
 * The page where one tap signs a demo person in.
 * @param linkFor the address a person's card leads to; with an empty key, the one that refuses
 * @param staffFirst on a PC it is mostly staff who sign in
 */
export function choosePage(
  people: readonly DemoPerson[],
  linkFor: (key: string) => string,
  staffFirst: boolean,
): string {
  const sections = staffFirst ? [...SECTIONS].reverse() : SECTIONS;
  const lists = sections.map(([kind, heading]) => {
    const cards = people.filter((person) => person.kind === kind).map((person) => card(person, linkFor(person.key)));
    return `<section aria-label="${heading}"><h2>${heading}</h2><ul class="cards">${cards.join('')}</ul></section>`;
  });
  const secondFactor = staffFirst
    ? '<p class="note">工作人员在电脑上登录还要输入动态口令，见<a href="/" target="_blank" rel="noopener">演示人物（新窗口）</a>。</p>'
    : '';
  return page(
    '选择演示人物登录',
    `<h1>以谁的身份登录？</h1>
<p class="note">这里是演示环境，代替微信登录。点一个人物就以他的身份登录并返回。</p>
${secondFactor}${lists.join('\n')}
<a class="refuse" href="${escapeHtml(linkFor(''))}">不同意，返回</a>`,
  );
}

/** What WeChat's page would say when it cannot begin. */
export function mistakePage(message: string): string {
  return page(
    '无法登录',
    `<h1>无法登录</h1><p>${escapeHtml(message)}</p><p class="note">请关闭本页，回到原来的页面再试。</p>`,
  );
}

function card(person: DemoPerson, href: string): string {
  return `<li><a class="card" data-person="${escapeHtml(person.key)}" href="${escapeHtml(href)}"><span class="name">${escapeHtml(
    person.name,
  )}</span> <span class="role">${escapeHtml(person.roleLabel)}</span><span class="hint">${escapeHtml(person.tryThis)}</span></a></li>`;
}
