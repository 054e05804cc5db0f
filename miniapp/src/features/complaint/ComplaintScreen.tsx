import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ComplaintView } from 'shared-types/complaint.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { RecordFoot } from '../record/RecordFoot';
import { Statements } from './Statements';

const SHORTEST = 5;

/** One complaint or suggestion, for whoever made it. */
export function ComplaintScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的投诉建议">
      <SignedIn reason="登录后可以查看您的投诉建议和答复。">{() => <Followed number={number} />}</SignedIn>
    </Page>
  );
}

function Followed({ number }: { readonly number: string }) {
  const reading = useRead('GET /complaints/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Statements view={view} />
          {view.actions.includes('confirm') && <AfterReply view={view} />}
          <RecordFoot view={view} own />
          {view.actions.includes('withdraw') && <Withdraw view={view} />}
        </Stack>
      )}
    </Loaded>
  );
}

const REFRESH = ['GET /complaints/:number', 'GET /me/records'] as const;
const useStep = (onDone?: () => void) =>
  useWrite('POST /complaints/:number/actions', { refresh: REFRESH, ...(onDone && { onDone }) });

/** Is the answer enough, or must it be taken up again. */
function AfterReply({ view: { number, version, actions } }: { readonly view: ComplaintView }) {
  const [statement, setStatement] = useState('');
  const confirm = useStep();
  const reopen = useStep(() => setStatement(''));
  const params = { number };
  return (
    <Card title="这次答复解决了吗">
      <Stack gap={3}>
        <ProblemNote problem={confirm.problem ?? reopen.problem} />
        <Row>
          <Button
            busy={confirm.busy}
            onPress={() => void confirm.submit({ params, body: { action: 'confirm', version } })}
          >
            认可答复
          </Button>
        </Row>
        {actions.includes('reopen') && (
          <>
            <TextAreaField label="哪里没有解决" value={statement} maxLength={2000} onChange={setStatement} />
            <Button
              kind="secondary"
              busy={reopen.busy}
              disabled={statement.trim().length < SHORTEST}
              onPress={() =>
                void reopen.submit({ params, body: { action: 'reopen', version, statement: statement.trim() } })
              }
            >
              要求再次办理
            </Button>
            <Text size="hint" tone="ink-3">
              再次办理会重新计算答复期限，原来的记录保留。
            </Text>
          </>
        )}
      </Stack>
    </Card>
  );
}

function Withdraw({ view: { number, version } }: { readonly view: ComplaintView }) {
  const { submit, busy, problem } = useStep();
  return (
    <>
      <ProblemNote problem={problem} />
      <Button
        block
        kind="text"
        busy={busy}
        onPress={() => void submit({ params: { number }, body: { action: 'withdraw', version } })}
      >
        撤回
      </Button>
    </>
  );
}
