import { useCallback, useEffect, useRef } from 'react';

const STOPS = '[tabindex="0"], input, button:not([tabindex="-1"]), a[href]';

/**
 * Moves the keyboard on by itself: to the first of these ids that is on the page, as soon as one is. What it names may
 * be a field, a button, or a group of choices, whose own stop then gets it.
 */
export function useFocusNext(): (...ids: string[]) => void {
  const wanted = useRef<readonly string[]>([]);
  const go = useCallback(() => {
    const found = wanted.current.map((id) => document.getElementById(id)).find((element) => element !== null);
    if (!found) return;
    wanted.current = [];
    const stop = found.matches('input, textarea, button, a') ? found : found.querySelector<HTMLElement>(STOPS);
    (stop ?? found).focus();
    // A group is seen whole, not only its first choice.
    found.scrollIntoView({ block: 'nearest' });
  }, []);
  // What was asked for may only come with what the server answers.
  useEffect(go);
  return useCallback(
    (...ids) => {
      wanted.current = ids;
      // After the change this goes with has been drawn, yet before the next key: a fast hand loses none.
      queueMicrotask(go);
    },
    [go],
  );
}
