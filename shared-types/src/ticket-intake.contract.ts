import { z } from 'zod';
import { defineRoutes } from './contract';
import { recordNumber } from './record.contract';

/** Who is at the window, as their booking knows them; empty where it does not. */
const applicant = z.object({
  kind: z.enum(['PERSON', 'ENTERPRISE']),
  name: z.string(),
  creditCode: z.string(),
  handlerName: z.string(),
  phone: z.string(),
});

const ticketIntake = z.object({
  /** `A012`. */
  label: z.string(),
  /** What was asked for on taking the number; null where nothing was. */
  itemKey: z.string().nullable(),
  situationKey: z.string().nullable(),
  /** Null for a number nobody booked for. */
  applicant: applicant.nullable(),
  /** The case that came of it already. */
  caseNumber: recordNumber.nullable(),
});
export type TicketIntake = z.output<typeof ticketIntake>;

export const ticketIntakeRoutes = defineRoutes({
  'GET /desk/tickets/:number/intake': {
    summary: '把手里这个号带进收件：要办什么、谁来办',
    who: ['WINDOW_CLERK'],
    params: z.strictObject({ number: recordNumber }),
    result: ticketIntake,
  },
});
