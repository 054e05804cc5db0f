import { useEffect, useState } from 'react';

const SECOND_MS = 1000;
const MINUTE_S = 60;

/** 还有 12 分钟, 还有 45 秒, 已超时. */
export function remainingWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / SECOND_MS);
  if (seconds <= 0) return '已超时';
  return seconds < MINUTE_S ? `还有 ${seconds} 秒` : `还有 ${Math.ceil(seconds / MINUTE_S)} 分钟`;
}

/** The time left until an instant, in words, kept up to date. */
export function useRemaining(until: string): string {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return remainingWords(Date.parse(until) - now);
}
