import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { Page } from '@/ui/page/Page';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { SignedIn } from '../identity/SignedIn';
import { RecordFoot } from '../record/RecordFoot';
import { NextVisit } from './NextVisit';
import { VisitCard } from './VisitCard';
import { windowWords } from './visit-words';

/** A request for 帮办 or 代办 as its owner follows it: who acts next, the visit step by step, live. */
export function AgencyCaseScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的帮办代办">
      <SignedIn reason="登录后可以跟踪您的帮办代办。">{() => <Followed number={number} />}</SignedIn>
    </Page>
  );
}

function Followed({ number }: { readonly number: string }) {
  const reading = useRead('GET /agency-cases/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Standing view={view} />
          {view.visits.map((visit) => (
            <VisitCard key={visit.number} visit={visit} />
          ))}
          {view.actions.includes('arrangeVisit') && <NextVisit view={view} />}
          <AgencyFacts view={view} />
          <RecordFoot view={view} own />
          {view.actions.includes('withdraw') && <Withdrawal view={view} />}
        </Stack>
      )}
    </Loaded>
  );
}

function Standing({ view }: { readonly view: AgencyView }) {
  return (
    <Card title={view.title}>
      <Stack gap={3}>
        <Text strong>{view.stateLabel}</Text>
        <Text tone="ink-2">{view.next}</Text>
        {view.promises.map((promise) => (
          <PromiseLine key={promise.kind} promise={promise} />
        ))}
        {view.alternatives.length > 0 && (
          <Note>您可以{view.alternatives.map(({ label }) => label).join('，或')}。</Note>
        )}
      </Stack>
    </Card>
  );
}

/** What was asked for. */
export function AgencyFacts({ view }: { readonly view: AgencyView }) {
  return (
    <Card title="申请内容">
      <Facts
        facts={[
          ['编号', view.number],
          ['方式', view.modeLabel],
          ['事项', view.items.map(({ name }) => name).join('、')],
          ['替谁办', view.enterprise?.name ?? '个人'],
          ['约的时间', windowWords(view)],
          ['地址', view.address],
          ['联系人', `${view.contact.name} ${view.contact.phone}`],
        ]}
      />
    </Card>
  );
}

function Withdrawal({ view: { number, version } }: { readonly view: AgencyView }) {
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/withdraw', {
    refresh: ['GET /agency-cases/:number', 'GET /me/records'],
    onDone: () => {
      setOpen(false);
      toast('已撤回，约好的上门也取消了');
    },
  });
  return (
    <>
      <Button block kind="text" onPress={() => setOpen(true)}>
        撤回申请
      </Button>
      <Sheet
        open={open}
        title="撤回这个申请"
        onClose={() => setOpen(false)}
        footer={
          <Button
            block
            kind="danger"
            busy={busy}
            onPress={() => void submit({ params: { number }, body: { version } })}
          >
            撤回申请
          </Button>
        }
      >
        <Stack gap={3}>
          <Text>撤回后约好的上门一并取消，交给代办员的材料会退还给您。</Text>
          <ProblemNote problem={problem} />
        </Stack>
      </Sheet>
    </>
  );
}
