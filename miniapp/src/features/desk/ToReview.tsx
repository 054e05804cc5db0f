import type { RecordType } from 'shared-types/record.states';
import { useRead, useSession } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { isSupervisor } from './desk-sections';

interface ToReviewProps {
  readonly onChoose: (chosen: { number: string; type: RecordType }) => void;
}

/** Replies that wait for the reader's eyes; nothing while there are none, or for those whose work it is not. */
export function ToReview({ onChoose }: ToReviewProps) {
  const { me } = useSession();
  return isSupervisor(me?.staff?.roles ?? []) ? <Replies onChoose={onChoose} /> : null;
}

function Replies({ onChoose }: ToReviewProps) {
  const { data } = useRead('GET /desk/replies-to-review', {}, { live: true });
  if (!data || data.items.length === 0) return null;
  return (
    <Card kind="plain" title={`等您审核的答复（${data.items.length}）`}>
      <List label="等您审核的答复">
        {data.items.map(({ number, type, title, holder, promise }) => (
          <ListItem
            key={number}
            title={title}
            note={`${number} · ${holder?.name ?? ''}`}
            onPress={() => onChoose({ number, type })}
          >
            {promise && <PromiseLine promise={promise} />}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}
