import { z } from 'zod';
import { availabilityView } from './booking.contract';
import { BOOKING_CHANNELS, BOOKING_GROUPS, DAY_STATES } from './booking.states';
import { defineRoutes } from './contract';
import { page, pageQuery, recordNumber } from './record.contract';

const key = z.string().min(1).max(60);
const date = z.iso.date('日期应写成 2026-11-30 这样');

const FRONT_STAFF = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** A booking as a line of the day it is for. */
const deskBooking = z.object({
  number: recordNumber,
  state: z.string(),
  stateLabel: z.string(),
  itemName: z.string(),
  /** `HH:MM` in Shanghai. */
  from: z.string(),
  to: z.string(),
  /** Masked; empty where nothing is known (any more). */
  booker: z.object({ name: z.string(), phone: z.string() }),
  /** For whom it is where that is somebody else: who comes (masked), an enterprise's name. */
  forWhom: z.string().nullable(),
  channel: z.enum(BOOKING_CHANNELS),
  /** The hall moved it here. */
  byHall: z.boolean(),
});
export type DeskBooking = z.output<typeof deskBooking>;

/** How full a time of the day is. Minutes of windows' time, since places differ in length. */
const daySlot = z.object({
  from: z.string(),
  to: z.string(),
  /** Bookings that hold a place from this time on. */
  people: z.number().int(),
  /** May be promised in all. */
  capacity: z.number().int(),
  /** Is promised. */
  taken: z.number().int(),
  /** Of what is not promised: still kept for people who telephone and for elders. */
  kept: z.number().int(),
});
export type DaySlot = z.output<typeof daySlot>;

/** A time as a clerk on the telephone may give it away. */
const phoneSlot = z.object({
  from: z.string(),
  to: z.string(),
  /** Places the clerk may give, the kept ones among them. */
  free: z.number().int(),
  /** Of these: kept for people who telephone and for elders. */
  kept: z.number().int(),
});

export const bookingDeskRoutes = defineRoutes({
  'GET /desk/bookings': {
    summary: '一个大厅或驿站某一天的预约，按时间排',
    who: FRONT_STAFF,
    query: pageQuery.extend({
      siteKey: key,
      date,
      /** Bookings for the windows of one kind of business. */
      line: key.optional(),
      group: z.enum(BOOKING_GROUPS).optional(),
      /** A number, a whole name, a phone or its last four digits. */
      q: z.string().trim().min(2, '请至少输入两个字').max(40).optional(),
    }),
    /** `groups`, `slots` and `lines` count the whole day (of the line asked for), whatever else is asked. */
    result: page(deskBooking).extend({
      groups: z.array(z.object({ key: z.enum(BOOKING_GROUPS), count: z.number().int() })),
      slots: z.array(daySlot),
      lines: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  },
  'GET /desk/items/:key/availability': {
    summary: '接电话时：一个事项哪里、哪天还能约，含留给电话的位置',
    who: FRONT_STAFF,
    params: z.strictObject({ key }),
    result: availabilityView,
  },
  'GET /desk/items/:key/slots': {
    summary: '接电话时：一天里还能约的时间，含留给电话的位置',
    who: FRONT_STAFF,
    params: z.strictObject({ key }),
    query: z.strictObject({ site: key, date }),
    result: z.object({
      siteKey: z.string(),
      date: z.string(),
      state: z.enum(DAY_STATES),
      note: z.string().nullable(),
      slots: z.array(phoneSlot),
    }),
  },
});
