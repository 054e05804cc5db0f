import { z } from 'zod';
import { defineRoutes } from './contract';
import { POSTS } from './roster.states';

const date = z.iso.date('日期应如 2026-11-23');
const from = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应如 09:00');
const to = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '时间应如 18:00');

/** One member of staff at one post for a stretch of a day; one that runs over midnight is two shifts. */
export const shift = z.strictObject({
  workNo: z.string().trim().max(16),
  post: z.enum(POSTS),
  /** Where the post is: for a window, a station, the guide desk. */
  siteKey: z.string().max(32).nullable().optional(),
  /** The hall window or the station's counter, for the posts at one. */
  windowNo: z.number().int().min(1).max(999).nullable().optional(),
  from,
  to,
});
export type Shift = z.output<typeof shift>;

export const shiftView = z.object({
  workNo: z.string(),
  name: z.string(),
  post: z.enum(POSTS),
  postLabel: z.string(),
  siteKey: z.string().nullable(),
  windowNo: z.number().int().nullable(),
  /** Site and window in words; null for a post that is the whole centre's. */
  place: z.string().nullable(),
  from: z.string(),
  to: z.string(),
});
export type ShiftView = z.output<typeof shiftView>;

export const rosterDay = z.object({
  date: z.string(),
  /** Counts publications: 0 while the day has none. */
  version: z.number().int(),
  publishedAt: z.iso.datetime().nullable(),
  shifts: z.array(shiftView),
});
export type RosterDay = z.output<typeof rosterDay>;

const PUBLISHERS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const READERS = [...PUBLISHERS, 'DISPATCHER', 'QUALITY_INSPECTOR', 'ADMIN_STAFF'] as const;
const day = z.strictObject({ date });

export const rosterRoutes = defineRoutes({
  'GET /roster/:date': { summary: '某一天的排班', who: READERS, params: day, result: rosterDay },
  'PUT /roster/:date': {
    summary: '发布某一天的排班，整天替换',
    who: PUBLISHERS,
    params: day,
    body: z.strictObject({
      /** The version its publisher saw; 0 for a day without a roster. */
      version: z.number().int().min(0),
      shifts: z.array(shift).max(500, '一天最多 500 个班次'),
    }),
    result: rosterDay,
    repeatable: true,
    maxBody: 128 * 1024,
  },
  'GET /duty': {
    summary: '现在谁在岗',
    who: READERS,
    result: z.object({ items: z.array(shiftView) }),
  },
});
