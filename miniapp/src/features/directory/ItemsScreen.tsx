import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ItemSummary } from 'shared-types/directory.contract';
import { CATEGORIES, CATEGORY_LABELS, type Category } from 'shared-types/directory.states';
import { usePages, useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Segmented } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { limitWords } from './item-words';

const ALL = 'ALL';
const KINDS = [
  { key: ALL, title: '全部' },
  ...CATEGORIES.map((key) => ({ key, title: CATEGORY_LABELS[key] })),
] as const;

/** Finds an item by anybody's words or by category; leads to its guide, or straight to booking it. */
export function ItemsScreen() {
  const { q = '', book, site } = useRouter().params;
  const [words, setWords] = useState(decodeURIComponent(q));
  const [category, setCategory] = useState<Category | typeof ALL>(ALL);
  const booking = book === 'yes' || site !== undefined;
  const query = { ...(words.trim() && { q: words.trim() }), ...(category !== ALL && { category }) };
  const reading = usePages('GET /items', { query });
  const place = useRead('GET /sites/:key', { params: { key: site ?? '' } }, { when: site !== undefined });
  const done = place.data && new Set(place.data.itemKeys);
  return (
    <Page title={booking ? '预约办什么事' : '办事指南'}>
      <Stack gap={4}>
        <TextField
          label="想办什么事？"
          kind="search"
          hint="用自己的话说就行"
          placeholder="例如：开饭店"
          value={words}
          maxLength={60}
          autoFocus={q === ''}
          onChange={setWords}
        />
        <Segmented label="按类别看" options={KINDS} chosen={category} onChoose={setCategory} />
        <Loaded reading={reading}>
          {(items) => (
            <Items items={done ? items.filter(({ key }) => done.has(key)) : items} to={pageFor(booking, site)} />
          )}
        </Loaded>
        {reading.more && (
          <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
            再看一些
          </Button>
        )}
      </Stack>
    </Page>
  );
}

const pageFor = (booking: boolean, site: string | undefined) => (key: string) =>
  booking ? address('/pages/book/index', { item: key, site }) : address('/pages/item/index', { key });

interface ItemsProps {
  readonly items: readonly ItemSummary[];
  readonly to: (key: string) => string;
}

function Items({ items, to }: ItemsProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        icon="search"
        title="没有找到这样的事项"
        note="换个说法试试，或者直接问我们。"
        action={
          <Button kind="secondary" to="/pages/ask/index">
            问一问
          </Button>
        }
      />
    );
  }
  return (
    <Card kind="plain">
      <List label="事项">
        {items.map((item) => (
          <ListItem
            key={item.key}
            title={item.plainName}
            note={`${item.name} · ${CATEGORY_LABELS[item.category]} · ${limitWords(item)}`}
            to={to(item.key)}
          />
        ))}
      </List>
    </Card>
  );
}
