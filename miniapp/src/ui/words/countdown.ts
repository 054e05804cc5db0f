import { useEffect, useState } from 'react';

const SECOND_MS = 1000;
const MINUTE_S = 60;

/** 还有 12 分钟, 还有 45 秒, 已超时. */
export function remainingWords(seconds: number): string {
  if (seconds <= 0) return '已超时';
  return seconds < MINUTE_S ? `还有 ${seconds} 秒` : `还有 ${Math.ceil(seconds / MINUTE_S)} 分钟`;
}

/** Whole seconds until an instant, kept up to date; 0 once it is there, or when there is none. */
export function useSecondsUntil(until: string | null): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    if (until === null) return;
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? 0 : Math.max(0, Math.ceil((Date.parse(until) - now) / SECOND_MS));
}

/** The time left until an instant, in words, kept up to date. */
export const useRemaining = (until: string): string => remainingWords(useSecondsUntil(until));
