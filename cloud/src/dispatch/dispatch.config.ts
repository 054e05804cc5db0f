import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { clockTime, clockTimeEnd, count, positive } from '../kernel/config/scalars';

export const DISPATCH_FILE = 'dispatch.yaml';

const windows = z.array(z.strictObject({ from: clockTime, to: clockTimeEnd })).min(1);

/** `dispatch.yaml`: when visits are made, how they are offered, and what proves an arrival. */
export const dispatchSchema = traced({
  windowMinutes: positive,
  windows,
  horizonDays: positive.max(60),
  urgentWithinHours: positive,
  accept: z.strictObject({ minutes: positive, urgentMinutes: positive, alertAfterDeclines: positive }),
  onTheWay: z.strictObject({ callBeforeMinutes: count, lateMessageAfterMinutes: count }),
  arrival: z.strictObject({
    radiusMetres: positive,
    maxAccuracyMetres: positive,
    codeDigits: positive.min(4).max(8),
  }),
  absent: z.strictObject({ waitMinutes: count, calls: count }),
  safety: z.strictObject({ checkCallAfterPlanMinutes: positive }),
  night: z.strictObject({ from: clockTime, to: clockTime, agents: positive }),
  travel: traced({ detourFactor: z.number().min(1).max(5), speedKmh: z.number().positive().max(120) }),
  custody: z.strictObject({ originalsAlarmWorkdays: positive }),
  retention: z.strictObject({ positionDays: positive }),
}).superRefine((rules, ctx) => {
  rules.windows.forEach((window, at) => {
    const before = rules.windows[at - 1];
    if (before && window.from < before.to) {
      const expected = `a time from ${before.to} on, where the window before it ends`;
      ctx.addIssue({ code: 'custom', path: ['windows', at, 'from'], message: expected, input: window.from });
    }
    if (minutesOf(window.to) - minutesOf(window.from) !== rules.windowMinutes) {
      const expected = `a time ${rules.windowMinutes} minutes after ${window.from}, as windowMinutes says`;
      ctx.addIssue({ code: 'custom', path: ['windows', at, 'to'], message: expected, input: window.to });
    }
  });
});

export type DispatchRules = z.output<typeof dispatchSchema>;

/** Minutes from 00:00 of a time of day `HH:MM`. */
function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
