import { escapeHtml, page } from './layout';

interface HandedOver {
  readonly number: string;
  readonly item: string;
  readonly acknowledgement: string;
  readonly sent: readonly { readonly kind: string; readonly status: number }[];
}

const KINDS: Readonly<Record<string, string>> = {
  REVIEW_BEGUN: '开始审查',
  SUPPLEMENT_REQUESTED: '要求补正',
  APPROVED: '批准',
  REJECTED: '不批准',
};

/** «审批系统»: the cases that were handed over, newest first, each with what the department may tell of it. */
export function departmentPage(cases: readonly HandedOver[]): string {
  const list =
    cases.length === 0
      ? '<p>还没有收到办件。窗口受理承诺件之后，办件会自动推送到这里。</p>'
      : `<ul class="cards">${[...cases].reverse().map(card).join('')}</ul>`;
  return page(
    '审批系统',
    `<nav aria-label="页面"><a href="/">演示人物</a><a href="/sandbox/back-office">刷新</a></nav>
<h1>审批系统</h1>
<p class="note">演示环境里代替审批部门的系统。点一下，就把进展告知政务服务中心。</p>
${list}`,
  );
}

function card({ number, item, acknowledgement, sent }: HandedOver): string {
  const told = sent.map(({ kind, status }) => `${KINDS[kind] ?? kind}（${status}）`).join('、');
  const links = Object.entries(KINDS)
    .map(([kind, label]) => {
      const address = `/sandbox/back-office/send?number=${encodeURIComponent(number)}&kind=${kind}`;
      return `<a href="${escapeHtml(address)}">${label}</a>`;
    })
    .join(' ');
  return `<li class="card"><span class="name">${escapeHtml(item)}</span>
<span class="hint">${escapeHtml(number)} · 回执号 ${escapeHtml(acknowledgement)}</span>
${told === '' ? '' : `<span class="hint">已告知：${escapeHtml(told)}</span>`}<p>${links}</p></li>`;
}
