import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { clockTime, positive, text } from '../kernel/config/scalars';

export const AGENCY_FILE = 'agency.yaml';

/** `agency.yaml`: numbers of 帮办 and 代办 that neither the law nor the purchaser gives. */
export const agencySchema = traced({
  /** When a client who has not answered a plan is reminded. */
  planReply: z.strictObject({ workdays: positive.max(20) }),
  remindAt: clockTime,
  /** When a paper that has to go back to its client is alarmingly long out. */
  originals: z.strictObject({ workdays: positive.max(60) }),
  /** On how many different days a client was called back in vain before nobody tries any more. */
  callback: z.strictObject({ tries: positive.max(10) }),
  /** When a case may be ended because its client cannot be reached. */
  silence: z.strictObject({ reminders: positive.max(10), days: positive.max(365) }),
  /** What a project is nominated for: shown as it stands and kept with the nomination. */
  keyProjects: z.strictObject({ criteria: z.array(text).min(1).max(20) }),
  /** How long a grant may last, and how much of the day's places of a window it may take. */
  greenChannel: z.strictObject({ mostDays: positive.max(366), sharePercent: positive.max(20) }),
});

export type AgencyRules = z.output<typeof agencySchema>;
