import { z } from 'zod';
import { defineRoutes } from './contract';

/** What waits at one site for the windows that do an item: counts, never minutes that could be taken for a promise. */
const siteQueue = z.object({
  siteKey: z.string(),
  /** Numbers can be taken there now. */
  open: z.boolean(),
  waiting: z.number().int(),
  windowsOpen: z.number().int(),
});
export type SiteQueue = z.output<typeof siteQueue>;

export const siteQueuesRoutes = defineRoutes({
  'GET /items/:key/queues': {
    summary: '能办一个事项的各个地点现在有多少人在等',
    who: 'anyone',
    params: z.strictObject({ key: z.string().min(1).max(60) }),
    result: z.object({
      /** How long one takes at a window, in minutes, as places are planned: to compare sites by. */
      counterMinutes: z.number(),
      items: z.array(siteQueue),
    }),
  },
});
