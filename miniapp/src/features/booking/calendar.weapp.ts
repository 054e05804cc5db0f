import Taro from '@tarojs/taro';
import type { BookingView } from 'shared-types/booking.contract';
import { toast } from '@/ui/overlay/toast-store';

const REMIND_SECONDS = 3600;
const secondsOf = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** Puts the booking into the phone's calendar, with a reminder an hour before. */
export async function addToCalendar({ calendar }: Pick<BookingView, 'calendar'>): Promise<void> {
  const { title, description, location, startsAt, endsAt } = calendar;
  await Taro.addPhoneCalendar({
    title,
    description,
    location,
    startTime: secondsOf(startsAt),
    // WeChat takes the end as text where the start is a number.
    endTime: String(secondsOf(endsAt)),
    alarm: true,
    alarmOffset: REMIND_SECONDS,
  })
    .then(() => toast('已加到手机日历'))
    .catch(() => toast('没有加到日历，请在微信设置里允许使用日历', 'danger'));
}
