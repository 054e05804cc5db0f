import type { SiteView } from 'shared-types/directory.contract';
import { CLOSED_REASON_LABELS, OPENING_KIND_LABELS } from 'shared-types/directory.states';
import { dayWords, shanghaiDate, timeWords } from '@/ui/words/dates';

/** Whether a site is open at this moment, and until or from when: 正常服务中，12:00 休息. */
export function openingWords({ now }: Pick<SiteView, 'now'>, today: string = shanghaiDate()): string {
  if (now.open) {
    const kind = now.kind === null ? '开放中' : `${OPENING_KIND_LABELS[now.kind]}中`;
    return now.closesAt === null ? `${kind}，全天开放` : `${kind}，到 ${timeWords(now.closesAt)}`;
  }
  const why = now.reason === null ? '现在不开放' : CLOSED_REASON_LABELS[now.reason];
  return now.opensAt === null ? why : `${why}，${whenWords(now.opensAt, today)}开门`;
}

function whenWords(at: string, today: string): string {
  const date = shanghaiDate(at);
  return date === today ? timeWords(at) : `${dayWords(date, today)}${timeWords(at)}`;
}

/** A site's name on a drawing: without what is added in brackets, which the list beside it says. */
export const mapName = (name: string): string => name.replace(/（[^（）]*）$/, '') || name;

/** 周末照常 · 09:00–12:00、13:00–17:00, or 不开放. */
export function sessionsWords(sessions: readonly { readonly from: string; readonly to: string }[]): string {
  return sessions.length === 0 ? '不开放' : sessions.map(({ from, to }) => `${from}–${to}`).join('、');
}
