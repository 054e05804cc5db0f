import { DEADLINE_KINDS } from 'shared-types/deadline.states';
import { ROLES } from 'shared-types/identity.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { clockTime, positive } from '../kernel/config/scalars';

export const ESCALATION_FILE = 'escalation.yaml';

const posts = z.array(z.enum(ROLES)).min(1);

/** `escalation.yaml`: when and before whom a promise is brought that may not be kept. */
export const escalationSchema = traced({
  /** People are told at this time of day only. */
  hours: z
    .strictObject({ from: clockTime, to: clockTime })
    .refine(({ from, to }) => from < to, { error: 'a time after from', path: ['to'] }),
  ladder: z.strictObject({
    REMINDER: z.strictObject({ to: z.literal('HOLDER'), otherwise: posts }),
    SUPERVISION: z.strictObject({ to: posts }),
    BULLETIN: z.strictObject({ afterWorkdays: positive.max(30), to: posts }),
  }),
  exempt: z.array(z.enum(DEADLINE_KINDS)),
  urge: z.strictObject({ everyHours: positive.max(720) }),
});

export type EscalationRules = z.output<typeof escalationSchema>;
