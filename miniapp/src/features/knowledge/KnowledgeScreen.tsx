import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { KnowledgeEntry, KnowledgeLine } from 'shared-types/knowledge.contract';
import { KNOWLEDGE_KIND_LABELS } from 'shared-types/knowledge.states';
import { usePages, useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { SearchField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { momentWords } from '@/ui/words/dates';

/** 常见问题和政策解读: one of them where a key says which, else all that are published. */
export function KnowledgeScreen() {
  const key = useRouter().params.key;
  return <Page title="常见问题">{key === undefined ? <Published /> : <Entry entryKey={key} />}</Page>;
}

function Published() {
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const reading = usePages('GET /knowledge', { query: q === '' ? {} : { q } });
  return (
    <Stack gap={4}>
      <Card>
        <SearchField
          label="用自己的话找"
          value={typed}
          maxLength={60}
          onChange={setTyped}
          onSearch={() => setQ(typed.trim())}
        />
      </Card>
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState
              title={q === '' ? '还没有公开的问题' : '没有找到这样的问题'}
              note="可以直接问我们，5 个工作日内答复。"
              action={<Button to="/pages/ask/index">去提问</Button>}
            />
          ) : (
            <Card kind="plain" title={q === '' ? '最近公开的' : '找到的'}>
              <KnowledgeLines label="常见问题和政策解读" lines={lines} />
              {reading.more && (
                <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                  再看一些
                </Button>
              )}
            </Card>
          )
        }
      </Loaded>
    </Stack>
  );
}

interface KnowledgeLinesProps {
  readonly label: string;
  readonly lines: readonly KnowledgeLine[];
}

/** Published entries, each leading to its text. */
export function KnowledgeLines({ label, lines }: KnowledgeLinesProps) {
  return (
    <List label={label}>
      {lines.map(({ key, kind, title, excerpt }) => (
        <ListItem
          key={key}
          icon="message"
          title={title}
          note={`${KNOWLEDGE_KIND_LABELS[kind]} · ${excerpt}`}
          to={address('/pages/knowledge/index', { key })}
        />
      ))}
    </List>
  );
}

function Entry({ entryKey }: { readonly entryKey: string }) {
  const reading = useRead('GET /knowledge/:key', { params: { key: entryKey } });
  return <Loaded reading={reading}>{(entry) => <Answer entry={entry} />}</Loaded>;
}

function Answer({
  entry: { kind, title, body, itemKey, itemName, basis, publishedAt },
}: {
  readonly entry: KnowledgeEntry;
}) {
  return (
    <Stack gap={4}>
      <Card title={title}>
        <Stack gap={3}>
          <Text lines>{body}</Text>
          {basis !== null && (
            <Text size="secondary" tone="ink-2">
              依据：{basis}
            </Text>
          )}
          <Text size="hint" tone="ink-3">
            {`${KNOWLEDGE_KIND_LABELS[kind]} · ${momentWords(publishedAt)}公开`}
          </Text>
        </Stack>
      </Card>
      {itemKey !== null && (
        <List label="相关事项">
          <ListItem
            icon="file"
            title={itemName ?? ''}
            note="看办事指南"
            to={address('/pages/item/index', { key: itemKey })}
          />
        </List>
      )}
      <Button block kind="secondary" to={address('/pages/ask/index', itemKey === null ? {} : { item: itemKey })}>
        没有解决，继续提问
      </Button>
    </Stack>
  );
}
