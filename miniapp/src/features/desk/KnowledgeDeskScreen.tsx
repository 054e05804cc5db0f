import { useState } from 'react';
import type { KeptEntry } from 'shared-types/knowledge.contract';
import {
  KNOWLEDGE_KIND_LABELS,
  KNOWLEDGE_KINDS,
  KNOWLEDGE_STATE_LABELS,
  KNOWLEDGE_STATES,
  type KnowledgeKind,
  type KnowledgeState,
} from 'shared-types/knowledge.states';
import { usePages } from '@/api';
import { useFocusNext } from '@/ui/base/focus';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Segmented } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { SearchField } from '@/ui/field/Field';
import { Columns, Row, Stack } from '@/ui/layout/Stack';
import { momentWords } from '@/ui/words/dates';
import { DeskPage } from './DeskPage';
import { KnowledgeForm } from './KnowledgeForm';
import { OpenedKnowledge } from './OpenedKnowledge';

const STATES = [
  { key: 'ALL', title: '全部' },
  ...KNOWLEDGE_STATES.map((key) => ({ key, title: KNOWLEDGE_STATE_LABELS[key] })),
] as const;
const KINDS = [
  { key: 'ALL', title: '全部' },
  ...KNOWLEDGE_KINDS.map((key) => ({ key, title: KNOWLEDGE_KIND_LABELS[key] })),
] as const;

interface Filters {
  readonly q: string;
  readonly kind: KnowledgeKind | 'ALL';
  readonly state: KnowledgeState | 'ALL';
}
const EVERYTHING: Filters = { q: '', kind: 'ALL', state: 'ALL' };

/** What stands beside the list: nothing, an entry, or one being written. */
type Beside =
  | { readonly what: 'NOTHING' }
  | { readonly what: 'ENTRY'; readonly key: string }
  | { readonly what: 'NEW' };

const BACK = 'knowledge-back';

/** 知识库: what the centre publishes before anybody asks, written, replaced and withdrawn by those who keep it. */
export function KnowledgeDeskScreen() {
  return (
    <DeskPage title="知识库" reason="知识库由中心工作人员维护。办事群众请在首页查看常见问题。">
      {() => <Keeping />}
    </DeskPage>
  );
}

function Keeping() {
  const [beside, setBeside] = useState<Beside>({ what: 'NOTHING' });
  const focusNext = useFocusNext();
  const open = (next: Beside) => {
    setBeside(next);
    // On a phone the list gives way, and the keyboard must not be left in it.
    if (next.what === 'ENTRY') focusNext(BACK);
  };
  const close = () => setBeside({ what: 'NOTHING' });
  return (
    <Columns>
      <Stack gap={4} className={beside.what === 'NOTHING' ? '' : 'knowledge-behind'}>
        <Kept
          idle={beside.what === 'NOTHING'}
          chosen={beside.what === 'ENTRY' ? beside.key : undefined}
          onOpen={open}
        />
      </Stack>
      {beside.what === 'NOTHING' ? (
        <Stack className="knowledge-hint">
          <EmptyState icon="files" title="从左边选一条来看" note="可以修改、换成新版本，或者说明原因后撤下。" />
        </Stack>
      ) : (
        <Stack gap={4}>
          <Row className="knowledge-back">
            <Button id={BACK} kind="text" icon="chevron-left" onPress={close}>
              返回列表
            </Button>
          </Row>
          {beside.what === 'NEW' ? (
            <KnowledgeForm onDone={({ key }) => open({ what: 'ENTRY', key })} onCancel={close} />
          ) : (
            <OpenedKnowledge key={beside.key} entryKey={beside.key} />
          )}
        </Stack>
      )}
    </Columns>
  );
}

interface KeptProps {
  /** Nothing is open beside it, whose own button would be the main one. */
  readonly idle: boolean;
  readonly chosen: string | undefined;
  readonly onOpen: (beside: Beside) => void;
}

function Kept({ idle, chosen, onOpen }: KeptProps) {
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState(EVERYTHING);
  const narrow = (part: Partial<Filters>) => setFilters({ ...filters, ...part });
  return (
    <>
      <Button block icon="edit" kind={idle ? 'primary' : 'secondary'} onPress={() => onOpen({ what: 'NEW' })}>
        新写一条
      </Button>
      <Card>
        <Stack gap={3}>
          <SearchField
            label="找一条"
            placeholder="标题或内容里的话"
            value={typed}
            maxLength={60}
            onChange={setTyped}
            onSearch={() => narrow({ q: typed.trim() })}
          />
          <Segmented label="类别" options={KINDS} chosen={filters.kind} onChoose={(kind) => narrow({ kind })} />
          <Segmented label="状态" options={STATES} chosen={filters.state} onChoose={(state) => narrow({ state })} />
        </Stack>
      </Card>
      <Entries
        filters={filters}
        chosen={chosen}
        onOpen={onOpen}
        onClear={() => {
          setTyped('');
          setFilters(EVERYTHING);
        }}
      />
    </>
  );
}

interface EntriesProps extends Omit<KeptProps, 'idle'> {
  readonly filters: Filters;
  readonly onClear: () => void;
}

function Entries({ filters, chosen, onOpen, onClear }: EntriesProps) {
  const { q, kind, state } = filters;
  const reading = usePages('GET /desk/knowledge', {
    query: { ...(q && { q }), ...(kind !== 'ALL' && { kind }), ...(state !== 'ALL' && { state }) },
  });
  const narrowed = q !== '' || kind !== 'ALL' || state !== 'ALL';
  return (
    <Card
      kind="plain"
      title={q === '' ? '最近改动的' : '找到的'}
      aside={
        narrowed && (
          <Button kind="text" onPress={onClear}>
            看全部
          </Button>
        )
      }
    >
      <Loaded reading={reading}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState
              icon="files"
              title={narrowed ? '没有这样的内容' : '还没有内容'}
              note={narrowed ? '换个说法，或者看全部。' : '写一篇政策解读，或者在答复后整理成常见问题。'}
            />
          ) : (
            <>
              <List label="知识库">
                {entries.map((entry) => (
                  <ListItem
                    key={entry.key}
                    title={entry.title}
                    note={changeWords(entry)}
                    value={KNOWLEDGE_STATE_LABELS[entry.state]}
                    selected={entry.key === chosen}
                    onPress={() => onOpen({ what: 'ENTRY', key: entry.key })}
                  />
                ))}
              </List>
              {reading.more && (
                <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                  再看一些
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

const changeWords = ({ kind, changedAt, changedBy }: KeptEntry): string =>
  `${KNOWLEDGE_KIND_LABELS[kind]} · ${changedBy.name} ${momentWords(changedAt)}`;
