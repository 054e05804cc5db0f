import type { BookingView } from 'shared-types/booking.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords, momentWords } from '@/ui/words/dates';

interface CancelSheetProps {
  readonly view: BookingView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Asks once more before a place is given away, and says when that counts as late. */
export function CancelSheet({ view, open, onClose }: CancelSheetProps) {
  const { number, version } = view;
  const { submit, busy, problem } = useWrite('POST /bookings/:number/cancel', {
    refresh: [
      'GET /bookings/:number',
      'GET /me/records',
      'GET /me/bookings',
      'GET /items/:key/availability',
      'GET /items/:key/slots',
    ],
    onDone: () => {
      toast('已取消，位置已让给别人');
      onClose();
    },
  });
  const late = view.actions.includes('cancelLate');
  return (
    <Sheet
      open={open}
      title="取消这个预约"
      onClose={onClose}
      footer={
        <Button block kind="danger" busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
          取消预约
        </Button>
      }
    >
      <Stack gap={3}>
        <Text>
          {dayWords(view.date)} {view.from}，{view.site.name}，{view.item.name}。
        </Text>
        {late ? (
          <Note tone="warn">现在离预约时间很近，会记为临时取消。如果来不了，还是请取消，好让别人来办。</Note>
        ) : (
          <Text tone="ink-2" size="secondary">
            {momentWords(view.freeCancelUntil)} 前取消不会留下记录，之后取消会记为临时取消。
          </Text>
        )}
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
