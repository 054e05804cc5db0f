import type { EscalationLine } from 'shared-types/supervision.contract';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { momentWords } from '@/ui/words/dates';

/** What was brought before whom on matters still running, and who has signed; nothing where nothing was. */
export function Escalations() {
  const { data } = useRead('GET /desk/escalations', {}, { live: true });
  if (!data || data.items.length === 0) return null;
  return (
    <Card kind="plain" title="催办、督办、通报">
      <List label="催办、督办、通报">
        {data.items.map((line) => (
          <ListItem
            key={line.handle}
            title={`【${line.levelLabel}】${line.title}`}
            note={`${line.number} · ${line.promise} · ${momentWords(line.sentAt)}送达`}
            value={signedWords(line)}
          />
        ))}
      </List>
    </Card>
  );
}

function signedWords({ recipients }: EscalationLine): string {
  const waiting = recipients.filter(({ receivedAt }) => receivedAt === null);
  return waiting.length === 0 ? '已签收' : `${waiting.map(({ name }) => name).join('、')}未签收`;
}
