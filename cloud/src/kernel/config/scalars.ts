import { z } from 'zod';

/** Text that says something. */
export const text = z.string().min(1);

/** A name for programs, stable for the life of what it names: `station-1`. */
export const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'a key of small letters, digits and hyphens' });

/** A time of day in Asia/Shanghai, `HH:MM`. */
export const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "a time from '00:00' to '23:59', in quotes" });

/** The end of a span of time within a day: `24:00` is midnight at its end. */
export const clockTimeEnd = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: "a time from '00:00' to '24:00', in quotes" });

/** A date `YYYY-MM-DD` that exists. */
export const civilDate = z.iso.date({ error: 'a date that exists, as YYYY-MM-DD' });

/** A count of whole things, from 0. */
export const count = z.int().min(0);

/** A whole number from 1: minutes, days, metres. */
export const positive = z.int().min(1);

/** A part of a whole, from 0 to 1. */
export const share = z.number().min(0).max(1);

/** A point in GCJ-02 degrees. The range is China's, so that a swapped pair is refused. */
export const gcj02Point = z.strictObject({
  longitude: z.number().min(73).max(136),
  latitude: z.number().min(3).max(54),
});
