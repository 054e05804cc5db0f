import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { clockTime, positive } from '../kernel/config/scalars';

export const CASEWORK_FILE = 'casework.yaml';

/** `casework.yaml`: numbers of casework that neither the law nor the purchaser gives. */
export const caseworkSchema = traced({
  /** How long an applicant has to bring what a notice asks for. */
  supplement: z.strictObject({ workdays: positive.max(60) }),
  remindAt: clockTime,
});

export type CaseworkRules = z.output<typeof caseworkSchema>;
