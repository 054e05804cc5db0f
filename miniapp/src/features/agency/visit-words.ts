import { dayWords, shanghaiDate, timeWords } from '@/ui/words/dates';

interface Window {
  readonly from: string;
  readonly to: string;
  readonly urgent: boolean;
}

/** 明天（周二）09:00–11:00; an urgent one says so first. */
export function windowWords({ from, to, urgent }: Window, today?: string): string {
  const when = `${dayWords(shanghaiDate(from), today)}${timeWords(from)}–${timeWords(to)}`;
  return urgent ? `紧急，${when}` : when;
}
