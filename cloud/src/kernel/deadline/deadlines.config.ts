import { DEADLINE_KINDS, type DeadlineKind } from 'shared-types/deadline.states';
import { ConfigFaults } from '../config/config-faults';
import { listUnconfirmed, type UnconfirmedValue } from '../config/provenance';
import { minutesOf } from '../time/civil-date';
import { readCalendar } from './calendar.config';
import type { DeadlineRule } from './deadline-rule.rules';
import type { LegalCalendar } from './legal-calendar.rules';
import {
  type EndPolicy,
  numberOf,
  PROMISES_FILE,
  type Promised,
  type Promises,
  promisesSchema,
} from './promises.config';

const DAY_MINUTES = 1440;

/** Every promise with the calendar it is counted on: what the engine needs, resolved once. */
export class Deadlines {
  private readonly rules: ReadonlyMap<DeadlineKind, DeadlineRule>;

  private inForce: LegalCalendar;

  constructor(
    readonly promises: Promises,
    /** The calendar of `config/`, before any notice that was loaded since. */
    readonly configured: LegalCalendar,
  ) {
    this.inForce = configured;
    this.rules = new Map(DEADLINE_KINDS.map((kind) => [kind, ruleOf(kind, promises)]));
  }

  /** The calendar that counts now. */
  get calendar(): LegalCalendar {
    return this.inForce;
  }

  /** From now on counts on another calendar: a notice of the year has taken effect. */
  adopt(calendar: LegalCalendar): void {
    this.inForce = calendar;
  }

  /** How a kind is reckoned. */
  rule(kind: DeadlineKind): DeadlineRule {
    return this.rules.get(kind) as DeadlineRule;
  }

  /** What a kind promises, on what it rests, and to whom. */
  promise(kind: DeadlineKind): Promised {
    return this.promises.promises[kind];
  }

  /** What is promised, in Chinese, with the number put in: `5个工作日内答复`. */
  told(kind: DeadlineKind): string {
    const promise = this.promise(kind);
    return promise.told.replaceAll('{n}', String(numberOf(promise) ?? ''));
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

/** Reads `promises.yaml` and `calendar/` alone. Throws one `ConfigError` with every fault of them. */
export function loadDeadlines(dir: string): Deadlines {
  const faults = new ConfigFaults(dir);
  const deadlines = readDeadlines(faults);
  faults.throwIfAny();
  // Nothing to throw means that every file was read.
  return deadlines as Deadlines;
}

function ruleOf(kind: DeadlineKind, { promises, ...terms }: Promises): DeadlineRule {
  const promised = promises[kind];
  const close = minutesOf(terms.businessClose);
  const endOf = (policy: EndPolicy) => (policy === 'MIDNIGHT' ? DAY_MINUTES : close);
  switch (promised.family) {
    case 'WORKDAYS':
      return {
        kind,
        family: 'WORKDAYS',
        workdays: promised.workdays,
        endMinute: endOf(promised.endPolicy ?? terms.endPolicy),
        rollAfterMinute: terms.rollAfterClose ? close : null,
        cappedByOrder: promised.cappedByOrder ?? false,
        warn: {
          workdays: terms.warn.workdays,
          percent: terms.warn.percent,
          oneDayMinute: minutesOf(terms.warn.oneDayAt),
        },
      };
    case 'SAME_DAY':
      return { kind, family: 'SAME_DAY', warnMinute: close, hotlineToMinute: minutesOf(terms.hotline.to) };
    case 'MINUTES':
      return { kind, family: 'MINUTES', minutes: promised.minutes, warnBeforeMinutes: promised.warnBeforeMinutes };
    case 'MONTHS':
      return { kind, family: 'MONTHS', months: promised.months, warnBeforeDays: promised.warnBeforeDays };
    default:
      return { kind, family: promised.family };
  }
}
