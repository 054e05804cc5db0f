import type { TicketView } from 'shared-types/queue.contract';

type Told = Pick<TicketView, 'state' | 'stateLabel' | 'ahead' | 'window'>;

/** Called to a window or served there: that is where to be now. */
export const isAtWindow = ({ state, window }: Told): boolean =>
  window !== null && (state === 'CALLED' || state === 'SERVING');

/** The one thing to know about a ticket now: the window, or how many are ahead; never minutes. */
export function headline(ticket: Told): string {
  const { window, ahead, stateLabel } = ticket;
  if (isAtWindow(ticket)) return ticket.state === 'CALLED' ? `请到 ${window?.label}` : `${window?.label} 正在为您办理`;
  if (ahead === null) return stateLabel;
  return ahead === 0 ? '下一个就是您' : `前面还有 ${ahead} 人`;
}
