import { useState } from 'react';
import type { PlaceAnswer } from 'shared-types/agency.contract';
import { useDraft, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Card } from '@/ui/card/Card';
import { Note } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { Commitment } from '../identity/Commitment';
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
  const { submit, busy, problem } = useWrite('POST /agency-cases', {
    refresh: ['GET /me/records'],
    onDone: ({ number }) => {
      onDone();
      replaceWith(address('/packages/enterprise/case/index', { number }));
    },
  });
  const missing = missingParts(draft, inside);
  return (
    <Commitment
      note={missing[0] === undefined ? undefined : `还差 ${missing.length} 项：${missing[0]}`}
      disabled={missing.length > 0}
      busy={busy}
      problem={problem}
      phoneReason="验证您的手机号后，我们才能和您确认上门的时间。"
      notices={['AGENCY_PROGRESS', 'VISIT_PROGRESS', 'FEE_DUE']}
      onCommit={() => submit({ body: requestBody(draft) })}
    >
      提交申请
    </Commitment>
  );
}
