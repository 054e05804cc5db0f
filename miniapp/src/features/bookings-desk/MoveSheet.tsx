import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import { useWrite } from '@/api';
import { Note } from '@/ui/feedback/states';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords } from '@/ui/words/dates';
import { openingWords, type Place } from '../booking/booking-choice';
import { PlaceChoice } from './PlaceChoice';
import { BOOKING_READINGS } from './refresh';
import { useDeskPlaces } from './use-desk-places';

interface MoveSheetProps {
  readonly view: BookingView;
  readonly onClose: () => void;
  /** Opens the booking that took its place. */
  readonly onMoved: (number: string) => void;
}

/** Moves a booking for its owner; the old place is given up only together with having the new one. */
export function MoveSheet({ view, onClose, onMoved }: MoveSheetProps) {
  const [wanted, setPlace] = useState<Place>({ siteKey: view.site.key, date: view.date, from: '' });
  const places = useDeskPlaces(view.item.key, wanted, (part) => setPlace({ ...wanted, ...part }));
  const { site, date, slot } = places;
  const { number, version } = view;
  const { submit, busy, problem } = useWrite('POST /bookings/:number/reschedule', {
    refresh: BOOKING_READINGS,
    onDone: (moved) => {
      toast(`已改到 ${dayWords(moved.date)}${moved.from}`);
      onClose();
      onMoved(moved.number);
    },
    onRefused: () => places.reload(),
  });
  const move = () => {
    if (!site || !date || !slot) return;
    void submit({ params: { number }, body: { version, siteKey: site.key, date, from: slot.from } });
  };
  return (
    <FormSheet
      title="改到别的时间"
      onClose={onClose}
      send={slot && date ? `改到 ${openingWords({ date, from: slot.from })}` : '请先选时间'}
      busy={busy}
      complete={slot !== undefined}
      problem={problem}
      onSend={move}
    >
      <Text>{`现在约的是 ${dayWords(view.date)}${view.from}，${view.site.name}。改成之后才让出来。`}</Text>
      {view.reschedulesLate && <Note tone="warn">离原来的时间很近，再改会给本人记一次临时取消。</Note>}
      <PlaceChoice places={places} />
    </FormSheet>
  );
}
