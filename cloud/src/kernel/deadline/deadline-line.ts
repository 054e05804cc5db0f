import { DEADLINE_KINDS, type ExplainedDay } from 'shared-types/deadline.states';
import { z } from 'zod';
import { describeFound, expectationOf } from '../config/expectation';
import { showPath } from '../config/path-in-file';
import { formatInstant, instantOf, isCivilDate } from '../time/civil-date';
import { parseInstant } from '../time/instant-text';
import { DeadlineInputError, type DueParams, explain, isOnTime, type Pause } from './deadline.rules';
import type { DeadlineRule } from './deadline-rule.rules';
import type { Deadlines } from './deadlines.config';
import type { LegalCalendar } from './legal-calendar.rules';

const INSTANT = 'a date and time such as 2026-03-02T10:00, with an offset or Z unless it is Asia/Shanghai';

const instant = z.string().transform((text, context) => {
  const parsed = parseInstant(text);
  if (parsed) return parsed;
  context.issues.push({ code: 'custom', message: INSTANT, input: text });
  return z.NEVER;
});

/** Facts of a story that do not move the date: the event given is already the one that counts. */
const FACTS = [
  'extensionDays',
  'convertedAt',
  'reassignedAt',
  'channel',
  'postmark',
  'deemedAccepted',
  'materialsFirstReceivedAt',
  'tellOnceAt',
  'answeredOnCall',
  'extendedService',
  'committedWorkdays',
] as const;

const paramsSchema = z.strictObject({
  workdays: z.number().optional(),
  pauses: z.array(z.tuple([z.string(), z.string().nullable()])).optional(),
  orderDueAt: instant.optional(),
  voicemail: z.boolean().optional(),
  minutes: z.number().optional(),
  months: z.number().optional(),
  dueAt: instant.nullable().optional(),
  calendarPatch: z
    .strictObject({ off: z.array(z.string()).optional(), work: z.array(z.string()).optional() })
    .optional(),
  repliedAt: instant.optional(),
  ...(Object.fromEntries(FACTS.map((fact) => [fact, z.unknown().optional()])) as Record<
    (typeof FACTS)[number],
    z.ZodOptional<z.ZodUnknown>
  >),
});

/** Other keys of a line are the asker's own notes. */
const lineSchema = z.object({
  id: z.unknown(),
  kind: z.enum(DEADLINE_KINDS),
  eventAt: z.string(),
  params: paramsSchema.nullish(),
});
type Line = z.output<typeof lineSchema>;

/** One answer; every date in Asia/Shanghai. */
interface Answer {
  readonly id: unknown;
  readonly dueDate: string | null;
  /** RFC 3339 with offset. */
  readonly dueAt: string | null;
  readonly calendar: string;
  readonly paused?: true;
  readonly onTime?: boolean;
  readonly days?: readonly ExplainedDay[];
}

/** Calendars with a patch tried on them, by the patch's text: a file of questions usually tries one notice. */
const MOST_PATCHES = 16;

/** Answers questions written as JSON, one a line, as `npm run -s deadline` does. Pure but for its cache of calendars. */
export class DeadlineLines {
  private readonly patched = new Map<string, LegalCalendar>();

  constructor(private readonly deadlines: Deadlines) {}

  /** The answer to one line as JSON without a line break; a line that has none gets `{"id":…,"error":"…"}`. */
  answer(text: string): string {
    let id: unknown = null;
    try {
      const data: unknown = JSON.parse(text);
      id = idOf(data);
      return JSON.stringify(this.reckon(id, readLine(data)));
    } catch (error) {
      return JSON.stringify({ id, error: reasonOf(error) });
    }
  }

  private reckon(id: unknown, { kind, eventAt, params }: Line): Answer {
    const { calendarPatch, repliedAt, ...given } = params ?? {};
    const rule = this.deadlines.rule(kind);
    const calendar = calendarPatch ? this.calendarWith(calendarPatch) : this.deadlines.calendar;
    const result = explain(rule, eventOf(rule, eventAt), dueParams(given), calendar);
    return {
      id,
      dueDate: result.dueDate,
      dueAt: result.dueAt && formatInstant(result.dueAt),
      calendar: result.calendar,
      ...(result.paused ? { paused: true } : {}),
      ...(repliedAt ? { onTime: isOnTime(repliedAt, result.dueAt) } : {}),
      ...(result.days ? { days: result.days } : {}),
    };
  }

  private calendarWith(patch: NonNullable<NonNullable<Line['params']>['calendarPatch']>): LegalCalendar {
    const key = JSON.stringify(patch);
    const known = this.patched.get(key);
    if (known) return known;
    if (this.patched.size >= MOST_PATCHES) this.patched.clear();
    const calendar = this.deadlines.calendar.withPatch(patch);
    this.patched.set(key, calendar);
    return calendar;
  }
}

function dueParams(given: Omit<NonNullable<Line['params']>, 'calendarPatch' | 'repliedAt'>): DueParams {
  const { workdays, pauses, orderDueAt, voicemail, minutes, months, dueAt } = given;
  return { workdays, pauses: pauses as readonly Pause[] | undefined, orderDueAt, voicemail, minutes, months, dueAt };
}

/** A bare date is enough only where the time of day plays no part. */
function eventOf(rule: DeadlineRule, text: string): Date {
  const event = rule.family === 'MONTHS' && isCivilDate(text) ? instantOf(text) : parseInstant(text);
  if (event) return event;
  throw new DeadlineInputError('eventAt', rule.family === 'MONTHS' ? `a date YYYY-MM-DD or ${INSTANT}` : INSTANT, text);
}

function idOf(data: unknown): unknown {
  return data !== null && typeof data === 'object' && 'id' in data ? data.id : null;
}

function readLine(data: unknown): Line {
  const parsed = lineSchema.safeParse(data, { error: expectationOf, reportInput: true });
  if (parsed.success) return parsed.data;
  throw new LineError(parsed.error.issues.map(showIssue).join('; '));
}

class LineError extends Error {}

function showIssue(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${showPath([...path, key])}: expected ${issue.message}`).join('; ');
  }
  const place = path.length === 0 ? 'line' : showPath(path);
  return `${place}: expected ${issue.message}, found ${describeFound(issue.input)}`;
}

/** Whatever goes wrong with one line is that line's answer; the others go on. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}
