import type { DeskTicket, DeskWindow } from 'shared-types/queue.contract';
import { useWrite } from '@/api';

/** Steps that need nothing but the number. */
export type WindowStep =
  `POST /desk/tickets/:number/${'recall' | 'start' | 'pass' | 'requeue' | 'park' | 'unpark' | 'finish'}`;

/** Readings that show what a window does. */
export const WINDOW_READINGS = ['GET /desk/window', 'GET /desk/queue/load', 'GET /desk/queue/leftovers'] as const;

/** Takes a step with a number; a second press while the first is under way does nothing. */
export function useWindowStep(key: WindowStep, onDone?: (desk: DeskWindow) => void) {
  const { submit, busy, problem, reset } = useWrite(key, { refresh: WINDOW_READINGS, onDone });
  const act = ({ number, version }: Pick<DeskTicket, 'number' | 'version'>) => {
    if (!busy) void submit({ params: { number }, body: { version } });
  };
  return { act, busy, problem, reset };
}
