import { useState } from 'react';
import type { ItemSummary } from 'shared-types/directory.contract';
import { CATEGORY_LABELS, ITEM_TYPE_LABELS } from 'shared-types/directory.states';
import { useRead } from '@/api';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';

interface ItemFinderProps {
  /** Given where the keyboard is sent to it. */
  readonly id?: string;
  /** What is looked for: 要办的事项. */
  readonly label: string;
  readonly hint?: string;
  readonly chosenKey: string | null;
  readonly onChoose: (item: ItemSummary) => void;
  /** Leaves out what this is false for. */
  readonly only?: (item: ItemSummary) => boolean;
  readonly autoFocus?: boolean;
}

/** Finds one service item by anybody's words; Enter takes the best. Used where an item is chosen for somebody. */
export function ItemFinder({ id, label, hint, chosenKey, onChoose, only = () => true, autoFocus }: ItemFinderProps) {
  const [words, setWords] = useState('');
  const q = words.trim();
  const reading = useRead('GET /items', { query: q === '' ? {} : { q } }, { keepPrevious: true });
  const found = reading.data?.items.filter(only) ?? [];
  const take = (key: string) => {
    const item = found.find((each) => each.key === key);
    if (item) onChoose(item);
  };
  return (
    <Stack gap={3}>
      <TextField
        id={id}
        label={label}
        hint={hint}
        kind="search"
        value={words}
        autoFocus={autoFocus}
        placeholder="名称，或群众的说法"
        onChange={setWords}
        onEnter={() => found[0] && onChoose(found[0])}
      />
      <Loaded reading={reading}>
        {() =>
          found.length === 0 ? (
            <EmptyState icon="search" title="没有找到这样的事项" note="换个说法试试，例如“开店”“换照”。" />
          ) : (
            <Options
              label="找到的事项"
              options={found.slice(0, q === '' ? 5 : 8).map((item) => ({
                key: item.key,
                title: item.plainName,
                note: `${item.name} · ${CATEGORY_LABELS[item.category]} · ${ITEM_TYPE_LABELS[item.type]}`,
              }))}
              chosen={chosenKey}
              onChoose={take}
            />
          )
        }
      </Loaded>
    </Stack>
  );
}
