import { AUDIENCES, DEADLINE_KINDS, type DeadlineKind, PROMISE_BASES } from 'shared-types/deadline.states';
import { z } from 'zod';
import { traced } from '../config/provenance';
import { clockTime, positive, text } from '../config/scalars';
import { MOST_MINUTES, MOST_MONTHS, MOST_WORKDAYS } from './deadline-params.rules';

export const PROMISES_FILE = 'promises.yaml';

const END_POLICIES = ['BUSINESS_CLOSE', 'MIDNIGHT'] as const;
const workdays = positive.max(MOST_WORKDAYS);

/** What every promise says of itself, whatever its family. */
const said = {
  basis: z.enum(PROMISE_BASES),
  /** The clause it rests on, in Chinese, as a citizen reads it. */
  clause: text,
  audience: z.enum(AUDIENCES),
  /** What is promised, in Chinese; `{n}` stands for the number. */
  told: text,
};

const promiseSchema = z.discriminatedUnion('family', [
  traced({
    family: z.literal('WORKDAYS'),
    /** null where each case brings its own number. */
    workdays: workdays.nullable(),
    /** Working days it may be extended by: once, before it expires, with approval, reason and notice. */
    extensionWorkdays: workdays.optional(),
    /** Instead of the policy of the whole file. */
    endPolicy: z.enum(END_POLICIES).optional(),
    /** An order's own due time wins when it is earlier. */
    cappedByOrder: z.boolean().optional(),
    ...said,
  }),
  traced({ family: z.literal('SAME_DAY'), ...said }),
  traced({
    family: z.literal('MINUTES'),
    minutes: positive.max(MOST_MINUTES),
    warnBeforeMinutes: positive,
    ...said,
  }).refine((promise) => promise.warnBeforeMinutes < promise.minutes, {
    error: 'fewer than minutes',
    path: ['warnBeforeMinutes'],
  }),
  traced({ family: z.literal('MONTHS'), months: positive.max(MOST_MONTHS), warnBeforeDays: positive.max(31), ...said }),
  traced({ family: z.literal('ON_THE_SPOT'), ...said }),
  traced({ family: z.literal('EXPLICIT'), ...said }),
]);
export type Promised = z.output<typeof promiseSchema>;

const everyPromise = z.strictObject(
  Object.fromEntries(DEADLINE_KINDS.map((kind) => [kind, promiseSchema])) as Record<DeadlineKind, typeof promiseSchema>,
);

/** `promises.yaml`: every time limit of the centre. */
export const promisesSchema = traced({
  endPolicy: z.enum(END_POLICIES),
  businessClose: clockTime,
  rollAfterClose: z.boolean(),
  hotline: z
    .strictObject({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from < to, { error: 'a time after from', path: ['to'] }),
  warn: z.strictObject({ workdays: positive, percent: z.int().min(1).max(100), oneDayAt: clockTime }),
  promises: everyPromise,
  /** Limits set from above beside the centre's own, where there are any; the centre's may not be laxer. */
  provincial: traced({
    source: text,
    tellSupplementWorkdays: z.strictObject({ simple: positive, complex: positive }),
    pushResultWorkdays: positive,
  }).optional(),
}).superRefine((file, ctx) => {
  const faults = [hourFaults, textFaults, proposalFaults, extensionFaults, laxFaults].flatMap((find) => find(file));
  for (const { path, expected, input } of faults) ctx.addIssue({ code: 'custom', path, message: expected, input });
});

export type Promises = z.output<typeof promisesSchema>;
export type EndPolicy = (typeof END_POLICIES)[number];

/** The number of working days, minutes or months promised; null where there is none. */
export function numberOf(promise: Promised): number | null {
  switch (promise.family) {
    case 'WORKDAYS':
      return promise.workdays;
    case 'MINUTES':
      return promise.minutes;
    case 'MONTHS':
      return promise.months;
    default:
      return null;
  }
}

interface Fault {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly input: unknown;
}
type Checked = Pick<Promises, 'businessClose' | 'warn' | 'promises' | 'provincial'>;

function hourFaults({ businessClose, warn }: Checked): Fault[] {
  if (warn.oneDayAt < businessClose) return [];
  return [
    { path: ['warn', 'oneDayAt'], expected: `a time before businessClose, ${businessClose}`, input: warn.oneDayAt },
  ];
}

/** The text that citizens read takes its number from the limit itself, so that the two cannot part. */
function textFaults({ promises }: Checked): Fault[] {
  return DEADLINE_KINDS.flatMap((kind) => {
    const promise = promises[kind];
    const numbered = numberOf(promise) !== null;
    if (promise.told.includes('{n}') === numbered) return [];
    const expected = numbered ? 'a text with {n} in the place of the number' : 'a text without {n}: there is no number';
    return [{ path: ['promises', kind, 'told'], expected, input: promise.told }];
  });
}

/** What is only suggested has to reach the administrator's list of values to confirm. */
function proposalFaults({ promises }: Checked): Fault[] {
  return DEADLINE_KINDS.filter(
    (kind) => promises[kind].basis === 'PROPOSAL' && !promises[kind].provenance?.unconfirmed,
  ).map((kind) => ({
    path: ['promises', kind, 'basis'],
    expected: 'another basis, or provenance.unconfirmed beside PROPOSAL',
    input: 'PROPOSAL',
  }));
}

/** An extended limit is the plain one and its extension, counted from the same day 0 (行政许可法 art. 42). */
function extensionFaults({ promises }: Checked): Fault[] {
  const pairs = [
    ['LICENCE_DECISION', 'LICENCE_DECISION_EXTENDED'],
    ['LICENCE_JOINT', 'LICENCE_JOINT_EXTENDED'],
  ] as const;
  return pairs.flatMap(([plainKind, extendedKind]) => {
    const [plain, extended] = [promises[plainKind], promises[extendedKind]];
    if (plain.family !== 'WORKDAYS' || extended.family !== 'WORKDAYS') return [];
    const sum = (plain.workdays ?? 0) + (plain.extensionWorkdays ?? 0);
    if (extended.workdays === sum) return [];
    const expected = `${sum}, the workdays and extensionWorkdays of ${plainKind}`;
    return [{ path: ['promises', extendedKind, 'workdays'], expected, input: extended.workdays }];
  });
}

/** Where the centre and the province both set a limit, the stricter one is promised. */
function laxFaults({ promises, provincial }: Checked): Fault[] {
  if (!provincial) return [];
  const limits: [DeadlineKind, number][] = [
    ['SUPPLEMENT_NOTICE', provincial.tellSupplementWorkdays.simple],
    ['TELL_ONCE', provincial.tellSupplementWorkdays.complex],
    ['NOTIFY_RESULT', provincial.pushResultWorkdays],
    ['RESULT_PUSH', provincial.pushResultWorkdays],
  ];
  return limits.flatMap(([kind, most]) => {
    const promise = promises[kind];
    if (promise.family !== 'WORKDAYS' || (promise.workdays ?? 0) <= most) return [];
    const expected = `at most ${most}, the limit under provincial`;
    return [{ path: ['promises', kind, 'workdays'], expected, input: promise.workdays }];
  });
}
