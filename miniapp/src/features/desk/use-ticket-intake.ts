import { useEffect, useRef, useState } from 'react';
import type { TicketIntake } from 'shared-types/ticket-intake.contract';
import { asProblem, call } from '@/api';

/** What came with the number in hand, or why it could not be had. */
export interface BroughtIn {
  readonly label?: string;
  readonly fault?: string;
}

/** Brings what is known of a number of the queue into the intake, once. */
export function useTicketIntake(ticket: string | undefined, onKnown: (known: TicketIntake) => void): BroughtIn {
  const [brought, setBrought] = useState<BroughtIn>({});
  const latest = useRef(onKnown);
  latest.current = onKnown;
  useEffect(() => {
    if (ticket === undefined) return;
    call('GET /desk/tickets/:number/intake', { params: { number: ticket } })
      .then((known) => {
        latest.current(known);
        setBrought({ label: known.label });
      })
      .catch((error) => setBrought({ fault: asProblem(error).title }));
  }, [ticket]);
  return brought;
}
