import { z } from 'zod';
import { opening } from './booking.contract';
import { defineRoutes } from './contract';
import { ITEM_TYPES } from './directory.states';
import { recordNumber } from './record.contract';

const key = z.string().min(1).max(60);
const date = z.iso.date('日期应写成 2026-11-30 这样');
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应写成 09:30 这样');

const FRONT_STAFF = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const PLANNERS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

const session = z.strictObject({
  from: clockTime,
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间应写成 17:00 这样'),
  bookable: z.boolean(),
});

/** Hours of one date; no session is a closed day. */
const hours = z.strictObject({
  sessions: z.array(session).max(6, '一天最多 6 段时间'),
  accepts: z.array(z.enum(ITEM_TYPES)),
});

/** What a change of a day would do to whom. */
const dayEffects = z.object({
  /** Bookings the day has no room for any more, in the order of their times. */
  touched: z.array(
    z.object({
      number: recordNumber,
      itemName: z.string(),
      from: z.string(),
      /** Masked. */
      booker: z.string(),
      /** Where they would be moved; null when there is no room within the bookable days. */
      movesTo: opening.nullable(),
    }),
  ),
  /** Bookings of that day that stay as they are. */
  untouched: z.number().int(),
  /** Stands for what was shown: given back with the change, so that nothing happens which nobody has seen. */
  seen: z.string(),
});
export type DayEffects = z.output<typeof dayEffects>;

const siteDay = z.object({
  siteKey: z.string(),
  date: z.string(),
  sessions: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      bookable: z.boolean(),
      windows: z.array(z.number().int()).nullable(),
    }),
  ),
  accepts: z.array(z.enum(ITEM_TYPES)),
  /** Why the hours are not as configured; null when they are. */
  reason: z.string().nullable(),
  bookings: z.number().int(),
});
export type SiteDay = z.output<typeof siteDay>;

const siteDate = z.strictObject({ key, date });

export const siteDaysRoutes = defineRoutes({
  'GET /sites/:key/days/:date': {
    summary: '一个大厅或驿站某一天的时段和窗口',
    who: FRONT_STAFF,
    params: siteDate,
    result: siteDay,
  },
  'POST /sites/:key/days/:date/effects': {
    summary: '如果这样改这一天，会影响谁',
    who: PLANNERS,
    params: siteDate,
    body: z.strictObject({
      /** Null: as configured; absent: as they are. */
      hours: hours.nullable().optional(),
      /** Windows as a roster would have them; absent: as they are. */
      windows: z
        .array(z.strictObject({ windowNo: z.number().int().positive(), from: clockTime, to: session.shape.to }))
        .max(200)
        .optional(),
    }),
    result: dayEffects,
  },
  'PUT /sites/:key/days/:date': {
    summary: '临时调整某一天的开放时间，受影响的人改约或致歉',
    who: PLANNERS,
    params: siteDate,
    body: z.strictObject({
      /** Null returns to the configured hours. */
      hours: hours.nullable(),
      reason: z.string().trim().min(4, '请写明原因，受影响的人会看到').max(200, '原因最多 200 个字'),
      /** What the effects said: refused when they are others by now. Absent: whoever asks answers for it unseen. */
      seen: z.string().max(32).optional(),
    }),
    result: siteDay,
    repeatable: true,
  },
});
