import { useState } from 'react';
import type { KnowledgeEdition, OpenedEntry } from 'shared-types/knowledge.contract';
import { KNOWLEDGE_KIND_LABELS } from 'shared-types/knowledge.states';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { momentWords } from '@/ui/words/dates';
import { KnowledgeForm } from './KnowledgeForm';
import { KNOWLEDGE_REFRESH } from './knowledge-refresh';

const SHORTEST_REASON = 2;

/** One entry of the knowledge base: read, changed, withdrawn, and what was public before. */
export function OpenedKnowledge({ entryKey }: { readonly entryKey: string }) {
  const [editing, setEditing] = useState(false);
  const reading = useRead('GET /desk/knowledge/:key', { params: { key: entryKey } });
  return (
    <Loaded reading={reading}>
      {(entry) =>
        editing ? (
          <KnowledgeForm entry={entry} onDone={() => setEditing(false)} onCancel={() => setEditing(false)} />
        ) : (
          <>
            <Entry entry={entry} onEdit={() => setEditing(true)} />
            <Editions entry={entry} />
          </>
        )
      }
    </Loaded>
  );
}

function Entry({ entry, onEdit }: { readonly entry: OpenedEntry; readonly onEdit: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const { title, body, steps } = entry;
  return (
    <Card title={title}>
      <Stack gap={4}>
        <StateNote entry={entry} />
        <Text lines>{body}</Text>
        <Facts facts={factsOf(entry)} />
        <Row gap={2} wrap>
          <Button icon="edit" onPress={onEdit}>
            {EDIT_WORDS[entry.state]}
          </Button>
          {steps.includes('withdraw') && (
            <Button kind="secondary" onPress={() => setWithdrawing(true)}>
              撤下
            </Button>
          )}
        </Row>
        {withdrawing && <WithdrawSheet entry={entry} onClose={() => setWithdrawing(false)} />}
      </Stack>
    </Card>
  );
}

const EDIT_WORDS = { DRAFT: '修改或公开', PUBLISHED: '换成新版本', WITHDRAWN: '修改后再公开' } as const;

function StateNote({ entry }: { readonly entry: OpenedEntry }) {
  const { state, publishedAt, withdrawnReason, changedAt, changedBy } = entry;
  if (state === 'PUBLISHED') {
    return <Note tone="ok">{`已公开，${momentWords(publishedAt ?? changedAt)} 起大家都能看到。`}</Note>;
  }
  if (state === 'DRAFT') return <Note>草稿，只有中心工作人员能看到。</Note>;
  return (
    <Note tone="warn">
      {`${changedBy.name} ${momentWords(changedAt)} 撤下${withdrawnReason === null ? '' : `：${withdrawnReason}`}`}
    </Note>
  );
}

function factsOf(entry: OpenedEntry): (readonly [string, string])[] {
  const { kind, state, basis, itemName, consultation, changedAt, changedBy, publishedAt, publishedBy } = entry;
  const facts: (readonly [string, string | null])[] = [
    ['类别', KNOWLEDGE_KIND_LABELS[kind]],
    ['依据', basis],
    ['相关事项', itemName],
    ['整理自咨询', consultation],
    ['公开', publishedAt && `${publishedBy?.name ?? ''} ${momentWords(publishedAt)}`],
    ['最近改动', state === 'DRAFT' ? `${changedBy.name} ${momentWords(changedAt)}` : null],
  ];
  return facts.flatMap(([name, value]) => (value ? [[name, value] as const] : []));
}

function WithdrawSheet({ entry, onClose }: { readonly entry: OpenedEntry; readonly onClose: () => void }) {
  const [typed, setReason] = useState('');
  const reason = typed.trim();
  const { submit, busy, problem } = useWrite('POST /desk/knowledge/:key/steps', {
    refresh: KNOWLEDGE_REFRESH,
    onDone: () => {
      onClose();
      toast('已撤下，不再推荐');
    },
  });
  return (
    <FormSheet
      title="撤下"
      onClose={onClose}
      send="撤下这一条"
      busy={busy}
      complete={reason.length >= SHORTEST_REASON}
      problem={problem}
      onSend={() =>
        void submit({ params: { key: entry.key }, body: { action: 'withdraw', version: entry.version, reason } })
      }
    >
      <TextAreaField
        label="撤下的原因"
        hint="同事会看到；群众从此看不到这一条"
        value={typed}
        maxLength={200}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}

/** What everybody could read before, each with its days. */
function Editions({ entry: { editions } }: { readonly entry: OpenedEntry }) {
  const [opened, setOpened] = useState<KnowledgeEdition>();
  const past = editions.filter(({ endedAt }) => endedAt !== null);
  if (past.length === 0) return null;
  return (
    <Card kind="plain" title="公开过的版本">
      <List label="公开过的版本">
        {past.map((edition) => (
          <ListItem
            key={edition.publishedAt}
            icon="history"
            title={edition.title}
            note={`${spanWords(edition)} · ${edition.publishedBy.name}`}
            onPress={() => setOpened(edition)}
          />
        ))}
      </List>
      {opened && (
        <Sheet open title={opened.title} onClose={() => setOpened(undefined)}>
          <Stack gap={3}>
            <Text lines>{opened.body}</Text>
            {opened.basis && (
              <Text size="secondary" tone="ink-2">
                依据：{opened.basis}
              </Text>
            )}
            <Text size="hint" tone="ink-3">
              {spanWords(opened)}
            </Text>
          </Stack>
        </Sheet>
      )}
    </Card>
  );
}

const spanWords = ({ publishedAt, endedAt }: KnowledgeEdition): string =>
  `${momentWords(publishedAt)} ${endedAt === null ? '起' : `至 ${momentWords(endedAt)}`}`;
