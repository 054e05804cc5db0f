import { PRIORITY_GROUP_LABELS } from 'shared-types/booking.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { type CivilDate, formatChinese, formatChineseWithYear } from '../kernel/time/civil-date';
import type { BookingRules } from './booking.config';
import { type MarkRules, ONCE, type StandingOnDay } from './marks.rules';

/** What a block never closes. */
export const STILL_OPEN = '这期间仍可以打电话预约，也可以直接到现场取号';

/** Hundredths as people count: 3 次, 2 次半, 半次. */
export function timesWords(hundredths: number): string {
  const [whole, rest] = [Math.floor(hundredths / ONCE), hundredths % ONCE];
  if (rest === 0) return `${whole} 次`;
  if (rest !== ONCE / 2) return `${hundredths / ONCE} 次`;
  return whole === 0 ? '半次' : `${whole} 次半`;
}

/** 记 1 次, 记半次. */
export const countedWords = (hundredths: number): string => `记${timesWords(hundredths)}`.replace(/^记(?=\d)/, '记 ');

/** What is counted, and what it leads to, in a sentence. */
export function ruleWords({ noShow, cancel }: Pick<BookingRules, 'noShow' | 'cancel'>): string {
  const late = countedWords(Math.round(cancel.lateCountsAs * ONCE));
  return `约好没有到场记 1 次，开始前 ${cancel.freeHours} 小时内才取消${late}；${noShow.withinDays} 天内满 ${noShow.threshold} 次，${noShow.blockDays} 天不能网上预约。`;
}

/** Why somebody is blocked, in a few words. */
export const blockWhy = ({ noShow }: Pick<BookingRules, 'noShow'>): string =>
  `${noShow.withinDays} 天内约好没有到场或临时取消满 ${noShow.threshold} 次`;

/** How somebody stands, in one sentence. */
export function standingWords({ kind, weight, block }: StandingOnDay, rules: MarkRules): string {
  const { withinDays, threshold, blockDays } = rules.noShow;
  if (rules.group !== null && rules.noShow.neverBlock.includes(rules.group)) {
    return `已在窗口确认为${PRIORITY_GROUP_LABELS[rules.group]}，爽约不影响网上预约。`;
  }
  if (block !== null) return `${formatChinese(block.until)}起可以网上预约；${STILL_OPEN}。`;
  if (kind === 'CLEAR') return '没有爽约记录，可以正常预约。';
  const soFar = `最近 ${withinDays} 天记了 ${timesWords(weight)}，可以正常预约`;
  return kind === 'WARNED' ? `${soFar}；累计满 ${threshold} 次，${blockDays} 天内不能网上预约。` : `${soFar}。`;
}

/** The refusal of booking online while a block stands. `until`: the first day on which it is open again. */
export const bookingBlocked = (until: CivilDate): Refusal =>
  ruledOut('booking_blocked', `因多次约好后没有到场，${formatChineseWithYear(until)}起才能网上预约`, {
    detail: `${STILL_OPEN}。哪几次、为什么、怎么申诉，请看“我的 · 我的预约记录”`,
  });
