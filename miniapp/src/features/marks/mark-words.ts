import type { MarkView } from 'shared-types/booking-marks.contract';
import { ERASURE_LABELS, MARK_KIND_LABELS, MARK_REST_LABELS } from 'shared-types/booking-marks.states';
import { plainDate } from '@/ui/words/dates';

type Mark = Pick<MarkView, 'kind' | 'weight' | 'counts' | 'countsUntil' | 'rests' | 'erased'>;

/** 没有到场，记 1 次; 临时取消，记半次. */
export const markTitle = ({ kind, weight }: Pick<Mark, 'kind' | 'weight'>): string =>
  `${MARK_KIND_LABELS[kind]}，记${weight === 0.5 ? '半' : ` ${weight} `}次`;

/** Whether it still counts, and until when or why not. */
export function markStanding({ counts, countsUntil, rests, erased }: Mark, today?: string): string {
  if (erased) return [ERASURE_LABELS[erased.why], erased.note].filter(Boolean).join('：');
  if (rests) return MARK_REST_LABELS[rests];
  return counts ? `${plainDate(countsUntil, today)}起不再计算` : '已经过期，不再计算';
}
