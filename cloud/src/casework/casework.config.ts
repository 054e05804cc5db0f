import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { clockTime, count, positive, text } from '../kernel/config/scalars';

export const CASEWORK_FILE = 'casework.yaml';

/** `casework.yaml`: numbers of casework that neither the law nor the purchaser gives. */
export const caseworkSchema = traced({
  /** How long an applicant has to bring what a notice asks for. */
  supplement: z.strictObject({ workdays: positive.max(60) }),
  /** What mailing a result costs its applicant; 0 where the centre bears it. */
  postage: z.strictObject({ amountFen: count, basis: text }),
  /** How long a colleague has to accept a case, in minutes the site is open; then it goes back. */
  handover: z.strictObject({ openMinutes: positive.max(2400) }),
  /** How long what was checked at home is kept for the window. */
  precheck: z.strictObject({ validDays: positive.max(365) }),
  /** How long what was handed in once need not be handed in again. */
  reuse: z.strictObject({ days: count.max(3650) }),
  remindAt: clockTime,
});

export type CaseworkRules = z.output<typeof caseworkSchema>;
