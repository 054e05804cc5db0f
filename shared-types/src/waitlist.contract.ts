import { z } from 'zod';
import { bookingForWhom } from './booking.contract';
import { defineRoutes } from './contract';
import { recordNumber, recordView } from './record.contract';
import { DAY_PARTS } from './waitlist.states';

const key = z.string().min(1).max(60);
const date = z.iso.date('日期应写成 2026-11-30 这样');

/** A place on the waiting list, as its owner sees it. */
export const waitlistView = recordView.extend({
  item: z.object({ key: z.string(), name: z.string() }),
  sites: z.array(z.object({ key: z.string(), name: z.string() })),
  fromDate: z.string(),
  toDate: z.string(),
  part: z.enum(DAY_PARTS),
  /** People whose turn comes before. */
  ahead: z.number().int(),
  /** What is being kept now: a booking that is confirmed or released like any hold. */
  offer: z
    .object({
      number: recordNumber,
      version: z.number().int(),
      siteName: z.string(),
      date: z.string(),
      from: z.string(),
      to: z.string(),
      until: z.iso.datetime(),
    })
    .nullable(),
  forWhom: z.string().nullable(),
});
export type WaitlistView = z.output<typeof waitlistView>;

const one = z.strictObject({ number: recordNumber });

export const waitlistRoutes = defineRoutes({
  'POST /waitlist': {
    summary: '约满时排候补，有空位按先后通知',
    who: 'person',
    body: z.strictObject({
      itemKey: key,
      situationKey: key.optional(),
      siteKeys: z.array(key).min(1, '请至少选一个地点').max(10),
      fromDate: date,
      toDate: date,
      part: z.enum(DAY_PARTS),
      forWhom: bookingForWhom.optional(),
    }),
    result: waitlistView,
    repeatable: true,
    limit: { calls: 30, seconds: 600 },
  },
  'GET /me/waitlist': {
    summary: '我排着的候补',
    who: 'person',
    result: z.object({ items: z.array(waitlistView) }),
  },
  'GET /waitlist/:number': { summary: '一个候补', who: 'person', params: one, result: waitlistView },
  'POST /waitlist/:number/leave': {
    summary: '退出候补',
    who: 'person',
    params: one,
    body: z.strictObject({ version: z.number().int().positive() }),
    result: waitlistView,
    repeatable: true,
  },
});
