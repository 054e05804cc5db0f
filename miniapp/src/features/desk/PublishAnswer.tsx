import { useState } from 'react';
import { KNOWLEDGE_STATE_LABELS } from 'shared-types/knowledge.states';
import type { ResultOf } from 'shared-types/routes';
import { call, useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { KNOWLEDGE_REFRESH } from './knowledge-refresh';
import { ReadThrough } from './ReadThrough';

type Proposal = ResultOf<'GET /desk/knowledge-proposals/:number'>;

interface PublishAnswerProps {
  readonly number: string;
}

/** 整理公开: an answer that helps others too, without the person who asked. */
export function PublishAnswer({ number }: PublishAnswerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Card title="这个答复对别人也有用吗">
      <Button kind="secondary" onPress={() => setOpen(true)}>
        整理成常见问题公开
      </Button>
      {open && <PublishSheet number={number} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function PublishSheet({ number, onClose }: PublishAnswerProps & { readonly onClose: () => void }) {
  const reading = useRead('GET /desk/knowledge-proposals/:number', { params: { number } });
  if (reading.data && reading.data.existing === null) {
    return <Wording number={number} proposal={reading.data} onClose={onClose} />;
  }
  if (reading.data?.existing) return <Kept entryKey={reading.data.existing} onClose={onClose} />;
  return (
    <Sheet open title="整理公开" onClose={onClose}>
      <Loaded reading={reading}>{() => null}</Loaded>
    </Sheet>
  );
}

/** What was made of this answer before; what is public can be withdrawn, and says why to the colleagues. */
function Kept({ entryKey, onClose }: { readonly entryKey: string; readonly onClose: () => void }) {
  const [typed, setReason] = useState('');
  const reason = typed.trim();
  const { data } = useRead('GET /desk/knowledge/:key', { params: { key: entryKey } });
  const { submit, busy, problem } = useWrite('POST /desk/knowledge/:key/steps', {
    refresh: KNOWLEDGE_REFRESH,
    onDone: () => {
      toast('已撤下，不再推荐');
      onClose();
    },
  });
  const open = data?.steps.includes('withdraw') === true;
  return (
    <FormSheet
      title="整理公开"
      onClose={onClose}
      send="撤下"
      busy={busy}
      complete={open && reason.length >= 2}
      problem={problem}
      onSend={() =>
        data && void submit({ params: { key: entryKey }, body: { action: 'withdraw', version: data.version, reason } })
      }
    >
      <Note>{data ? `“${data.title}”${KNOWLEDGE_STATE_LABELS[data.state]}。` : '正在查看……'}</Note>
      {open && (
        <TextField
          label="撤下的原因"
          value={typed}
          maxLength={200}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
      )}
    </FormSheet>
  );
}

interface WordingProps extends PublishAnswerProps {
  readonly proposal: Proposal;
  readonly onClose: () => void;
}

/** The proposed wording, read and mended by a person before everybody can read it. */
function Wording({ number, proposal, onClose }: WordingProps) {
  const [title, setTitle] = useState(proposal.title);
  const [body, setBody] = useState(proposal.body);
  const [readThrough, setReadThrough] = useState(false);
  const [key, setKey] = useState<string>();
  const publish = useWrite('POST /desk/knowledge/:key/steps', {
    refresh: [...KNOWLEDGE_REFRESH, 'GET /desk/knowledge-proposals/:number'],
    onDone: () => {
      toast('已公开，提问时会推荐给大家');
      onClose();
    },
  });
  const draft = useWrite('POST /desk/knowledge', {});
  const wording = { title: title.trim(), body: body.trim(), itemKey: proposal.itemKey, basis: null };
  const send = async () => {
    // The draft is kept first: refused by a check, the wording is not lost.
    const kept = key
      ? await call('GET /desk/knowledge/:key', { params: { key } })
      : await draft.submit({ body: { ...wording, kind: 'ANSWER', consultation: number } });
    if (!kept) return;
    setKey(kept.key);
    await publish.submit({
      params: { key: kept.key },
      body: { ...wording, action: 'publish', version: kept.version, readThrough },
    });
  };
  const problem = publish.problem ?? draft.problem;
  return (
    <FormSheet
      title="整理公开"
      onClose={onClose}
      send="公开"
      busy={draft.busy || publish.busy}
      complete={wording.title.length >= 4 && wording.body.length >= 5 && (readThrough || !proposal.flagged)}
      problem={problem}
      onSend={() => void send()}
    >
      {proposal.flagged && <Note>微信提示：这个问题的内容可能不宜公开，公开前请逐字核对。</Note>}
      {proposal.removed.length > 0 && <Note tone="ok">{`已去掉：${proposal.removed.join('、')}。请再核对一遍。`}</Note>}
      <TextField label="标题" value={title} maxLength={120} onChange={setTitle} error={problem?.field('body.title')} />
      <TextAreaField
        label="内容"
        value={body}
        maxLength={4000}
        onChange={setBody}
        error={problem?.field('body.body')}
      />
      {(proposal.flagged || problem?.code === 'read_through') && (
        <ReadThrough ticked={readThrough} onChange={setReadThrough} />
      )}
    </FormSheet>
  );
}
