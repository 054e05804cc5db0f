import type { ConsultationView } from 'shared-types/consultation.contract';
import { useDraft, useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { Attachments } from '../attachment/Attachments';
import { Exchange } from '../consultation/ConsultationScreen';
import { RecordFoot } from '../record/RecordFoot';
import { PublishAnswer } from './PublishAnswer';

const ANSWERED: readonly string[] = ['REPLIED', 'RATED'];
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
              <Text lines>{view.question}</Text>
              <Attachments attachments={view.attachments} />
              <Text size="hint" tone="ink-3">
                {view.number}
                {view.asker && ` · ${view.asker.name} ${view.asker.phone}`}
              </Text>
            </Stack>
          </Card>
          <Exchange view={view} />
          {view.actions.includes('reply') && <Reply view={view} />}
          {ANSWERED.includes(view.state) && <PublishAnswer number={view.number} />}
          <RecordFoot view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

function Reply({ view: { number, version, holder } }: { readonly view: ConsultationView }) {
  const draft = useDraft(`reply:${number}`, { reply: '' });
  const assign = useWrite('POST /consultations/:number/assign', { refresh: REFRESH });
  const send = useWrite('POST /consultations/:number/reply', {
    refresh: REFRESH,
    onDone: () => {
      draft.clear();
      toast('已答复，提问人会收到通知');
    },
  });
  const { reply } = draft.value;
  return (
    <Card title="答复">
      <Stack gap={3}>
        <TextAreaField
          label="答复内容"
          hint="先说结论，再说怎么办、带什么、去哪里。"
          value={reply}
          onChange={(text) => draft.change({ reply: text })}
          error={send.problem?.field('body.reply')}
          testId="reply"
        />
        <ProblemNote problem={send.problem ?? assign.problem} />
        <Row gap={2} wrap>
          <Button
            busy={send.busy}
            disabled={reply.trim().length < 2}
            onPress={() => void send.submit({ params: { number }, body: { version, reply: reply.trim() } })}
            testId="send-reply"
          >
            发送答复
          </Button>
          {!holder && (
            <Button
              kind="secondary"
              busy={assign.busy}
              onPress={() => void assign.submit({ params: { number }, body: { version } })}
            >
              由我承办
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}
