import type { IssuedTicket } from 'shared-types/queue.contract';
import { linkTo } from '@/api/link';
import { address } from '@/ui/base/nav';
import type { SlipFacts } from './Slip';

/** What somebody came for: a line, or an item that leads into one. */
export type KioskChoice = { readonly lineKey: string } | { readonly itemKey: string };

/** Where a visitor stands at the machine: one question a screen. */
export type KioskStep =
  | { readonly at: 'start' | 'booked' | 'lines' | 'items' | 'passed' | 'helped' }
  | { readonly at: 'priority'; readonly choice: KioskChoice }
  | { readonly at: 'kind'; readonly choice: KioskChoice }
  | { readonly at: 'slip'; readonly slip: SlipFacts };

/** The ticket as it is shown and printed. */
export function slipOf(ticket: IssuedTicket, siteName: string): SlipFacts {
  const { label, lineName, ahead, takenAt, code } = ticket;
  return {
    label,
    siteName,
    line: lineName,
    ahead,
    takenAt,
    link: linkTo(address('/pages/ticket/index', { code })),
    priority: ticket.class === 'PRIORITY',
  };
}

/** What is typed of a booking's number, as it stands on the booking: YY261124-7K3QF9TD. */
export const asNumber = (typed: string): string =>
  typed.length > 8 ? `${typed.slice(0, 8)}-${typed.slice(8)}` : typed;
