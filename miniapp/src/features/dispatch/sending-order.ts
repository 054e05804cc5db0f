import type { BoardLine } from 'shared-types/dispatch.contract';

type Sent = Pick<BoardLine, 'urgent' | 'holder' | 'from'>;

/** Visits nobody holds before those somebody does, the urgent ones of each first, then by their time. */
export function inSendingOrder<T extends Sent>(lines: readonly T[]): T[] {
  const rank = ({ urgent, holder }: Sent) => (holder ? 2 : 0) + (urgent ? 0 : 1);
  return [...lines].sort((a, b) => rank(a) - rank(b) || Date.parse(a.from) - Date.parse(b.from));
}
