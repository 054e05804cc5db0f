import { useRouter } from '@tarojs/taro';
import { Fragment } from 'react';
import type { ConsultationView } from 'shared-types/consultation.contract';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { momentWords } from '@/ui/words/dates';
import { Attachments } from '../attachment/Attachments';
import { SignedIn } from '../identity/SignedIn';
import { RecordFoot } from '../record/RecordFoot';
import { ReplyVersion } from '../record/ReplyVersion';
import { AfterReply } from './AfterReply';

/** One question with its answers, its promise and its history, for the person who asked. */
export function ConsultationScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的咨询">
      <SignedIn reason="登录后可以查看您的咨询和答复。">{() => <Conversation number={number} />}</SignedIn>
    </Page>
  );
}

function Conversation({ number }: { readonly number: string }) {
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
                编号 {view.number}
              </Text>
            </Stack>
          </Card>
          <Exchange view={view} />
          <AfterReply view={view} />
          <RecordFoot view={view} own />
        </Stack>
      )}
    </Loaded>
  );
}

/** Answers and what was asked again, in the order they came. */
export function Exchange({ view }: { readonly view: ConsultationView }) {
  const turns = [
    ...view.replies.map((version) => ({ at: version.at, card: <ReplyVersion version={version} /> })),
    ...view.followUps.map(({ body, at }) => ({ at, card: <FollowUp body={body} at={at} /> })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  return (
    <>
      {turns.map(({ at, card }) => (
        <Fragment key={at}>{card}</Fragment>
      ))}
    </>
  );
}

function FollowUp({ body, at }: { readonly body: string; readonly at: string }) {
  return (
    <Card label="追问">
      <Stack gap={2}>
        <Text size="secondary" tone="ink-2" strong>
          追问
        </Text>
        <Text lines>{body}</Text>
        <Text size="hint" tone="ink-3">
          {momentWords(at)}
        </Text>
      </Stack>
    </Card>
  );
}
