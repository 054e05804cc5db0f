import { useRouter } from '@tarojs/taro';
import type { AppealView } from 'shared-types/booking-marks.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Page } from '@/ui/page/Page';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { dayWords, momentWords } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { RecordFoot } from '../record/RecordFoot';
import { markTitle } from './mark-words';

/** One's own appeal against a mark: what one said, when it is answered, and the answer. */
export function AppealScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="爽约申诉">
      <SignedIn reason="登录后可以查看您的申诉。">{() => <Appeal number={number} />}</SignedIn>
    </Page>
  );
}

function Appeal({ number }: { readonly number: string }) {
  const reading = useRead('GET /booking-appeals/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card title={view.stateLabel}>
            <Stack gap={3}>
              {view.promise && <PromiseLine promise={view.promise} />}
              <Decision view={view} />
              <AppealFacts view={view} />
              <Text lines>{view.statement}</Text>
              <Withdraw view={view} />
            </Stack>
          </Card>
          <RecordFoot view={view} own />
        </Stack>
      )}
    </Loaded>
  );
}

/** The answer, with who gave it; while there is none, what stays open. */
export function Decision({ view: { decision, stillOpen, open } }: { readonly view: AppealView }) {
  if (decision) {
    return (
      <Note tone={decision.granted ? 'ok' : 'info'}>
        {`${decision.granted ? '申诉成立，这次记录已撤销' : '维持记录'}：${decision.reason}（${decision.by}，${momentWords(decision.at)}）`}
      </Note>
    );
  }
  return open && stillOpen !== null ? <Note>{`${stillOpen}。`}</Note> : null;
}

/** Which booking and what was noted of it. */
export function AppealFacts({ view: { booking, mark } }: { readonly view: AppealView }) {
  return (
    <Facts
      facts={[
        ['预约', `${dayWords(booking.date)}${booking.from}`],
        ['地点', booking.siteName],
        ['事项', booking.itemName],
        ...(mark ? [['记录', markTitle(mark)] as const] : []),
      ]}
    />
  );
}

function Withdraw({ view: { number, version, actions } }: { readonly view: AppealView }) {
  const { submit, busy, problem } = useWrite('POST /booking-appeals/:number/actions', {
    refresh: ['GET /booking-appeals/:number', 'GET /me/booking-standing', 'GET /me/records'],
    onDone: () => toast('已撤回申诉'),
  });
  if (!actions.includes('withdraw')) return null;
  return (
    <>
      <ProblemNote problem={problem} />
      <Button
        block
        kind="text"
        busy={busy}
        onPress={() => void submit({ params: { number }, body: { action: 'withdraw', version } })}
      >
        撤回申诉
      </Button>
    </>
  );
}
