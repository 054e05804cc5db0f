import { useEffect, useState } from 'react';

const SECOND_MS = 1000;

/** Whole seconds until a number may be called again; 0 when it may. */
export function useRecallWait(recallFrom: string | null): number {
  const left = () =>
    recallFrom === null ? 0 : Math.max(0, Math.ceil((new Date(recallFrom).getTime() - Date.now()) / SECOND_MS));
  const [wait, setWait] = useState(left);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts down to the time it is given
  useEffect(() => {
    setWait(left());
    const ticking = setInterval(() => setWait(left()), SECOND_MS);
    return () => clearInterval(ticking);
  }, [recallFrom]);
  return wait;
}
