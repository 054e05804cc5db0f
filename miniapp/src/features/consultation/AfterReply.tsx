import { useState } from 'react';
import type { ConsultationView } from 'shared-types/consultation.contract';
import { RATING_LABELS, RATINGS, type Rating } from 'shared-types/consultation.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

const SHORTEST = 5;

/** What the asker may do once there is an answer: grade it, or ask again. */
export function AfterReply({ view }: { readonly view: ConsultationView }) {
  if (view.rating !== null) {
    return (
      <Card title="我的评价">
        <Text>{RATING_LABELS[view.rating as Rating]}</Text>
      </Card>
    );
  }
  return (
    <>
      {view.actions.includes('rate') && <Rate view={view} />}
      {view.actions.includes('reopen') && <AskAgain view={view} />}
    </>
  );
}

const REFRESH = ['GET /consultations/:number', 'GET /me/records'] as const;

function Rate({ view: { number, version } }: { readonly view: ConsultationView }) {
  const { submit, busy, problem } = useWrite('POST /consultations/:number/rate', { refresh: REFRESH });
  return (
    <Card title="这次答复怎么样">
      <Stack gap={3}>
        <Text size="secondary" tone="ink-2">
          自愿评价，提交后不能更改。
        </Text>
        <Row wrap gap={2} role="group" label="评价">
          {RATINGS.map((rating) => (
            <Button
              key={rating}
              kind="secondary"
              disabled={busy}
              onPress={() => void submit({ params: { number }, body: { version, rating } })}
            >
              {RATING_LABELS[rating]}
            </Button>
          ))}
        </Row>
        <ProblemNote problem={problem} />
      </Stack>
    </Card>
  );
}

function AskAgain({ view: { number, version } }: { readonly view: ConsultationView }) {
  const [question, setQuestion] = useState('');
  const { submit, busy, problem } = useWrite('POST /consultations/:number/reopen', {
    refresh: REFRESH,
    onDone: () => setQuestion(''),
  });
  return (
    <Card title="没说清楚">
      <Stack gap={3}>
        <TextAreaField label="再问一次" value={question} onChange={setQuestion} error={problem?.title} />
        <Button
          block
          kind="secondary"
          busy={busy}
          disabled={question.trim().length < SHORTEST}
          onPress={() => void submit({ params: { number }, body: { version, question: question.trim() } })}
        >
          追问
        </Button>
      </Stack>
    </Card>
  );
}
