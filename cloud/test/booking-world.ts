import type { BookingForWhom } from 'shared-types/booking.contract';
import { setClock } from '../src/kernel/clock';
import { instantOf } from '../src/kernel/time/civil-date';
import type { Someone, TestApp } from './app';

/** 16 windows × 30 minutes × 0.6 ÷ 10 minutes at the window: 28 places a slot, of 600 seconds each. */
export const ITEM = 'license-reissue';
export const PLACES = 28;
export const COST = 600;
export const ITEMS = [
  'license-reissue',
  'company-establishment',
  'small-catering-permit',
  'nurse-registration',
] as const;

export interface Asked {
  readonly itemKey?: string;
  readonly siteKey?: string;
  readonly situationKey?: string;
  readonly date?: string;
  readonly from?: string;
  readonly forWhom?: BookingForWhom;
}

/** What tests of booking do on a day of their own, which `day` gives. */
export function bookingWorld(app: () => TestApp, day: () => string) {
  const slots = (site = 'hall', date = day(), key: string = ITEM) =>
    app().visitor.call('GET /items/:key/slots', { params: { key }, query: { site, date } });
  return {
    slots,
    clock: (time: string, date = day()) => setClock(() => instantOf(date, time)),
    book: (someone: Someone, asked: Asked = {}, key?: string) => {
      const body = { itemKey: ITEM, siteKey: 'hall', date: day(), from: '14:00', ...asked };
      return someone.client.call('POST /bookings', { body }, key === undefined ? {} : { key });
    },
    hold: (someone: Someone, asked: Asked = {}) => {
      const body = { itemKey: ITEM, siteKey: 'hall', date: day(), from: '14:00', ...asked };
      return someone.client.call('POST /bookings/holds', { body });
    },
    step: (someone: Someone, action: 'confirm' | 'release', { number, version }: { number: string; version: number }) =>
      someone.client.call(`POST /bookings/:number/${action}`, { params: { number }, body: { version } }),
    reschedule: (someone: Someone, { number, version }: { number: string; version: number }, to: Asked = {}) => {
      const body = { version, siteKey: to.siteKey ?? 'hall', date: to.date ?? day(), from: to.from ?? '14:00' };
      return someone.client.call('POST /bookings/:number/reschedule', { params: { number }, body });
    },
    cancel: (someone: Someone, { number, version }: { number: string; version: number }) =>
      someone.client.call('POST /bookings/:number/cancel', { params: { number }, body: { version } }),
    crowd: (size: number) => Promise.all(Array.from({ length: size }, () => app().citizen())),
    month: (site?: string, key: string = ITEM) =>
      app().visitor.call('GET /items/:key/availability', { params: { key }, query: { site } }),
    freeAt: async (from: string, site = 'hall') => (await slots(site)).slots.find((slot) => slot.from === from)?.free,
    /** Asks until it holds: what is shown may be a moment old, never a second. */
    withinASecond: async (holds: () => Promise<boolean>) => {
      const began = performance.now();
      while (!(await holds())) expect(performance.now() - began).toBeLessThan(1000);
    },
    /** Every account of the day at the hall's market windows with what its standing bookings took. */
    accounts: () =>
      app().database.rows<{ start: number; taken: number; promised: number; bookings: number }>(
        `SELECT s.start, s.taken, CAST(COALESCE(SUM(IF(r.open = 1, b.cost, 0)), 0) AS SIGNED) AS promised,
                CAST(COALESCE(SUM(r.open), 0) AS SIGNED) AS bookings
           FROM slot s
           LEFT JOIN booking b ON b.date = s.date AND b.site_key = s.site_key AND b.pool = s.pool AND b.start = s.start
           LEFT JOIN record r ON r.id = b.id
          WHERE s.date = ? AND s.site_key = 'hall' AND s.pool = 'MARKET_REGULATION'
          GROUP BY s.date, s.site_key, s.pool, s.start, s.taken`,
        [day()],
      ),
  };
}
