import type { TicketView } from 'shared-types/queue.contract';
import { useRead } from '@/api';
import { ListItem } from '@/ui/card/ListItem';
import { pageOfRecord } from '../record/record-page';
import { headline } from './ticket-words';

/** A ticket in a list, as live as on its own page. */
export function TicketLine({ ticket }: { readonly ticket: TicketView }) {
  const { number, site } = ticket;
  const reading = useRead('GET /tickets/:number', { params: { number } }, { live: true, queueOf: site.key });
  const now = reading.data ?? ticket;
  return (
    <ListItem
      icon="ticket"
      title={`${now.label} · ${headline(now)}`}
      note={`${site.name} · ${now.lineName}`}
      to={pageOfRecord(number, 'TICKET')}
    />
  );
}
