import type { SiteLoad } from 'shared-types/queue.contract';

type Line = SiteLoad['lines'][number];

const MINUTE_S = 60;

/** 12 分钟; 不到 1 分钟. */
export function minutesWords(seconds: number): string {
  return seconds < MINUTE_S ? '不到 1 分钟' : `${Math.round(seconds / MINUTE_S)} 分钟`;
}

/** 开 2 个窗口 · 最久等了 12 分钟 · 今天办了 30 个，一半等了 8 分钟内. */
export function lineNote({ windowsOpen, longestWait, served, waitP50, waitP90 }: Line): string {
  return [
    windowsOpen === 0 ? '没有开窗口' : `开 ${windowsOpen} 个窗口`,
    longestWait !== null && `最久等了 ${minutesWords(longestWait)}`,
    served > 0 && `今天办了 ${served} 个`,
    waitP50 !== null && waitP90 !== null && `一半在 ${minutesWords(waitP50)}内叫到，九成在 ${minutesWords(waitP90)}内`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** People wait and nobody is there for them. */
export const isUnserved = ({ waiting, windowsOpen }: Pick<Line, 'waiting' | 'windowsOpen'>): boolean =>
  waiting > 0 && windowsOpen === 0;
