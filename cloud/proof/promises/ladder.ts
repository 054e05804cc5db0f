import { ESCALATION_LEVELS, type EscalationLevel } from 'shared-types/supervision.states';
import type { LegalCalendar } from '../../src/kernel/deadline/legal-calendar.rules';
import { civilDateOf, clockTimeOf, instantOf } from '../../src/kernel/time/civil-date';
import type { EscalationRules } from '../../src/supervision/escalation.config';
import type { EscalationFact, RecordFact } from './facts';
import { firstAfter } from './instants';
import type { InForce, Life, Span } from './lives';
import { told, type Verdict } from './verdict';

/** What the steps taken on one promise are judged with. */
export interface LadderCase {
  readonly record: RecordFact;
  readonly life: Life;
  readonly steps: readonly EscalationFact[];
  readonly rules: EscalationRules;
  readonly calendars: readonly InForce[];
  /** Instants of the hours of the house at which its work was done for certain, in order. */
  readonly worked: readonly number[];
}

/** The earliest and the latest instant a step may begin at; they differ where a calendar changed meanwhile. */
type Begins = Readonly<Record<EscalationLevel, readonly [earliest: number, latest: number]>>;

/** Whether people may be told at an instant. */
export const inHours = ({ hours }: Pick<EscalationRules, 'hours'>, at: Date): boolean =>
  clockTimeOf(at) >= hours.from && clockTimeOf(at) < hours.to;

/** Holds the steps taken on one promise against the ladder. */
export function checkLadder(given: LadderCase, verdict: Verdict): void {
  const { record, life, steps, rules } = given;
  const expect = (holds: boolean, rule: string, what: () => string) =>
    verdict.expect(holds, rule, record.number, () => `${life.kind} #${life.timer.id}: ${what()}`);
  if (rules.exempt.includes(life.kind)) {
    expect(steps.length === 0, 'escalated-exempt', () => 'has no ladder');
    return;
  }
  const spans = life.spans.map((span) => ({ span, begins: beginsOf(span, given) }));
  for (const level of ESCALATION_LEVELS) {
    const taken = steps.filter((step) => step.level === level);
    expect(taken.length <= 1, 'escalated-twice', () => `${level} ${taken.length} times`);
    const [first] = taken;
    for (const { span, begins } of spans) {
      const by = mustBy(span, begins[level][1], given.worked);
      expect(
        by === null || (first !== undefined && first.sentAt.getTime() <= by),
        'escalation-missing',
        () => `${level} should have been sent by ${told(new Date(by ?? 0))}, was ${told(first?.sentAt)}`,
      );
    }
  }
  for (const step of steps) checkStep(step, spans, rules, expect);
}

type Expect = (holds: boolean, rule: string, what: () => string) => void;

function checkStep(
  { level, sentAt, superseded, receipts }: EscalationFact,
  spans: readonly { span: Span; begins: Begins }[],
  rules: EscalationRules,
  expect: Expect,
): void {
  const at = sentAt.getTime();
  expect(inHours(rules, sentAt), 'escalated-outside-hours', () => `${level} at ${told(sentAt)}`);
  const around = spans.filter(({ span }) => at >= span.from.getTime() && (span.to === null || at <= span.to.getTime()));
  const due = around.filter(({ begins }) => begins[level][0] <= at);
  expect(due.length > 0, 'escalated-early', () => `${level} at ${told(sentAt)}, before it was due`);
  const alone = due.length === 0 || due.some(({ begins }) => superseded !== isHighest(level, begins, at));
  expect(alone, 'escalated-not-highest', () => `${level} at ${told(sentAt)} was ${superseded ? 'kept back' : 'sent'}`);
  expect(receipts > 0 !== superseded, 'receipts', () => `${level} at ${told(sentAt)} reached ${receipts} people`);
}

/** No higher step was due at the same moment, after a standstill. */
function isHighest(level: EscalationLevel, begins: Begins, at: number): boolean {
  const higher = ESCALATION_LEVELS.slice(ESCALATION_LEVELS.indexOf(level) + 1);
  return higher.every((other) => begins[other][0] > at);
}

/** The first work done for certain while the step was due; null when there was none. */
function mustBy({ from, to }: Span, begin: number, worked: readonly number[]): number | null {
  const at = worked[firstAfter(worked, Math.max(from.getTime(), begin - 1))];
  return at !== undefined && (to === null || at < to.getTime()) ? at : null;
}

function beginsOf({ from, to, due }: Span, { calendars, rules }: LadderCase): Begins {
  const dueAt = due.dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const afterDue = dueAt + 1;
  const warned = Math.min(due.warnAt?.getTime() ?? Number.POSITIVE_INFINITY, afterDue);
  const counted = calendars.filter(({ since }, at) => {
    const until = calendars[at + 1]?.since ?? null;
    return (to === null || since <= to) && (until === null || until >= from);
  });
  const days = rules.ladder.BULLETIN.afterWorkdays;
  const bulletins = counted.map(({ calendar }) => Math.max(afterDue, sameTimeLater(due.dueAt, days, calendar)));
  return {
    REMINDER: [warned, warned],
    SUPERVISION: [afterDue, afterDue],
    BULLETIN: [Math.min(...bulletins), Math.max(...bulletins)],
  };
}

/** The time of day something was due at, so many working days later; due at midnight, it was due the day before. */
function sameTimeLater(dueAt: Date | null, workdays: number, calendar: LegalCalendar): number {
  if (dueAt === null) return Number.POSITIVE_INFINITY;
  const dueDate = civilDateOf(new Date(dueAt.getTime() - 1));
  const timeOfDay = dueAt.getTime() - instantOf(dueDate).getTime();
  return instantOf(calendar.nthWorkdayAfter(dueDate, workdays)).getTime() + timeOfDay;
}
