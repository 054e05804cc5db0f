import type { BookingView } from 'shared-types/booking.contract';
import { useWrite } from '@/api';
import { Note } from '@/ui/feedback/states';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords, momentWords } from '@/ui/words/dates';
import { BOOKING_READINGS } from './refresh';

interface SheetProps {
  readonly view: BookingView;
  readonly onClose: () => void;
}

/** Gives a booking up for somebody who says so, once more in words before the place is gone. */
export function GiveUpSheet({ view, onClose }: SheetProps) {
  const { number, version } = view;
  const { submit, busy, problem } = useWrite('POST /bookings/:number/cancel', {
    refresh: BOOKING_READINGS,
    onDone: () => {
      toast('已取消，位置已让给别人');
      onClose();
    },
  });
  return (
    <FormSheet
      title="取消这个预约"
      onClose={onClose}
      send="取消预约"
      busy={busy}
      problem={problem}
      onSend={() => void submit({ params: { number }, body: { version } })}
    >
      <Text>{`${dayWords(view.date)}${view.from}，${view.site.name}，${view.item.name}。请先和本人说清楚。`}</Text>
      {view.actions.includes('cancelLate') ? (
        <Note tone="warn">离预约时间很近，会给本人记一次临时取消。</Note>
      ) : (
        <Text tone="ink-2" size="secondary">
          {view.byHall ? '大厅改约的，取消不计次数。' : `${momentWords(view.freeCancelUntil)} 前取消不会留下记录。`}
        </Text>
      )}
    </FormSheet>
  );
}
