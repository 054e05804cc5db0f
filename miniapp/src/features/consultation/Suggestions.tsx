import { useEffect, useState } from 'react';
import { ITEM_TYPE_LABELS } from 'shared-types/directory.states';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { KnowledgeLines } from '../knowledge/KnowledgeScreen';

const ASKED_AFTER_MS = 600;
const SHORTEST = 4;
/** As much as a search takes. */
const LONGEST = 60;
const MOST = 3;

/** Published answers and guides that may answer what is being typed; it never stands in the way of typing or sending. */
export function Suggestions({ question }: { readonly question: string }) {
  const words = useRest(question.trim().slice(0, LONGEST));
  const { data } = useRead(
    'GET /items',
    { query: { q: words } },
    { when: words.length >= SHORTEST, keepPrevious: true },
  );
  const published = useRead(
    'GET /knowledge',
    { query: { q: words } },
    { when: words.length >= SHORTEST, keepPrevious: true },
  );
  const found = words.length >= SHORTEST ? (data?.items.slice(0, MOST) ?? []) : [];
  const answers = words.length >= SHORTEST ? (published.data?.items.slice(0, MOST) ?? []) : [];
  if (found.length + answers.length === 0) return null;
  return (
    <Card kind="plain" title="也许这里有答案">
      {answers.length > 0 && <KnowledgeLines label="别人问过的" lines={answers} />}
      <List label="可能相关的事项">
        {found.map(({ key, plainName, name, type }) => (
          <ListItem
            key={key}
            icon="file"
            title={plainName}
            note={`${name} · ${ITEM_TYPE_LABELS[type]}`}
            to={address('/pages/item/index', { key })}
          />
        ))}
      </List>
    </Card>
  );
}

/** A text once it has rested for a moment. */
function useRest(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), ASKED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
