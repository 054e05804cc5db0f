import { AUDIENCES, DEADLINE_KINDS, type DeadlineKind, PROMISE_BASES } from 'shared-types/deadline.states';
import { z } from 'zod';
import type { ConfigFaults } from '../config/config-faults';
import { listUnconfirmed, traced, type UnconfirmedValue } from '../config/provenance';
import { clockTime, positive, text } from '../config/scalars';
import { minutesOf } from '../time/civil-date';
import { readCalendar } from './calendar.config';
import type { DeadlineRule, WarnTerms } from './deadline-rule.rules';
import type { LegalCalendar } from './legal-calendar.rules';

export const PROMISES_FILE = 'promises.yaml';

/** What every promise says of itself, whatever its family. */
const said = {
  basis: z.enum(PROMISE_BASES),
  /** The clause it rests on, in Chinese, as a citizen reads it. */
  clause: text,
  audience: z.enum(AUDIENCES),
};

const promiseSchema = z.discriminatedUnion('family', [
  traced({
    family: z.literal('WORKDAYS'),
    workdays: positive.max(1000).optional(),
    cappedByOrder: z.boolean().optional(),
    ...said,
  }),
  traced({ family: z.literal('SAME_DAY'), ...said }),
  traced({ family: z.literal('MINUTES'), minutes: positive, warnBeforeMinutes: positive, ...said }),
  traced({ family: z.literal('MONTHS'), months: positive, warnBeforeDays: positive, ...said }),
  traced({ family: z.literal('ON_THE_SPOT'), ...said }),
  traced({ family: z.literal('EXPLICIT'), ...said }),
]);
export type Promised = z.output<typeof promiseSchema>;

/** `promises.yaml`: every time limit of the centre. */
export const promisesSchema = traced({
  endPolicy: z.enum(['BUSINESS_CLOSE', 'MIDNIGHT']),
  businessClose: clockTime,
  rollAfterClose: z.boolean(),
  hotline: z.strictObject({ from: clockTime, to: clockTime }),
  warn: z.strictObject({ workdays: positive, percent: z.int().min(1).max(100), oneDayAt: clockTime }),
  promises: z.strictObject(
    Object.fromEntries(DEADLINE_KINDS.map((kind) => [kind, promiseSchema])) as Record<
      DeadlineKind,
      typeof promiseSchema
    >,
  ),
  provincial: traced({
    source: text,
    tellSupplementWorkdays: z.strictObject({ simple: positive, complex: positive }),
    pushResultWorkdays: positive,
  }),
});
export type Promises = z.output<typeof promisesSchema>;

const DAY_MINUTES = 1440;

/** Every promise with the calendar it is counted on: what the engine needs, resolved once. */
export class Deadlines {
  private readonly rules: ReadonlyMap<DeadlineKind, DeadlineRule>;

  constructor(
    readonly promises: Promises,
    readonly calendar: LegalCalendar,
  ) {
    this.rules = new Map(DEADLINE_KINDS.map((kind) => [kind, ruleOf(kind, promises)]));
  }

  /** How a kind is reckoned. */
  rule(kind: DeadlineKind): DeadlineRule {
    return this.rules.get(kind) as DeadlineRule;
  }

  /** What a kind promises, on what it rests, and to whom. */
  promise(kind: DeadlineKind): Promised {
    return this.promises.promises[kind];
  }

  /** Values of the promises that nobody has confirmed yet. */
  get unconfirmed(): readonly UnconfirmedValue[] {
    return listUnconfirmed(PROMISES_FILE, this.promises);
  }

  /** The same promises on another calendar. */
  on(calendar: LegalCalendar): Deadlines {
    return new Deadlines(this.promises, calendar);
  }
}

/** Reads promises and calendar with a collector shared with other files; `undefined` when faults were noted. */
export function readDeadlines(faults: ConfigFaults): Deadlines | undefined {
  const promises = faults.read(PROMISES_FILE, promisesSchema);
  const calendar = readCalendar(faults);
  return promises && calendar ? new Deadlines(promises, calendar) : undefined;
}

function ruleOf(kind: DeadlineKind, { promises, ...terms }: Promises): DeadlineRule {
  const promised = promises[kind];
  const close = minutesOf(terms.businessClose);
  switch (promised.family) {
    case 'WORKDAYS':
      return {
        kind,
        family: 'WORKDAYS',
        workdays: promised.workdays ?? null,
        endMinute: terms.endPolicy === 'MIDNIGHT' ? DAY_MINUTES : close,
        rollAfterMinute: terms.rollAfterClose ? close : null,
        cappedByOrder: promised.cappedByOrder ?? false,
        warn: warnTerms(terms.warn),
      };
    case 'SAME_DAY': {
      const { to } = terms.hotline;
      return { kind, family: 'SAME_DAY', warnMinute: close, hotlineToMinute: minutesOf(to) };
    }
    case 'MINUTES':
      return { kind, family: 'MINUTES', minutes: promised.minutes, warnBeforeMinutes: promised.warnBeforeMinutes };
    case 'MONTHS':
      return { kind, family: 'MONTHS', months: promised.months, warnBeforeDays: promised.warnBeforeDays };
    default:
      return { kind, family: promised.family };
  }
}

const warnTerms = ({ workdays, percent, oneDayAt }: Promises['warn']): WarnTerms => ({
  workdays,
  percent,
  oneDayMinute: minutesOf(oneDayAt),
});
