import { useState } from 'react';
import { ID_NUMBER_FAULTS, idNumberFault, normaliseIdNumber } from 'shared-types/id-number';
import type { RealNameView } from 'shared-types/real-name.contract';
import { REAL_NAME_LABELS } from 'shared-types/real-name.states';
import type { ResultOf } from 'shared-types/routes';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Page } from '@/ui/page/Page';
import { momentWords } from '@/ui/words/dates';
import { SignedIn } from './SignedIn';
import { WithContact } from './WithContact';

const REFRESH = ['GET /me/real-name'] as const;
const CONSENT = 'CONSENT';

/** 实名核验: consent, name and number, and the code one of the staff asks for with the card in their hands. */
export function RealNameScreen() {
  return (
    <Page title="实名核验">
      <SignedIn reason="登录后可以核验实名。">
        {(me) => (
          <WithContact me={me} reason="签署验证码会发到这个手机号。">
            <RealName />
          </WithContact>
        )}
      </SignedIn>
    </Page>
  );
}

function RealName() {
  const reading = useRead('GET /me/real-name');
  const [given, setGiven] = useState<ResultOf<'POST /me/real-name'>>();
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          {view.state === 'VERIFIED' ? <Verified view={view} /> : <WhatFor />}
          {view.state !== 'VERIFIED' && given && <Code {...given} onAgain={() => setGiven(undefined)} />}
          {view.state !== 'VERIFIED' && !given && <Declaration again={view.state === 'TO_CHECK'} onGiven={setGiven} />}
          {view.state !== 'NONE' && <Withdrawal />}
        </Stack>
      )}
    </Loaded>
  );
}

function WhatFor() {
  return (
    <Card title="为什么要核验">
      <Stack gap={2}>
        <Text>在手机上签委托书、服务协议之前，要确认签字的就是您本人。</Text>
        <Text>姓名和身份证号只用于核对身份、写在您签的文书上，加密保存，不给其他单位。</Text>
        <Text>您也可以不在手机上核验，改到窗口签纸质文书，不影响办事。</Text>
      </Stack>
    </Card>
  );
}

function Declaration({
  again,
  onGiven,
}: {
  readonly again: boolean;
  readonly onGiven: (given: ResultOf<'POST /me/real-name'>) => void;
}) {
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [consent, setConsent] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useWrite('POST /me/real-name', { refresh: REFRESH, onDone: onGiven });
  const normal = normaliseIdNumber(idNumber);
  const fault = normal.length >= 18 ? idNumberFault(normal) : null;
  const complete = name.trim().length >= 2 && idNumberFault(normal) === null && consent.includes(CONSENT);
  return (
    <Card title={again ? '重新填写，换一个核验码' : '填写身份证上的信息'}>
      <Stack gap={4}>
        <TextField
          label="姓名"
          value={name}
          maxLength={30}
          autoComplete="name"
          onChange={setName}
          error={problem?.field('body.name')}
        />
        <TextField
          label="身份证号"
          value={idNumber}
          maxLength={20}
          onChange={setIdNumber}
          error={fault ? ID_NUMBER_FAULTS[fault] : problem?.field('body.idNumber')}
        />
        <Checks
          label="单独同意"
          checks={[
            {
              key: CONSENT,
              title: '我同意中心处理我的身份证号，用于核验实名',
              note: '身份证号是敏感个人信息；可以随时撤回同意',
            },
          ]}
          ticked={consent}
          onChange={setConsent}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Button
          block
          busy={busy}
          disabled={!complete}
          onPress={() => void submit({ body: { name: name.trim(), idNumber: normal, consent: true } })}
        >
          取核验码
        </Button>
      </Stack>
    </Card>
  );
}

interface CodeProps extends Pick<ResultOf<'POST /me/real-name'>, 'code' | 'codeEndsAt'> {
  readonly onAgain: () => void;
}

function Code({ code, codeEndsAt, onAgain }: CodeProps) {
  return (
    <Card kind="tint" title="给工作人员看这个核验码">
      <Stack gap={2}>
        <Text size="figure" strong tabular center>
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </Text>
        <Text center>请带上身份证原件，在大厅、驿站的窗口，或代办员上门时出示。{momentWords(codeEndsAt)}前有效。</Text>
        <Button block kind="text" onPress={onAgain}>
          重新填写
        </Button>
      </Stack>
    </Card>
  );
}

function Verified({ view: { name, idNumber, verifiedAt, state } }: { readonly view: RealNameView }) {
  return (
    <Card title={REAL_NAME_LABELS[state]}>
      <Stack gap={3}>
        <Facts
          facts={[
            ['姓名', name],
            ['身份证号', idNumber],
            ['核验时间', verifiedAt === null ? '' : momentWords(verifiedAt)],
          ]}
        />
        <Note tone="ok">可以在手机上签署文书了。</Note>
      </Stack>
    </Card>
  );
}

function Withdrawal() {
  const { submit, busy, problem } = useWrite('DELETE /me/real-name', {
    refresh: REFRESH,
    onDone: () => toast('已删除'),
  });
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block kind="text" busy={busy} onPress={() => void submit()}>
        撤回同意，删除姓名和身份证号
      </Button>
    </Stack>
  );
}
