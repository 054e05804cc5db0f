import { useEffect, useState } from 'react';
import type { PlaceAnswer } from 'shared-types/agency.contract';
import { type ApiProblem, useWrite } from '@/api';
import type { RequestDraft } from './request-draft';

interface PlaceKnown {
  /** Undefined while it is asked. */
  readonly answer: PlaceAnswer | undefined;
  readonly problem: ApiProblem | undefined;
}

/** Whether the place chosen is visited: asked anew whenever the point moves, and after coming back to a draft. */
export function usePlaceAnswer({ longitude, latitude }: Pick<RequestDraft, 'longitude' | 'latitude'>): PlaceKnown {
  const [answer, setAnswer] = useState<PlaceAnswer>();
  const { submit, problem } = useWrite('POST /agency/places');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the server is asked when the point moves, not when submit is remade
  useEffect(() => {
    setAnswer(undefined);
    if (longitude === null || latitude === null) return;
    let moved = false;
    // An answer about a point that was left meanwhile says nothing of the one chosen now.
    void submit({ body: { longitude, latitude } }).then((told) => told && !moved && setAnswer(told));
    return () => {
      moved = true;
    };
  }, [longitude, latitude]);
  return { answer, problem };
}
