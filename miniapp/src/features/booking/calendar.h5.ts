import type { BookingView } from 'shared-types/booking.contract';
import { calendarFile } from './calendar-file';

/** Hands the booking to the browser as a calendar file, which every calendar opens. */
export async function addToCalendar({ number, calendar }: Pick<BookingView, 'number' | 'calendar'>): Promise<void> {
  const blob = new Blob([calendarFile(number, calendar)], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${number}.ics`;
  link.click();
  URL.revokeObjectURL(link.href);
}
