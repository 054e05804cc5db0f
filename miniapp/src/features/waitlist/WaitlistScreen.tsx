import { useRouter } from '@tarojs/taro';
import type { WaitlistView } from 'shared-types/waitlist.contract';
import { DAY_PART_LABELS } from 'shared-types/waitlist.states';
import { useRead, useWrite } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Page } from '@/ui/page/Page';
import { Timeline } from '@/ui/promise/Timeline';
import { dayWords, momentWords } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { wishWords } from './wish';

/** A turn on the waiting list: how many come before, what is waited for, and the place once it is offered. */
export function WaitlistScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的候补">
      <SignedIn reason="登录后可以查看您的候补。">{() => <Turn number={number} />}</SignedIn>
    </Page>
  );
}

function Turn({ number }: { readonly number: string }) {
  const reading = useRead('GET /waitlist/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          {view.offer && <Offered offer={view.offer} />}
          <Wish view={view} />
          <Card title="进度">
            <Timeline lines={view.timeline} next={view.next} />
          </Card>
        </Stack>
      )}
    </Loaded>
  );
}

/** What is kept now, and the way to it. */
function Offered({ offer }: { readonly offer: NonNullable<WaitlistView['offer']> }) {
  return (
    <Card title="轮到您了" kind="tint">
      <Stack gap={4}>
        <Text strong>{`${dayWords(offer.date)} ${offer.from}，${offer.siteName}`}</Text>
        <Note tone="warn">{`为您留到 ${momentWords(offer.until)}，不确认就让给下一位。`}</Note>
        <Button block to={address('/pages/booking/index', { number: offer.number })}>
          去确认
        </Button>
      </Stack>
    </Card>
  );
}

function Wish({ view }: { readonly view: WaitlistView }) {
  const { number, version, ahead, state, actions, forWhom } = view;
  const { submit, busy, problem } = useWrite('POST /waitlist/:number/leave', {
    refresh: ['GET /waitlist/:number', 'GET /me/waitlist', 'GET /me/records'],
    onDone: () => toast('已退出候补'),
  });
  return (
    <Card title={view.stateLabel}>
      <Stack gap={4}>
        {state === 'WAITING' && (
          <Text size="card" strong>
            {ahead === 0 ? '您排在第一位' : `前面还有 ${ahead} 位`}
          </Text>
        )}
        <Facts
          facts={[
            ['事项', view.item.name],
            ['日子', wishWords(view.fromDate, view.toDate, view.part === 'ANY' ? '' : DAY_PART_LABELS[view.part])],
            ['地点', view.sites.map(({ name }) => name).join('、')],
            ...(forWhom === null ? [] : [['为谁', forWhom] as const]),
            ['编号', number],
          ]}
        />
        <ProblemNote problem={problem} />
        {actions.includes('leave') && (
          <Button block kind="text" busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
            退出候补
          </Button>
        )}
        {state === 'PASSED' || state === 'ENDED' ? (
          <Button block kind="secondary" to={address('/pages/book/index', { item: view.item.key })}>
            再看看有没有空位
          </Button>
        ) : null}
      </Stack>
    </Card>
  );
}
