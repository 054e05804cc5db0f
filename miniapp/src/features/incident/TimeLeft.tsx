import type { PromiseView } from 'shared-types/record.contract';
import { Light } from '@/ui/promise/Light';
import { remainingWords, useSecondsUntil } from '@/ui/words/countdown';
import { timeWords } from '@/ui/words/dates';

/** The hour to be on site: its light and the minutes left, counted down. Nothing before somebody is sent. */
export function TimeLeft({ promise }: { readonly promise: PromiseView | null }) {
  const seconds = useSecondsUntil(promise?.dueAt ?? null);
  if (promise?.dueAt == null) return null;
  if (promise.light === 'DONE_ON_TIME') return <Light tone="ok">按时到场</Light>;
  if (promise.light === 'DONE_LATE') return <Light tone="danger">到场晚于时限</Light>;
  const by = `${timeWords(promise.dueAt)} 前到场`;
  if (seconds <= 0) return <Light tone="danger">{`已超过到场时限（${by}）`}</Light>;
  const tone = promise.light === 'WARN' ? 'warn' : 'ok';
  return <Light tone={tone}>{`${remainingWords(seconds)}，${by}`}</Light>;
}
