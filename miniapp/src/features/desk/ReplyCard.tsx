import { type ReactNode, useState } from 'react';
import { COMPLAINT_OUTCOME_LABELS, COMPLAINT_OUTCOMES, type ComplaintOutcome } from 'shared-types/complaint.states';
import type { ReplyDraftView } from 'shared-types/reply.contract';
import { REPLY_DRAFT_LABELS } from 'shared-types/reply.states';
import type { ApiProblem } from '@/api';
import { useFocusNext } from '@/ui/base/focus';
import { useKey, useSendKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge } from '@/ui/promise/Light';
import { momentWords } from '@/ui/words/dates';
import { ReturnSheet } from './ReplySheets';
import { type SaveDraft, useReplyDraft } from './use-reply-draft';

const OUTCOMES = COMPLAINT_OUTCOMES.map((key) => ({ key, title: COMPLAINT_OUTCOME_LABELS[key] }));

const REPLY_FIELD = 'reply-field';

export interface ReplyWords {
  readonly title: string;
  readonly hint: string;
  readonly send: string;
  readonly shortest: number;
}

interface ReplyCardProps {
  readonly number: string;
  readonly words: ReplyWords;
  readonly draft: ReplyDraftView | null;
  /** What the record offers: requestReview, returnDraft. */
  readonly actions: readonly string[];
  /** An investigation's result goes with the answer. */
  readonly findings?: boolean;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onSave: SaveDraft;
  readonly onSend: (said: { reply: string; outcome?: ComplaintOutcome }) => Promise<unknown>;
  readonly onReview: () => Promise<unknown>;
  readonly onReturn: (note: string) => Promise<unknown>;
  /** Further buttons of the same row. */
  readonly children?: ReactNode;
}

/** The answer while it is written, reviewed and sent. */
export function ReplyCard(props: ReplyCardProps) {
  const { draft, words, actions, busy, problem, onReturn } = props;
  const [returning, setReturning] = useState(false);
  const reviewing = draft?.state === 'IN_REVIEW';
  const giveBack = async (note: string) => {
    if (await onReturn(note)) setReturning(false);
  };
  return (
    <Card title={words.title} aside={draft && <DraftBadge state={draft.state} />}>
      {reviewing && draft.mine ? (
        <Waiting draft={draft} busy={busy} problem={problem} onTakeBack={() => void onReturn('撤回送审，继续修改')} />
      ) : (
        <Editor
          {...props}
          aside={
            reviewing &&
            actions.includes('returnDraft') && (
              <Button kind="secondary" onPress={() => setReturning(true)}>
                退回修改
              </Button>
            )
          }
        />
      )}
      {returning && (
        <ReturnSheet
          busy={busy}
          problem={problem}
          onClose={() => setReturning(false)}
          onReturn={(note) => void giveBack(note)}
        />
      )}
    </Card>
  );
}

const BADGE_TONES = { OPEN: 'quiet', IN_REVIEW: 'warn', RETURNED: 'danger' } as const;

const DraftBadge = ({ state }: Pick<ReplyDraftView, 'state'>) => (
  <Badge tone={BADGE_TONES[state]}>{REPLY_DRAFT_LABELS[state]}</Badge>
);

interface WaitingProps {
  readonly draft: ReplyDraftView;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onTakeBack: () => void;
}

/** What its writer sees while somebody else reads it. */
function Waiting({ draft, busy, problem, onTakeBack }: WaitingProps) {
  return (
    <Stack gap={3}>
      <Text lines>{draft.body}</Text>
      <Text size="secondary" tone="ink-2">
        正在等主管审核，审核通过后发出。答复期限照常计算。
      </Text>
      <ProblemNote problem={problem} />
      <Row>
        <Button kind="secondary" busy={busy} onPress={onTakeBack}>
          撤回送审
        </Button>
      </Row>
    </Stack>
  );
}

function Editor(props: ReplyCardProps & { readonly aside: ReactNode }) {
  const { number, words, draft, actions, findings, busy, problem, onSave, onSend, onReview, children, aside } = props;
  const reviewing = draft?.state === 'IN_REVIEW';
  // The writer's words stay theirs: what the reviewer changes goes out with the answer.
  const writing = useReplyDraft(number, draft, reviewing ? async () => undefined : onSave);
  const reply = writing.reply.trim();
  const complete = reply.length >= words.shortest && (!findings || writing.outcome !== null);
  const send = async () => {
    const sent = await onSend({ reply, ...(writing.outcome && { outcome: writing.outcome }) });
    if (sent) writing.clear();
  };
  const ready = complete && writing.conflict === undefined;
  useSendKey(ready && !busy ? () => void send() : undefined);
  const focusOn = useFocusNext();
  useKey('F4', () => focusOn(REPLY_FIELD));
  const review = async () => {
    if (await writing.flush()) await onReview();
  };
  return (
    <Stack gap={3}>
      {draft && <Origin draft={draft} />}
      {findings && (
        <Options
          label="核实结论"
          layout="grid"
          options={OUTCOMES}
          chosen={writing.outcome}
          onChoose={(outcome) => writing.change({ outcome })}
        />
      )}
      <TextAreaField
        id={REPLY_FIELD}
        label="答复内容"
        hint={writing.kept && !reviewing ? `${words.hint}草稿已保存，接手的同事也看得到。` : words.hint}
        value={writing.reply}
        maxLength={4000}
        onChange={(text) => writing.change({ reply: text })}
        error={problem?.field('body.reply')}
        testId="reply"
      />
      {writing.conflict && <Conflict theirs={writing.conflict} onSettle={writing.settle} />}
      <ProblemNote problem={problem} />
      <Row gap={2} wrap>
        <Button busy={busy} disabled={!ready} hotkey="Ctrl+Enter" onPress={() => void send()} testId="send-reply">
          {reviewing ? '审核通过并发送' : words.send}
        </Button>
        {aside}
        {actions.includes('requestReview') && !reviewing && (
          <Button kind="secondary" busy={busy} disabled={!ready || writing.saving} onPress={() => void review()}>
            送审
          </Button>
        )}
        {children}
      </Row>
    </Stack>
  );
}

/** Whose words these are, where they are not one's own, and what is to be changed in them. */
function Origin({ draft: { state, returned, mine, by, savedAt } }: { readonly draft: ReplyDraftView }) {
  if (state === 'RETURNED') {
    return (
      <Text size="secondary" tone="danger" lines>
        退回修改：{returned}
      </Text>
    );
  }
  if (mine) return null;
  return (
    <Text size="secondary" tone="ink-2">
      {by} 写于 {momentWords(savedAt)}
      {state === 'IN_REVIEW' && '，送您审核；可以直接修改后发出'}
    </Text>
  );
}

interface ConflictProps {
  readonly theirs: ReplyDraftView;
  readonly onSettle: (mine: boolean) => void;
}

/** Two wrote at once: both texts are there, and a person chooses. */
function Conflict({ theirs, onSettle }: ConflictProps) {
  return (
    <Stack gap={2}>
      <Text size="secondary" tone="danger">
        {theirs.by} 在 {momentWords(theirs.savedAt)} 也改了这份草稿：
      </Text>
      <Text size="secondary" lines>
        {theirs.body}
      </Text>
      <Row gap={2} wrap>
        <Button kind="secondary" onPress={() => onSettle(false)}>
          用对方写的
        </Button>
        <Button kind="secondary" onPress={() => onSettle(true)}>
          保留我写的
        </Button>
      </Row>
    </Stack>
  );
}
