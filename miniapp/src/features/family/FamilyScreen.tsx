import { useState } from 'react';
import type { Relative } from 'shared-types/family.contract';
import type { ResultOf } from 'shared-types/routes';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Page } from '@/ui/page/Page';
import { momentWords, plainDate, shanghaiDate } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { WithContact } from '../identity/WithContact';

const REFRESH = ['GET /me/family', 'GET /me/records'] as const;

/** 家人代办: let a relative follow and act in my matters, or do so for them; either may end it. */
export function FamilyScreen() {
  return (
    <Page title="家人代办">
      <SignedIn reason="登录后可以让家人替您看进度、办事，或替家人办。">
        {(me) => (
          <WithContact me={me} reason="家人之间的授权要核对手机号。">
            <Family />
          </WithContact>
        )}
      </SignedIn>
    </Page>
  );
}

function Family() {
  const reading = useRead('GET /me/family');
  return (
    <Loaded reading={reading}>
      {({ helpers, helped }) => (
        <Stack gap={4}>
          <Note>授权后，家人能看到您的预约、咨询、投诉和办件，也能替您办理。随时可以解除，马上生效。</Note>
          <Card title="让家人替我办">
            <Stack gap={4}>
              <GiveCode />
              {helpers.map((relative) => (
                <OneRelative key={relative.handle} relative={relative} />
              ))}
            </Stack>
          </Card>
          <Card title="我替家人办">
            <Stack gap={4}>
              <TakeCode />
              {helped.map((relative) => (
                <OneRelative key={relative.handle} relative={relative} />
              ))}
            </Stack>
          </Card>
        </Stack>
      )}
    </Loaded>
  );
}

/** Six digits to be told to a relative who is near, or on the phone. */
function GiveCode() {
  const [given, setGiven] = useState<ResultOf<'POST /me/family/codes'>>();
  const { submit, busy, problem } = useWrite('POST /me/family/codes', { onDone: setGiven });
  return (
    <Stack gap={3}>
      <ProblemNote problem={problem} />
      {given && (
        <>
          <Text size="figure" strong tabular center>
            {`${given.code.slice(0, 3)} ${given.code.slice(3)}`}
          </Text>
          <Text size="secondary" tone="ink-2" center>
            把这六个数字告诉家人，{momentWords(given.expiresAt)}前有效，用一次就作废。不要告诉不认识的人。
          </Text>
        </>
      )}
      <Button block kind={given ? 'secondary' : 'primary'} busy={busy} onPress={() => void submit()}>
        {given ? '换一个授权码' : '给家人一个授权码'}
      </Button>
    </Stack>
  );
}

function TakeCode() {
  const [code, setCode] = useState('');
  const { submit, busy, problem } = useWrite('POST /me/family', {
    refresh: REFRESH,
    onDone: () => {
      setCode('');
      toast('可以替家人看进度、办事了');
    },
  });
  return (
    <Stack gap={3}>
      <TextField
        label="家人给的授权码"
        kind="digits"
        value={code}
        maxLength={6}
        onChange={setCode}
        error={problem?.field('body.code')}
      />
      {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      <Button
        block
        kind="secondary"
        busy={busy}
        disabled={!/^\d{6}$/.test(code)}
        onPress={() => void submit({ body: { code } })}
      >
        替这位家人办
      </Button>
    </Stack>
  );
}

function OneRelative({ relative: { handle, name, phone, since } }: { readonly relative: Relative }) {
  const { submit, busy, problem } = useWrite('DELETE /me/family/:handle', {
    refresh: REFRESH,
    onDone: () => toast('已解除'),
  });
  return (
    <Stack gap={2}>
      <Text strong>{[name, phone].filter(Boolean).join(' ')}</Text>
      <Text size="secondary" tone="ink-2">
        {plainDate(shanghaiDate(since))}起
      </Text>
      <ProblemNote problem={problem} />
      <Row>
        <Button kind="secondary" busy={busy} onPress={() => void submit({ params: { handle } })}>
          解除
        </Button>
      </Row>
    </Stack>
  );
}
