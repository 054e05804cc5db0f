import { useEffect, useRef, useState } from 'react';
import type { DayPlanView, MovePreview } from 'shared-types/day-plan.contract';
import type { ResultOf } from 'shared-types/routes';
import { type ApiProblem, useWrite } from '@/api';
import { toast } from '@/ui/overlay/toast-store';
import { findVisit } from './plan-words';

export interface SupposedMove {
  readonly number: string;
  readonly workNo: string;
}

/** Moves that are supposed, what would come of them, and making them so. */
export interface Supposing {
  /** The day as it would be; as it is while nothing is supposed. */
  readonly plan: DayPlanView;
  readonly moves: readonly MovePreview[];
  readonly suppose: (move: SupposedMove) => void;
  readonly drop: (number: string) => void;
  readonly clear: () => void;
  readonly commit: (reason: string) => void;
  /** Why moves were not made, by visit. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
}

const REFRESH = ['GET /dispatch/day-plan', 'GET /dispatch/visits'] as const;
const NONE: readonly SupposedMove[] = [];

/** Supposes on the day as it is now: what changes meanwhile is judged anew. */
export function useSupposing(day: DayPlanView): Supposing {
  const [moves, setMoves] = useState(NONE);
  const [answer, setAnswer] = useState<ResultOf<'POST /dispatch/day-plan/what-if'>>();
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const whatIf = useWrite('POST /dispatch/day-plan/what-if');
  const making = useWrite('POST /dispatch/day-plan/moves', { refresh: REFRESH });
  const ask = useRef(whatIf.submit);
  ask.current = whatIf.submit;

  useEffect(() => {
    if (moves.length === 0) return setAnswer(undefined);
    let isWanted = true;
    void ask.current({ body: { date: day.date, moves: [...moves] } }).then((result) => {
      if (isWanted && result) setAnswer(result);
    });
    return () => {
      isWanted = false;
    };
  }, [moves, day]);

  const others = (number: string) => moves.filter((move) => move.number !== number);
  const commit = async (reason: string) => {
    const versions = moves.flatMap((move) => {
      const found = findVisit(day, move.number);
      return found ? [{ ...move, version: found.visit.version }] : [];
    });
    const result = await making.submit({ body: { moves: versions, reason } });
    if (!result) return;
    const refused = result.items.flatMap(({ number, refusal }) => (refusal ? [[number, refusal.title] as const] : []));
    const done = result.items.length - refused.length;
    if (done > 0) toast(`已改派 ${done} 单，等代办员接单`);
    setRefusals(Object.fromEntries(refused));
    setMoves(moves.filter(({ number }) => refused.some(([each]) => each === number)));
  };
  return {
    plan: moves.length > 0 && answer ? answer.plan : day,
    moves: moves.length > 0 ? (answer?.moves ?? []) : [],
    suppose: (move) => setMoves([...others(move.number), move]),
    drop: (number) => setMoves(others(number)),
    clear: () => {
      setRefusals({});
      setMoves(NONE);
    },
    commit: (reason) => void commit(reason),
    refusals,
    busy: making.busy,
    problem: making.problem ?? (moves.length > 0 ? whatIf.problem : undefined),
  };
}
