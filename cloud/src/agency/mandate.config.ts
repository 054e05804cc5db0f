import { MANDATE_ACTS } from 'shared-types/mandate.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { positive, text } from '../kernel/config/scalars';

export const MANDATE_FILE = 'mandate.yaml';

/** `mandate.yaml`: what of mandates and of the service agreement a lawyer of the centre may change. */
export const mandateSchema = traced({
  /** How long a mandate is proposed for, and how long it may be at most. */
  term: z
    .strictObject({ defaultMonths: positive.max(60), mostMonths: positive.max(60) })
    .refine(({ defaultMonths, mostMonths }) => defaultMonths <= mostMonths, {
      path: ['defaultMonths'],
      error: 'no more than mostMonths',
    }),
  /** The authority that is proposed; the drafter may take some of it out. */
  acts: z.array(z.enum(MANDATE_ACTS)).min(1),
  /** What no agent ever does for a client; stands in every mandate. */
  reserved: z.array(text).min(1),
});

export type MandateRules = z.output<typeof mandateSchema>;
