import type { BookingView } from 'shared-types/booking.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords, momentWords } from '@/ui/words/dates';

const SHOWN = ['GET /bookings/:number', 'GET /me/records', 'GET /me/bookings', 'GET /me/waitlist'] as const;

/** A place that is kept for somebody for a while: theirs by one tap, and the next one's by another. */
export function HeldPlace({ view }: { readonly view: BookingView }) {
  const { number, version, heldUntil } = view;
  const confirm = useWrite('POST /bookings/:number/confirm', { refresh: SHOWN });
  const release = useWrite('POST /bookings/:number/release', {
    refresh: SHOWN,
    onDone: () => toast('已让给别人'),
  });
  const input = { params: { number }, body: { version } };
  return (
    <Card title="这个时间为您留着" kind="tint">
      <Stack gap={4}>
        <Facts
          facts={[
            ['事项', view.item.name],
            ['时间', `${dayWords(view.date)} ${view.from}`],
            ['地点', view.site.name],
          ]}
        />
        {heldUntil !== null && <Note tone="warn">{`请在 ${momentWords(heldUntil)} 前确认，过时会让给下一位。`}</Note>}
        <ProblemNote problem={confirm.problem ?? release.problem} />
        <Button block busy={confirm.busy} onPress={() => void confirm.submit(input)}>
          确认预约这个时间
        </Button>
        <Button block kind="text" busy={release.busy} onPress={() => void release.submit(input)}>
          不需要了，让给别人
        </Button>
      </Stack>
    </Card>
  );
}
