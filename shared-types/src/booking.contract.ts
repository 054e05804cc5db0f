import { z } from 'zod';
import { DAY_STATES } from './booking.states';
import { defineRoutes } from './contract';
import { gcj02Position, materialView } from './directory.contract';
import { recordNumber, recordView } from './record.contract';

const key = z.string().min(1).max(60);
const date = z.iso.date('日期应写成 2026-11-30 这样');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:30 这样');

/** A time that can be booked at a site: `YYYY-MM-DD`, and `HH:MM` in Shanghai. */
export const opening = z.object({
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
  /** For whom it is where that is somebody else than the reader: 家人（masked）, an enterprise's name. */
  forWhom: z.string().nullable(),
  /** Until when a hold is kept; null unless it is one. */
  heldUntil: z.iso.datetime().nullable(),
  /** It came by the waiting list: whoever lets it go passes it on to the next. */
  offered: z.boolean(),
  /** The booking that took its place, by its owner's wish or by the hall. */
  movedTo: recordNumber.nullable(),
  /** The booking it took the place of. */
  movedFrom: recordNumber.nullable(),
  /** The hall moved it here: giving it up never counts. */
  byHall: z.boolean(),
  /** Whether moving it now counts like giving it up late. */
  reschedulesLate: z.boolean(),
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
  state: z.string(),
  /** Until when a hold, or a place offered from the waiting list, is kept; null for a booking. */
  heldUntil: z.iso.datetime().nullable(),
});
export type StandingBooking = z.output<typeof standingBooking>;

const one = z.strictObject({ number: recordNumber });
const versioned = z.strictObject({ version: z.number().int().positive() });

/** For whom somebody books. */
export const bookingForWhom = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('SELF') }),
  z.strictObject({ kind: z.literal('RELATIVE'), handle: z.string().regex(/^[\w-]{22}$/, '请重新选择家人') }),
  z.strictObject({ kind: z.literal('ENTERPRISE'), creditCode: z.string().max(18, '统一社会信用代码是 18 位') }),
]);
export type BookingForWhom = z.input<typeof bookingForWhom>;

const place = {
  siteKey: key,
  date,
  /** The start of the slot. */
  from: clockTime,
};
const wish = { itemKey: key, situationKey: key.optional(), ...place };
const asked = z.strictObject({ ...wish, forWhom: bookingForWhom.optional() });

const FRONT_STAFF = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

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
    body: asked,
    result: bookingView,
    repeatable: true,
    rush: true,
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
    body: versioned,
    result: bookingView,
    repeatable: true,
  },
  'POST /bookings/holds': {
    summary: '先留住一个时间，几分钟内确认',
    who: 'person',
    body: asked,
    result: bookingView,
    repeatable: true,
    rush: true,
    limit: { calls: 60, seconds: 600 },
  },
  'POST /bookings/:number/confirm': {
    summary: '确认留住的时间',
    who: 'person',
    params: one,
    body: versioned,
    result: bookingView,
    repeatable: true,
  },
  'POST /bookings/:number/release': {
    summary: '放弃留住的时间',
    who: 'person',
    params: one,
    body: versioned,
    result: bookingView,
    repeatable: true,
  },
  'POST /bookings/:number/reschedule': {
    summary: '改到别的时间，改成了才让出原来的',
    who: 'person',
    params: one,
    body: z.strictObject({ version: z.number().int().positive(), ...place }),
    result: bookingView,
    repeatable: true,
  },
  'POST /desk/bookings': {
    summary: '接电话替人预约',
    who: FRONT_STAFF,
    body: z.strictObject({
      ...wish,
      caller: z.strictObject({
        name: z.string().trim().min(2, '请填写来电人的姓名').max(40),
        phone: z.string().regex(/^1[3-9]\d{9}$/, '手机号应是 11 位数字'),
      }),
      /** Who comes, where that is not the caller; only with their consent, which the caller states on the telephone. */
      visitor: z
        .strictObject({
          name: z.string().trim().min(2, '请填写来办事的人的姓名').max(40),
          consent: z.literal(true, '替别人预约，要先问清本人是否同意'),
        })
        .optional(),
    }),
    result: bookingView,
    repeatable: true,
  },
  'POST /desk/bookings/:number/restore': {
    summary: '当天到场的，恢复预约',
    who: FRONT_STAFF,
    params: one,
    body: z.strictObject({
      version: z.number().int().positive(),
      reason: z.string().trim().min(2, '请写明为什么恢复').max(200),
    }),
    result: bookingView,
    repeatable: true,
  },
});
