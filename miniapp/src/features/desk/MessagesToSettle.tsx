import { DEPARTMENT_MESSAGE_LABELS } from 'shared-types/casework.states';
import type { Role } from 'shared-types/identity.states';
import type { RecordType } from 'shared-types/record.states';
import { useRead, useSession } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { momentWords } from '@/ui/words/dates';

interface MessagesToSettleProps {
  readonly onChoose: (chosen: { number: string; type: RecordType }) => void;
}

const SETTLERS: readonly Role[] = ['BACK_OFFICE_REVIEWER', 'WINDOW_CLERK'];

/** What departments told that could not be acted on; nothing while there is none, or for those whose work it is not. */
export function MessagesToSettle({ onChoose }: MessagesToSettleProps) {
  const { me } = useSession();
  return me?.staff?.roles.some((role) => SETTLERS.includes(role)) ? <Kept onChoose={onChoose} /> : null;
}

function Kept({ onChoose }: MessagesToSettleProps) {
  const { data } = useRead('GET /department-messages', {}, { live: true });
  if (!data || data.items.length === 0) return null;
  return (
    <Card kind="plain" title={`审批系统来文待处理（${data.items.length}）`}>
      <List label="审批系统来文待处理">
        {data.items.map(({ number, sequence, title, kind, receivedAt, why }) => (
          <ListItem
            key={`${number}/${sequence}`}
            title={`${DEPARTMENT_MESSAGE_LABELS[kind]}：${title}`}
            note={`${number} · ${momentWords(receivedAt)} 收到。${why ?? ''}`}
            onPress={() => onChoose({ number, type: 'CASE' })}
          />
        ))}
      </List>
    </Card>
  );
}
