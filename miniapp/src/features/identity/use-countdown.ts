import { useEffect, useState } from 'react';

const SECOND_MS = 1000;

/** Seconds that run down to 0, and how to start them. */
export function useCountdown(): [seconds: number, start: (seconds: number) => void] {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), SECOND_MS);
    return () => clearTimeout(timer);
  }, [left]);
  return [left, setLeft];
}
