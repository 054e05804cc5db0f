import { useState } from 'react';
import type { PlaceAnswer } from 'shared-types/agency.contract';
import { useDraft, useSession, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { PhoneSheet } from '../identity/PhoneSheet';
import { useSignIn } from '../identity/use-sign-in';
import { useConsent } from '../notification/use-consent';
import { ClientSection, ItemsSection, ModeSection } from './MatterSections';
import { PlaceSection } from './PlaceSection';
import { EMPTY_REQUEST, missingParts, type RequestDraft, requestBody } from './request-draft';
import { TimeSection } from './TimeSection';

/** 帮办代办: ask for an agent to come. Everything typed waits through sign-in, a call and a crash. */
export function RequestScreen() {
  const draft = useDraft('agency', EMPTY_REQUEST);
  const [place, setPlace] = useState<PlaceAnswer>();
  const { value, change } = draft;
  return (
    <Page title="帮办代办" footer={<Submission draft={value} inside={place?.inside ?? null} onDone={draft.clear} />}>
      <Stack gap={4}>
        {draft.restored && <Note>上次填的内容还在，接着填就行。</Note>}
        <ModeSection draft={value} onChange={change} />
        <ItemsSection draft={value} onChange={change} />
        <ClientSection draft={value} onChange={change} />
        <PlaceSection draft={value} answer={place} onAnswer={setPlace} onChange={change} />
        <Card title="联系谁">
          <Stack gap={4}>
            <TextField
              label="联系人"
              value={value.contactName}
              maxLength={30}
              autoComplete="name"
              onChange={(contactName) => change({ contactName })}
            />
            <TextField
              label="联系电话"
              kind="phone"
              maxLength={11}
              value={value.contactPhone}
              autoComplete="tel-national"
              onChange={(contactPhone) => change({ contactPhone })}
            />
          </Stack>
        </Card>
        <TimeSection draft={value} onChange={change} />
      </Stack>
    </Page>
  );
}

interface SubmissionProps {
  readonly draft: RequestDraft;
  readonly inside: boolean | null;
  readonly onDone: () => void;
}

function Submission({ draft, inside, onDone }: SubmissionProps) {
  const { status, me } = useSession();
  const [askingPhone, setAskingPhone] = useState(false);
  const signIn = useSignIn();
  const consent = useConsent('AGENCY_PROGRESS', 'VISIT_PROGRESS');
  const { submit, busy, problem } = useWrite('POST /agency-cases', {
    refresh: ['GET /me/records'],
    onDone: ({ number }) => {
      onDone();
      replaceWith(address('/packages/enterprise/case/index', { number }));
    },
  });
  const missing = missingParts(draft, inside);
  const send = () => submit({ body: requestBody(draft) });
  const press = () => {
    if (status !== 'person') return void signIn.enter();
    if (me.phone === null) return setAskingPhone(true);
    void consent().then(send);
  };
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem ?? signIn.problem} />
      {missing[0] !== undefined && (
        <Text size="secondary" tone="ink-2">
          还差 {missing.length} 项：{missing[0]}
        </Text>
      )}
      <Button block busy={busy || signIn.busy} disabled={missing.length > 0} onPress={press}>
        {status === 'person' ? '提交申请' : '登录并提交申请'}
      </Button>
      <PhoneSheet
        open={askingPhone}
        reason="验证您的手机号后，我们才能和您确认上门的时间。"
        onClose={() => setAskingPhone(false)}
        onDone={() => {
          setAskingPhone(false);
          void send();
        }}
      />
    </Stack>
  );
}
