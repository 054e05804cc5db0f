import { useState } from 'react';
import type { ConsultationView } from 'shared-types/consultation.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { Attachments } from '../attachment/Attachments';
import { Exchange } from '../consultation/ConsultationScreen';
import { RecordFoot } from '../record/RecordFoot';
import { ContentFlag } from './ContentFlag';
import { PublishAnswer } from './PublishAnswer';
import { ReplyCard } from './ReplyCard';
import { CorrectSheet } from './ReplySheets';

const ANSWERED: readonly string[] = ['REPLIED', 'RATED'];
/** What another desk may have saved meanwhile. */
const DRAFT_REFRESH = ['GET /consultations/:number'] as const;
const REFRESH = ['GET /desk/inbox', 'GET /consultations/:number', 'GET /desk/promises'] as const;

/** A question on the desk: its promise, the words, and the reply. */
export function ConsultationDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /consultations/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card title={view.title}>
            <Stack gap={3}>
              {view.promise && <PromiseLine promise={view.promise} />}
              <ContentFlag flagged={view.flagged} />
              <Text lines>{view.question}</Text>
              <Attachments attachments={view.attachments} />
              <Text size="hint" tone="ink-3">
                {view.number}
                {view.asker && ` · ${view.asker.name} ${view.asker.phone}`}
                {view.orderNumber && ` · 转办单 ${view.orderNumber}`}
              </Text>
            </Stack>
          </Card>
          <Exchange view={view} />
          {(view.actions.includes('reply') || view.draft?.state === 'IN_REVIEW') && <Reply view={view} />}
          {view.actions.includes('correct') && <Correct view={view} />}
          {ANSWERED.includes(view.state) && <PublishAnswer number={view.number} />}
          <RecordFoot view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

const WORDS = { title: '答复', hint: '先说结论，再说怎么办、带什么、去哪里。', send: '发送答复', shortest: 2 };

function Reply({ view: { number, version, holder, draft, actions } }: { readonly view: ConsultationView }) {
  const params = { number };
  const assign = useWrite('POST /consultations/:number/assign', { refresh: REFRESH });
  const save = useWrite('PUT /consultations/:number/draft', { refresh: DRAFT_REFRESH });
  const review = useWrite('POST /consultations/:number/review', {
    refresh: REFRESH,
    onDone: () => toast('已送主管审核'),
  });
  const giveBack = useWrite('POST /consultations/:number/return', { refresh: REFRESH });
  const send = useWrite('POST /consultations/:number/reply', {
    refresh: REFRESH,
    onDone: () => toast('已答复，提问人会收到通知'),
  });
  const writes = [send, review, giveBack, assign];
  return (
    <ReplyCard
      key={draft?.state === 'IN_REVIEW' ? 'review' : 'write'}
      number={number}
      words={WORDS}
      draft={draft}
      actions={actions}
      busy={writes.some(({ busy }) => busy)}
      problem={writes.find(({ problem }) => problem)?.problem}
      onSave={(body) => save.submit({ params, body })}
      onSend={({ reply }) => send.submit({ params, body: { version, reply } })}
      onReview={() => review.submit({ params, body: { version } })}
      onReturn={(note) => giveBack.submit({ params, body: { version, note } })}
    >
      {!holder && (
        <Button kind="secondary" busy={assign.busy} onPress={() => void assign.submit({ params, body: { version } })}>
          由我承办
        </Button>
      )}
    </ReplyCard>
  );
}

/** A better version of the last answer. */
function Correct({ view: { number, version, replies } }: { readonly view: ConsultationView }) {
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /consultations/:number/correct', {
    refresh: REFRESH,
    onDone: () => {
      setOpen(false);
      toast('已更正，提问人会收到通知');
    },
  });
  return (
    <>
      <Row>
        <Button kind="secondary" onPress={() => setOpen(true)}>
          更正答复
        </Button>
      </Row>
      {open && (
        <CorrectSheet
          reply={replies.at(-1)?.body ?? ''}
          shortest={WORDS.shortest}
          busy={busy}
          problem={problem}
          onClose={() => setOpen(false)}
          onCorrect={({ reply, reason }) => void submit({ params: { number }, body: { version, reply, reason } })}
        />
      )}
    </>
  );
}
