import { CATEGORIES } from 'shared-types/directory.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { count, positive } from '../kernel/config/scalars';

export const QUEUE_FILE = 'queue.yaml';

const prefix = z.string().regex(/^[A-Z]$/, { error: 'one capital letter' });

/** `queue.yaml`: how numbers are given and called. */
export const queueSchema = traced({
  prefixes: z
    .strictObject({
      ...(Object.fromEntries(CATEGORIES.map((category) => [category, prefix])) as Record<
        (typeof CATEGORIES)[number],
        typeof prefix
      >),
      ALL: prefix,
      BOOKED: prefix,
      PRIORITY: prefix,
    })
    .refine((letters) => new Set(Object.values(letters)).size === Object.keys(letters).length, {
      error: 'a letter of its own for each',
    }),
  calls: z.strictObject({ most: positive, secondsApart: count }),
  requeue: z.strictObject({ withinMinutes: count, callsLater: count, times: count }),
  priorityRun: positive,
  /** The most people first. */
  tellAhead: z.tuple([positive, positive]).refine(([far, near]) => far > near, { error: 'the larger number first' }),
});

export type QueueRules = z.output<typeof queueSchema>;
