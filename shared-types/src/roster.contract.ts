import { z } from 'zod';
import { defineRoutes } from './contract';
import { CATEGORIES } from './directory.states';
import { ROLES } from './identity.states';
import { DAY_KINDS, POSTS, ROSTER_STATES } from './roster.states';

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

/** What must be manned, and what is missing of it. */
export const needView = z.object({
  post: z.enum(POSTS),
  postLabel: z.string(),
  siteKey: z.string().nullable(),
  /** Of the windows that are meant; null for any. */
  category: z.enum(CATEGORIES).nullable(),
  /** Where, in words: 综合服务大厅 市场监管; the post alone for one that is the whole centre's. */
  place: z.string(),
  from: z.string(),
  to: z.string(),
  count: z.number().int(),
  gaps: z.array(z.object({ from: z.string(), to: z.string(), missing: z.number().int() })),
});
export type NeedView = z.output<typeof needView>;

/** A day as planners see it: its draft where there is one, else what is published. */
export const planDay = z.object({
  date: z.string(),
  kind: z.enum(DAY_KINDS),
  state: z.enum(ROSTER_STATES),
  stateLabel: z.string(),
  version: z.number().int(),
  draftVersion: z.number().int(),
  /** What is shown is a draft. */
  drafted: z.boolean(),
  shifts: z.array(shiftView),
  needs: z.array(needView),
  /** What was changed after the first publication, the newest first. */
  changes: z.array(
    z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string().nullable(), what: z.array(z.string()) }),
  ),
});
export type PlanDay = z.output<typeof planDay>;

const planDays = z.object({ days: z.array(planDay) });
const draftVersion = z.number().int().min(0);
const draftedDay = z.strictObject({ date, draftVersion });
const someDays = 31;
const shiftList = z.array(shift).max(500, '一天最多 500 个班次');
const ownShift = shiftView.omit({ workNo: true, name: true }).extend({ date: z.string() });
export type OwnShift = z.output<typeof ownShift>;

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
      shifts: shiftList,
    }),
    result: rosterDay,
    repeatable: true,
    maxBody: 128 * 1024,
  },
  'GET /roster/plans/:date': {
    summary: '从某一天起几天的排班：草稿、已发布的，和缺岗',
    who: READERS,
    params: day,
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(14).default(7) }),
    result: planDays,
  },
  'PUT /roster/:date/draft': {
    summary: '保存某一天的排班草稿',
    who: PUBLISHERS,
    params: day,
    body: z.strictObject({ draftVersion, shifts: shiftList }),
    result: planDay,
    repeatable: true,
    maxBody: 128 * 1024,
  },
  'POST /roster/:date/draft/drop': {
    summary: '放弃某一天的排班草稿',
    who: PUBLISHERS,
    params: day,
    body: z.strictObject({ draftVersion }),
    result: planDay,
    repeatable: true,
  },
  'POST /roster/:date/draft/copy': {
    summary: '照另一天的排班起草，排不了的人留空',
    who: PUBLISHERS,
    params: day,
    body: z.strictObject({ draftVersion, from: date }),
    result: planDay,
    repeatable: true,
  },
  'POST /roster/fill': {
    summary: '把几天里缺的岗自动排上，存为草稿',
    who: PUBLISHERS,
    body: z.strictObject({ days: z.array(draftedDay).min(1).max(someDays, `一次最多 ${someDays} 天`) }),
    result: planDays,
    repeatable: true,
  },
  'POST /roster/publish': {
    summary: '发布几天的排班草稿；还缺岗的要写明原因',
    who: PUBLISHERS,
    body: z.strictObject({
      days: z
        .array(draftedDay.extend({ version: z.number().int().min(0) }))
        .min(1)
        .max(someDays, `一次最多 ${someDays} 天`),
      /** Why a day is changed, or published with gaps. */
      reason: z.string().trim().min(4, '请写明原因').max(100, '原因最多 100 个字').optional(),
    }),
    result: planDays,
    repeatable: true,
  },
  'GET /roster/cast': {
    summary: '排班可以选的人和窗口',
    who: PUBLISHERS,
    result: z.object({
      /** Everybody who works here, with the posts their roles let them take. */
      people: z.array(z.object({ workNo: z.string(), name: z.string(), posts: z.array(z.enum(POSTS)) })),
      windows: z.array(
        z.object({
          siteKey: z.string(),
          no: z.number().int(),
          label: z.string(),
          category: z.enum(CATEGORIES).nullable(),
        }),
      ),
      sites: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  },
  'GET /me/shifts': {
    summary: '我接下来两周的班次',
    who: ROLES,
    result: z.object({ items: z.array(ownShift) }),
  },
  'GET /duty': {
    summary: '现在谁在岗',
    who: READERS,
    result: z.object({ items: z.array(shiftView) }),
  },
});
