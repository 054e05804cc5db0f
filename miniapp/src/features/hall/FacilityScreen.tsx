import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { CallView, FacilityView } from 'shared-types/reception.contract';
import { FAULT_LABELS, FAULTS, type Fault } from 'shared-types/reception.states';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';

const LOOK_MS = 5_000;
const FAULT_OPTIONS = FAULTS.map((key) => ({ key, title: FAULT_LABELS[key] }));

/** What the QR code on a facility opens: call somebody over, or say that it is broken. Nobody has to sign in. */
export function FacilityScreen() {
  const key = useRouter().params.at ?? '';
  const reading = useRead('GET /facilities/:key', { params: { key } });
  return (
    <Page title={reading.data?.name ?? '大厅服务'}>
      <Loaded reading={reading}>{(facility) => <Facility facility={facility} />}</Loaded>
    </Page>
  );
}

function Facility({ facility }: { readonly facility: FacilityView }) {
  const { name, siteName, actions } = facility;
  const offers = (action: FacilityView['actions'][number]) => actions.includes(action);
  return (
    <Stack gap={4}>
      <Text tone="ink-2">
        {siteName} · {name}
      </Text>
      {offers('ASK_HELP') && <Help facility={facility} />}
      {offers('REPORT_FAULT') && <FaultReport facility={facility} />}
      {offers('TAKE_TICKET') && <Note>取号请在叫号机屏幕上点“现场取号”，或出示预约二维码。</Note>}
    </Stack>
  );
}

const openOf = ({ open }: FacilityView, kind: CallView['kind']) => open.find((call) => call.kind === kind);

function Help({ facility }: { readonly facility: FacilityView }) {
  const [made, setMade] = useState<CallView | undefined>(openOf(facility, 'HELP'));
  const { submit, busy, problem } = useWrite('POST /facilities/:key/calls', { onDone: setMade });
  return (
    <Card title="请人来帮我">
      <Stack gap={3}>
        {made ? (
          <Coming call={made} />
        ) : (
          <>
            <Text>点一下，导办员就会过来。不用登录，也不用留电话。</Text>
            <ProblemNote problem={problem} />
            <Button
              block
              icon="users"
              busy={busy}
              onPress={() => void submit({ params: { key: facility.key }, body: { kind: 'HELP' } })}
            >
              请导办员过来
            </Button>
          </>
        )}
      </Stack>
    </Card>
  );
}

const COMING = {
  WAITING: '已经叫到，导办员马上过来。请在原处稍等。',
  TAKEN: '导办员正在过来，请在原处稍等。',
  DONE: '这次帮助已经结束。还需要帮忙，请重新打开这个页面。',
} as const;

/** Follows the call until it is over: whoever waits sees that somebody is on the way. */
function Coming({ call }: { readonly call: CallView }) {
  const reading = useRead('GET /calls/:handle', { params: { handle: call.handle } });
  const state = reading.data?.state ?? call.state;
  const { reload } = reading;
  useEffect(() => {
    if (state === 'DONE') return undefined;
    const timer = setInterval(reload, LOOK_MS);
    return () => clearInterval(timer);
  }, [state, reload]);
  return <Note tone={state === 'WAITING' ? 'info' : 'ok'}>{COMING[state]}</Note>;
}

function FaultReport({ facility }: { readonly facility: FacilityView }) {
  const [fault, setFault] = useState<Fault | null>(null);
  const [made, setMade] = useState<CallView | undefined>(openOf(facility, 'FAULT'));
  const { submit, busy, problem } = useWrite('POST /facilities/:key/calls', { onDone: setMade });
  if (made) {
    return (
      <Card title="报修">
        <Note>已经报修，今天之内会有人处理。急用请到导办台，工作人员帮您办。</Note>
      </Card>
    );
  }
  return (
    <Card title="这里坏了">
      <Stack gap={3}>
        <Options label="哪里不对" options={FAULT_OPTIONS} chosen={fault} onChoose={setFault} />
        <ProblemNote problem={problem} />
        <Button
          block
          kind="secondary"
          icon="flag"
          busy={busy}
          disabled={fault === null}
          onPress={() =>
            void submit({ params: { key: facility.key }, body: { kind: 'FAULT', fault: fault ?? undefined } })
          }
        >
          告诉工作人员
        </Button>
      </Stack>
    </Card>
  );
}
