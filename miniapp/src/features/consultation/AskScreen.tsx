import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useDraft, useRead, useSession, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { dayWords } from '@/ui/words/dates';
import { AttachField, type Sent } from '../attachment/AttachField';
import { SignInCard } from '../identity/SignInCard';
import { useConsent } from '../notification/use-consent';
import { Suggestions } from './Suggestions';

const SHORTEST = 5;
const LONGEST = 1000;

/** Ask a question: what it is, by when it is answered, send. What was typed survives everything but sending. */
export function AskScreen() {
  const itemKey = useRouter().params.item;
  const item = useRead('GET /items/:key', { params: { key: itemKey ?? '' } }, { when: itemKey !== undefined });
  const draft = useDraft('consultation', { question: '', sent: [] as readonly Sent[] });
  const { status } = useSession();
  const promise = useRead('GET /consultations/promise');
  const consent = useConsent('QUESTION_ANSWERED');
  const { submit, busy, problem } = useWrite('POST /consultations', {
    refresh: ['GET /me/records'],
    onDone: ({ number }) => {
      draft.clear();
      replaceWith(address('/pages/consultation/index', { number }));
    },
  });
  const [uploading, setUploading] = useState(false);
  const { question, sent } = draft.value;
  const attachments = sent.map(({ id }) => id);
  const send = () =>
    submit({
      body: { question: question.trim(), ...(itemKey && { itemKey }), ...(attachments.length > 0 && { attachments }) },
    });
  const { dueDate, workdaysLeft } = promise.data ?? {};
  return (
    <Page title="我要咨询">
      <Stack gap={4}>
        {dueDate && (
          <Note>
            现在提问，最晚{dayWords(dueDate)}前答复{workdaysLeft ? `（${workdaysLeft} 个工作日内）` : ''}
            。急事请直接拨打咨询电话。
          </Note>
        )}
        <Card>
          <Stack gap={4}>
            {item.data && <Text tone="ink-2">关于：{item.data.name}</Text>}
            <TextAreaField
              label="您想问什么"
              hint="说明要办的事和遇到的情况，答复会更准确。请不要填写身份证号等个人信息。"
              placeholder="例如：营业执照丢了，应该怎么补办？"
              value={question}
              maxLength={LONGEST}
              onChange={(text) => draft.change({ question: text })}
              error={problem?.field('body.question')}
              testId="question"
            />
            {status === 'person' && (
              <AttachField sent={sent} onChange={(files) => draft.change({ sent: files })} onBusy={setUploading} />
            )}
            {problem && problem.fields.length === 0 && <ProblemNote problem={problem} />}
          </Stack>
        </Card>
        {itemKey === undefined && question.trim() === '' && (
          <List label="先看看">
            <ListItem icon="message" title="常见问题和政策解读" note="也许别人问过" to="/pages/knowledge/index" />
          </List>
        )}
        {itemKey === undefined && <Suggestions question={question} />}
        {status === 'visitor' ? (
          <SignInCard reason="登录后，答复会送到您的消息里，填好的问题不会丢。" />
        ) : (
          <Button
            block
            busy={busy}
            disabled={question.trim().length < SHORTEST || uploading}
            onPress={() => void consent().then(send)}
            testId="send-question"
          >
            提交问题
          </Button>
        )}
      </Stack>
    </Page>
  );
}
