import { ITEM_TYPES, OPENING_KINDS } from 'shared-types/directory.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { civilDate, clockTime, clockTimeEnd, text } from '../kernel/config/scalars';
import { DAY_TAGS, type DayTag, type Opening, type Session, WEEKDAYS } from './opening.rules';

const session = z.strictObject({
  from: clockTime,
  to: clockTimeEnd,
  kind: z.enum(OPENING_KINDS),
  /** Whether places in it can be booked; walk-ins are always served. */
  bookable: z.boolean(),
});

const sessions = z.array(session).superRefine((list, ctx) => {
  list.forEach((each, index) => {
    for (const [field, expected] of sessionFaults(each, list[index - 1])) {
      ctx.addIssue({ code: 'custom', path: [index, field], message: expected, input: each[field] });
    }
  });
});

const accepts = z.array(z.enum(ITEM_TYPES));

const weekly = z
  .array(z.strictObject({ days: z.array(z.enum(DAY_TAGS)).min(1), sessions, accepts, note: text.optional() }))
  .superRefine((rules, ctx) => {
    const named = new Set<DayTag>();
    rules.forEach((rule, at) => {
      rule.days.forEach((day, index) => {
        if (named.has(day)) {
          ctx.addIssue({
            code: 'custom',
            path: [at, 'days', index],
            message: `${day} only once in the list`,
            input: day,
          });
        }
        named.add(day);
      });
    });
    const missing = WEEKDAYS.filter((day) => !named.has(day));
    if (missing.length > 0) {
      const expected = `every day of the week (${missing.join(', ')} missing; a closed day has sessions: [])`;
      ctx.addIssue({ code: 'custom', path: [], message: expected, input: rules });
    }
  });

const exceptions = z
  .array(z.strictObject({ from: civilDate, to: civilDate, sessions, accepts, note: text }))
  .superRefine((list, ctx) => {
    list.forEach((each, index) => {
      const before = list[index - 1];
      if (each.from > each.to) {
        ctx.addIssue({ code: 'custom', path: [index, 'to'], message: `a date from ${each.from} on`, input: each.to });
      }
      if (before && each.from <= before.to) {
        const expected = `a date after ${before.to}, where the exception before it ends`;
        ctx.addIssue({ code: 'custom', path: [index, 'from'], message: expected, input: each.from });
      }
    });
  });

/** One plan of hours; sites name the plan they keep. */
export const hoursSchema = traced({
  /** A promise to open every day: no weekly rule may then be without sessions. */
  openAllYear: z.boolean(),
  weekly,
  exceptions,
}).superRefine((hours, ctx) => {
  if (!hours.openAllYear) return;
  hours.weekly.forEach((rule, at) => {
    if (rule.sessions.length > 0) return;
    const expected = 'at least one session, because openAllYear is true';
    ctx.addIssue({ code: 'custom', path: ['weekly', at, 'sessions'], message: expected, input: rule.sessions });
  });
}) satisfies z.ZodType<Opening>;

function sessionFaults(each: Session, before: Session | undefined): ['from' | 'to', string][] {
  const faults: ['from' | 'to', string][] = [];
  if (each.to <= each.from) faults.push(['to', `a time after ${each.from}`]);
  if (before && each.from < before.to)
    faults.push(['from', `a time from ${before.to} on, where the session before it ends`]);
  return faults;
}
