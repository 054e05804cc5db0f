import { useRead, useSession } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { timeWords } from '@/ui/words/dates';
import { openingWords } from '../booking/booking-choice';
import { pageOfRecord } from '../record/record-page';
import { TicketLine } from '../ticket/TicketLine';
import { dueFirst } from './next-step';

const MOST = 3;

/** What of mine comes next: the number I wait with, the nearest appointments, then what falls due first, and what I was told meanwhile. */
export function NextStep() {
  return useSession().status === 'person' ? <Mine /> : null;
}

function Mine() {
  const tickets = useRead('GET /me/tickets', {}, { live: true }).data?.items ?? [];
  const bookings = useRead('GET /me/bookings', {}, { live: true }).data?.items ?? [];
  const records = useRead('GET /me/records', { query: { open: 'true' } }, { live: true }).data?.items ?? [];
  const unread = useRead('GET /me/notices', { query: {} }, { live: true }).data?.unread ?? 0;
  const nearest = bookings.slice(0, Math.max(0, MOST - 1 - tickets.length));
  const matters = dueFirst(records).slice(0, Math.max(0, MOST - tickets.length - nearest.length));
  if (tickets.length + nearest.length + matters.length + unread === 0) return null;
  return (
    <Card kind="plain" title="我的下一步">
      <List label="我的下一步">
        {tickets.map((ticket) => (
          <TicketLine key={ticket.number} ticket={ticket} />
        ))}
        {nearest.map(({ number, itemName, siteName, heldUntil, ...opening }) => (
          <ListItem
            key={number}
            icon={heldUntil === null ? 'calendar-check' : 'clock'}
            title={heldUntil === null ? openingWords(opening) : `请确认：${openingWords(opening)}`}
            note={`${heldUntil === null ? '' : `留到 ${timeWords(heldUntil)} · `}${siteName} · ${itemName}`}
            to={pageOfRecord(number, 'BOOKING')}
          />
        ))}
        {matters.map(({ number, type, title, next, promise }) => (
          <ListItem key={number} icon="file" title={title} note={next} to={pageOfRecord(number, type)}>
            {promise && <PromiseLine promise={promise} />}
          </ListItem>
        ))}
        {unread > 0 && <ListItem icon="bell" title={`${unread} 条新消息`} to="/pages/notices/index" />}
      </List>
    </Card>
  );
}
