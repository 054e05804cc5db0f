import type { BookingView } from 'shared-types/booking.contract';
import { useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { remainingWords, useSecondsUntil } from '@/ui/words/countdown';
import { dayWords, momentWords } from '@/ui/words/dates';
import { Bring } from './Bring';

const SHOWN = ['GET /bookings/:number', 'GET /me/records', 'GET /me/bookings', 'GET /me/waitlist'] as const;

/** A place that is kept for somebody for a while: what it is, what to bring, and the tap that makes it theirs. */
export function HeldPlace({ view }: { readonly view: BookingView }) {
  const { number, version, heldUntil, forWhom } = view;
  const seconds = useSecondsUntil(heldUntil);
  const confirm = useWrite('POST /bookings/:number/confirm', { refresh: SHOWN });
  return (
    <>
      <Card
        title={view.offered ? '轮到您了' : '还差一步：请确认'}
        kind="tint"
        aside={<Badge tone={seconds < 60 ? 'danger' : 'warn'}>{remainingWords(seconds)}</Badge>}
      >
        <Stack gap={4}>
          <Facts
            facts={[
              ['时间', `${dayWords(view.date)} ${view.from}`],
              ['地点', view.site.name],
              ['事项', view.item.name],
              ...(forWhom === null ? [] : [['为谁', forWhom] as const]),
            ]}
          />
          {heldUntil !== null && (
            <Note tone="warn">{`为您留到${momentWords(heldUntil)}，不确认就让给${view.offered ? '下一位' : '别人'}。`}</Note>
          )}
          <ProblemNote problem={confirm.problem} />
          <Button
            block
            busy={confirm.busy}
            onPress={() => void confirm.submit({ params: { number }, body: { version } })}
          >
            确认预约
          </Button>
          <LetGo view={view} />
          <Text size="secondary" tone="ink-2">
            约好后来不了，请在 {momentWords(view.freeCancelUntil)} 前取消，不会留下记录。
          </Text>
        </Stack>
      </Card>
      <Bring view={view} />
    </>
  );
}

/** Somebody who chose the time themselves chooses another; what was offered goes to the next. */
function LetGo({ view: { number, version, offered, item, site } }: { readonly view: BookingView }) {
  const { submit, busy, problem } = useWrite('POST /bookings/:number/release', {
    refresh: [...SHOWN, 'GET /items/:key/availability', 'GET /items/:key/slots'],
    onDone: () =>
      offered ? toast('已让给下一位') : replaceWith(address('/pages/book/index', { item: item.key, site: site.key })),
  });
  return (
    <>
      <ProblemNote problem={problem} />
      <Button block kind="text" busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
        {offered ? '不需要了，让给下一位' : '换个时间'}
      </Button>
    </>
  );
}
