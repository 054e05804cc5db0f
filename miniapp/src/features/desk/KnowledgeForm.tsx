import { useState } from 'react';
import type { OpenedEntry } from 'shared-types/knowledge.contract';
import { KNOWLEDGE_KIND_LABELS, KNOWLEDGE_KINDS, type KnowledgeKind } from 'shared-types/knowledge.states';
import { type Draft, useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Segmented } from '@/ui/choice/Options';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { ItemFinder } from '../directory/ItemFinder';
import { KNOWLEDGE_REFRESH } from './knowledge-refresh';
import { ReadThrough } from './ReadThrough';

interface Form {
  readonly kind: KnowledgeKind;
  readonly title: string;
  readonly body: string;
  readonly basis: string;
  readonly itemKey: string;
  readonly itemName: string;
  /** The entry it is kept as on the server, as it was last seen there; none yet for a new one. */
  readonly keptKey: string;
  readonly keptVersion: number;
}

const NOTHING: Form = {
  kind: 'POLICY',
  title: '',
  body: '',
  basis: '',
  itemKey: '',
  itemName: '',
  keptKey: '',
  keptVersion: 0,
};
const KINDS = [...KNOWLEDGE_KINDS].reverse().map((key) => ({ key, title: KNOWLEDGE_KIND_LABELS[key] }));
const SHORTEST = { title: 4, body: 5 };

const formOf = ({ kind, title, body, basis, itemKey, itemName, key, version }: OpenedEntry): Form => ({
  kind,
  title,
  body,
  basis: basis ?? '',
  itemKey: itemKey ?? '',
  itemName: itemName ?? '',
  keptKey: key,
  keptVersion: version,
});

interface KnowledgeFormProps {
  /** The one that is changed; without it, a new one is written. */
  readonly entry?: OpenedEntry;
  readonly onDone: (entry: OpenedEntry) => void;
  readonly onCancel: () => void;
}

/** Writes an entry, kept on the device until it is sent: as a draft, or for everybody to read. */
export function KnowledgeForm({ entry, onDone, onCancel }: KnowledgeFormProps) {
  const draft = useDraft<Form>(
    entry ? `knowledge-${entry.key}-${entry.version}` : 'knowledge-new',
    entry ? formOf(entry) : NOTHING,
  );
  const { value: form, change } = draft;
  const [readThrough, setReadThrough] = useState(false);
  const { save, publish, busy, problem } = useSending(draft, onDone);
  const giveUp = () => {
    draft.clear();
    onCancel();
  };
  const lacking = form.title.trim().length < SHORTEST.title || form.body.trim().length < SHORTEST.body;
  const isPublic = entry?.state === 'PUBLISHED';
  return (
    <Card title={headOf(entry, form.kind)}>
      <Stack gap={4}>
        {draft.restored && <Note>上次没写完的还在，接着写就行。</Note>}
        {form.keptKey === '' && (
          <Segmented label="类别" options={KINDS} chosen={form.kind} onChoose={(kind) => change({ kind })} />
        )}
        <TextField
          label="标题"
          hint={form.kind === 'POLICY' ? '写大家会怎么问，例如“小微企业房租补贴怎么申请”' : undefined}
          value={form.title}
          maxLength={120}
          onChange={(title) => change({ title })}
          error={problem?.field('body.title')}
        />
        <TextAreaField
          label="内容"
          hint="先说结论，再说谁能办、怎么办、带什么、去哪里。"
          value={form.body}
          maxLength={4000}
          onChange={(body) => change({ body })}
          error={problem?.field('body.body')}
        />
        <TextField
          label="依据"
          required={false}
          hint="文件名称和文号，大家能据此找到原文"
          value={form.basis}
          maxLength={200}
          onChange={(basis) => change({ basis })}
          error={problem?.field('body.basis')}
        />
        <RelatedItem form={form} onChange={change} />
        {problem?.code === 'read_through' && <ReadThrough ticked={readThrough} onChange={setReadThrough} />}
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Row gap={2} wrap>
          <Button busy={busy} disabled={lacking} onPress={() => void publish(readThrough)}>
            {isPublic ? '公开新版本' : '公开'}
          </Button>
          {!isPublic && (
            <Button kind="secondary" busy={busy} disabled={lacking} onPress={() => void save()}>
              存为草稿
            </Button>
          )}
          <Button kind="text" onPress={giveUp}>
            {entry ? '不改了' : '不写了'}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

const headOf = (entry: OpenedEntry | undefined, kind: KnowledgeKind): string =>
  `${entry ? '修改' : '写'}${KNOWLEDGE_KIND_LABELS[kind]}`;

/** Saves first what is new, so that a wording refused by a check is not lost; then takes the step. */
function useSending({ value: form, change, clear }: Draft<Form>, onDone: (entry: OpenedEntry) => void) {
  const begin = useWrite('POST /desk/knowledge', { refresh: KNOWLEDGE_REFRESH });
  const step = useWrite('POST /desk/knowledge/:key/steps', { refresh: KNOWLEDGE_REFRESH });
  const wording = {
    title: form.title.trim(),
    body: form.body.trim(),
    basis: form.basis.trim() || null,
    itemKey: form.itemKey || null,
  };
  const finish = (entry: OpenedEntry, words: string) => {
    clear();
    toast(words);
    onDone(entry);
  };
  /** What it is kept as: begun now where it is new. */
  const kept = async () => {
    if (form.keptKey !== '') return { key: form.keptKey, version: form.keptVersion };
    const begun = await begin.submit({ body: { ...wording, kind: form.kind } });
    if (begun) change({ keptKey: begun.key, keptVersion: begun.version });
    return begun;
  };
  const save = async () => {
    const done =
      form.keptKey === ''
        ? await begin.submit({ body: { ...wording, kind: form.kind } })
        : await step.submit({
            params: { key: form.keptKey },
            body: { ...wording, action: 'save', version: form.keptVersion },
          });
    if (done) finish(done, '已存为草稿');
  };
  const publish = async (readThrough: boolean) => {
    const at = await kept();
    if (!at) return;
    const done = await step.submit({
      params: { key: at.key },
      body: { ...wording, action: 'publish', version: at.version, readThrough },
    });
    if (done) finish(done, '已公开，提问时会推荐给大家');
  };
  return { save, publish, busy: begin.busy || step.busy, problem: step.problem ?? begin.problem };
}

interface RelatedItemProps {
  readonly form: Form;
  readonly onChange: (part: Partial<Form>) => void;
}

/** The matter it is about, whose guide is then offered beside it. */
function RelatedItem({ form: { itemKey, itemName }, onChange }: RelatedItemProps) {
  const [finding, setFinding] = useState(false);
  return (
    <>
      {itemKey === '' ? (
        <Row>
          <Button kind="secondary" icon="plus" onPress={() => setFinding(true)}>
            关联一个事项
          </Button>
        </Row>
      ) : (
        <List label="相关事项">
          <ListItem
            icon="file"
            title={itemName}
            note="相关事项"
            value={
              <Button kind="text" onPress={() => onChange({ itemKey: '', itemName: '' })}>
                不关联
              </Button>
            }
          />
        </List>
      )}
      {finding && (
        <Sheet open title="关联一个事项" onClose={() => setFinding(false)}>
          <ItemFinder
            label="找事项"
            chosenKey={null}
            autoFocus
            onChoose={(item) => {
              onChange({ itemKey: item.key, itemName: item.name });
              setFinding(false);
            }}
          />
        </Sheet>
      )}
    </>
  );
}
