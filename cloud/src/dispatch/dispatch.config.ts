import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { clockTime, clockTimeEnd, count, positive } from '../kernel/config/scalars';

export const DISPATCH_FILE = 'dispatch.yaml';

const windows = z.array(z.strictObject({ from: clockTime, to: clockTimeEnd })).min(1);

/** What may speak against an agent and yet not keep the system from asking him at a later step. */
const overlooked = z.enum(['OUT', 'LACKS_SKILL', 'TIMED_OUT']);

const wideningStep = z.strictObject({
  atOnce: positive.max(5),
  /** Straight distance; without it however far. */
  withinMetres: positive.optional(),
  overlooks: z.array(overlooked),
});
export type WideningStep = z.output<typeof wideningStep>;

/** `dispatch.yaml`: when visits are made, how they are offered, and what proves an arrival. */
export const dispatchSchema = traced({
  windowMinutes: positive,
  windows,
  horizonDays: positive.max(60),
  urgentWithinHours: positive,
  accept: z.strictObject({ minutes: positive, urgentMinutes: positive, alertAfterDeclines: positive }),
  widening: z.array(wideningStep).min(1),
  wake: z.strictObject({ wecomAfterMinutes: count, smsAfterMinutes: count }),
  relief: z.strictObject({ marginMinutes: count, aheadMinutes: positive, againMinutes: positive }),
  reschedule: z.strictObject({ clientTimes: count }),
  onTheWay: z.strictObject({ callBeforeMinutes: count, lateMessageAfterMinutes: count }),
  arrival: z.strictObject({
    radiusMetres: positive,
    maxAccuracyMetres: positive,
    codeDigits: positive.min(4).max(8),
  }),
  absent: z.strictObject({ waitMinutes: count, calls: count }),
  /** 值守: an incident is acknowledged within so many minutes, or the duty manager is told. */
  onCall: z.strictObject({ acknowledgeMinutes: positive }),
  safety: z.strictObject({
    plannedMinutes: positive,
    checkCallAfterPlanMinutes: positive,
    againMinutes: positive,
  }),
  lunch: z.strictObject({ from: clockTime, to: clockTime, minutes: positive }),
  workCard: z.strictObject({ codeSeconds: positive.min(15) }),
  night: z.strictObject({ from: clockTime, to: clockTime, agents: positive.max(2) }),
  travel: traced({
    detourFactor: z.number().min(1).max(5),
    speedKmh: z.number().positive().max(120),
    tencentMode: z.enum(['driving', 'bicycling']),
  }),
  custody: z.strictObject({ originalsAlarmWorkdays: positive }),
  retention: z.strictObject({ positionDays: positive }),
}).superRefine((rules, ctx) => {
  if (rules.wake.smsAfterMinutes < rules.wake.wecomAfterMinutes) {
    const expected = `at least ${rules.wake.wecomAfterMinutes}, after the 企业微信 message`;
    ctx.addIssue({
      code: 'custom',
      path: ['wake', 'smsAfterMinutes'],
      message: expected,
      input: rules.wake.smsAfterMinutes,
    });
  }
  if (minutesOf(rules.lunch.to) - minutesOf(rules.lunch.from) < rules.lunch.minutes) {
    const expected = `a time at least ${rules.lunch.minutes} minutes after ${rules.lunch.from}, as lunch.minutes says`;
    ctx.addIssue({ code: 'custom', path: ['lunch', 'to'], message: expected, input: rules.lunch.to });
  }
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
