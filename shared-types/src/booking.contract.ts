import { z } from 'zod';
import { DAY_STATES } from './booking.states';
import { defineRoutes } from './contract';
import { gcj02Position, materialView } from './directory.contract';
import { recordNumber, recordView } from './record.contract';

const key = z.string().min(1).max(60);
const date = z.iso.date('日期应写成 2026-11-30 这样');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:30 这样');

/** A time that can be booked at a site: `YYYY-MM-DD`, and `HH:MM` in Shanghai. */
const opening = z.object({
  siteKey: z.string(),
  siteName: z.string(),
  date: z.string(),
  from: z.string(),
  to: z.string(),
});
export type BookableOpening = z.output<typeof opening>;

const day = z.object({
  date: z.string(),
  state: z.enum(DAY_STATES),
  /** Places left; 0 unless the state is FREE. */
  free: z.number().int(),
  /** A word about the day: 节假日照常开门…. */
  note: z.string().nullable(),
});

/** Where and on which days an item can be booked. */
export const availabilityView = z.object({
  itemKey: z.string(),
  itemName: z.string(),
  /** The time of day at which the furthest day opens. */
  opensAt: z.string(),
  sites: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      address: z.string(),
      days: z.array(day),
      /** The first time that is free here; null when none is. */
      earliest: opening.nullable(),
    }),
  ),
  /** When one site is asked for: the first free time at another that is earlier than every one here. */
  sooner: opening.nullable(),
});
export type AvailabilityView = z.output<typeof availabilityView>;

/** The times of one day at one site that have not begun. */
export const slotsView = z.object({
  itemKey: z.string(),
  siteKey: z.string(),
  date: z.string(),
  state: z.enum(DAY_STATES),
  note: z.string().nullable(),
  /** When the day opens for booking; null once it has. */
  opensAt: z.iso.datetime().nullable(),
  slots: z.array(z.object({ from: z.string(), to: z.string(), free: z.number().int() })),
  /** The first free time at another site that is earlier than every one shown here; null when there is none. */
  sooner: opening.nullable(),
});
export type SlotsView = z.output<typeof slotsView>;

/** A booking as its owner sees it: the ticket. */
export const bookingView = recordView.extend({
  item: z.object({ key: z.string(), name: z.string(), plainName: z.string() }),
  site: z.object({ key: z.string(), name: z.string(), address: z.string(), position: gcj02Position }),
  date: z.string(),
  from: z.string(),
  to: z.string(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** What to bring: one entry for the situation chosen, or one for each when none was. */
  bring: z.array(z.object({ situation: z.string(), materials: z.array(materialView) })),
  /** What the QR code says. */
  code: z.string(),
  /** When to take a number at the site. */
  checkIn: z.object({ from: z.iso.datetime(), until: z.iso.datetime() }),
  /** Cancelled after this, it counts as a late cancellation. */
  freeCancelUntil: z.iso.datetime(),
  /** A word about the day. */
  note: z.string().nullable(),
  calendar: z.object({
    title: z.string(),
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    location: z.string(),
    description: z.string(),
  }),
  /** Masked; staff only. */
  booker: z.object({ name: z.string(), phone: z.string() }).nullable(),
});
export type BookingView = z.output<typeof bookingView>;

/** A booking that still lies ahead, as it stands in «我的下一步». */
const standingBooking = z.object({
  number: z.string(),
  itemName: z.string(),
  siteName: z.string(),
  date: z.string(),
  /** `HH:MM` in Shanghai. */
  from: z.string(),
});
export type StandingBooking = z.output<typeof standingBooking>;

const one = z.strictObject({ number: recordNumber });

export const bookingRoutes = defineRoutes({
  'GET /items/:key/availability': {
    summary: '一个事项在哪里、哪天还能约',
    who: 'anyone',
    params: z.strictObject({ key }),
    query: z.strictObject({ site: key.optional() }),
    result: availabilityView,
  },
  'GET /items/:key/slots': {
    summary: '一天里还能约的时间',
    who: 'anyone',
    params: z.strictObject({ key }),
    query: z.strictObject({ site: key, date }),
    result: slotsView,
  },
  'POST /bookings': {
    summary: '预约',
    who: 'person',
    body: z.strictObject({
      itemKey: key,
      situationKey: key.optional(),
      siteKey: key,
      date,
      /** The start of the slot. */
      from: clockTime,
    }),
    result: bookingView,
    repeatable: true,
    limit: { calls: 60, seconds: 600 },
  },
  'GET /me/bookings': {
    summary: '我还没到时间的预约，最近的在前',
    who: 'person',
    result: z.object({ items: z.array(standingBooking) }),
  },
  'GET /bookings/:number': { summary: '预约凭证', who: 'person', params: one, result: bookingView },
  'POST /bookings/:number/cancel': {
    summary: '取消预约，位置让给别人',
    who: 'person',
    params: one,
    body: z.strictObject({ version: z.number().int().positive() }),
    result: bookingView,
    repeatable: true,
  },
});
