import { useState } from 'react';
import { useSession, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { PhoneSheet } from '../identity/PhoneSheet';
import { useSignIn } from '../identity/use-sign-in';
import { useConsent } from '../notification/use-consent';
import { openingWords } from './booking-choice';
import type { useBookingChoice } from './use-booking-choice';

interface ConfirmBookingProps {
  readonly itemKey: string;
  readonly situationKey: string | undefined;
  readonly choice: ReturnType<typeof useBookingChoice>;
}

/** What was chosen, in words, and the one button that books it; signing in and the phone are asked for only here. */
export function ConfirmBooking({ itemKey, situationKey, choice }: ConfirmBookingProps) {
  const { site, date, slot } = choice;
  const { status, me } = useSession();
  const [askingPhone, setAskingPhone] = useState(false);
  const signIn = useSignIn();
  const consent = useConsent('BOOKING_CONFIRMED', 'BOOKING_CANCELLED');
  const { submit, busy, problem } = useWrite('POST /bookings', {
    refresh: ['GET /me/records', 'GET /me/bookings'],
    onDone: ({ number }) => {
      choice.forget();
      replaceWith(address('/pages/booking/index', { number }));
    },
  });
  const book = async () => {
    if (!site || !date || !slot) return;
    const body = { itemKey, siteKey: site.key, date, from: slot.from, ...(situationKey && { situationKey }) };
    const booked = await submit({ body });
    // Whoever was faster took a place: show what is left.
    if (!booked) {
      choice.availability.reload();
      choice.times.reload();
    }
  };
  const press = () => {
    if (status !== 'person') return void signIn.enter();
    if (me.phone === null) return setAskingPhone(true);
    void consent().then(book);
  };
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem ?? signIn.problem} />
      <Text size="secondary" tone="ink-2">
        {slot && site && date ? `${openingWords({ date, from: slot.from })} · ${site.name}` : '请选择到达时间'}
      </Text>
      <Button block busy={busy || signIn.busy} disabled={!slot} onPress={press} testId="book">
        {status === 'person' ? '预约这个时间' : '登录并预约这个时间'}
      </Button>
      <PhoneSheet
        open={askingPhone}
        reason="预约要留一个手机号，时间有变化时好联系您。"
        onClose={() => setAskingPhone(false)}
        onDone={() => {
          setAskingPhone(false);
          void book();
        }}
      />
    </Stack>
  );
}
