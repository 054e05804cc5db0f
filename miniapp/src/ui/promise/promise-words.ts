import type { PromiseView } from 'shared-types/record.contract';
import { daysBetween, dayWords, shanghaiDate } from '../words/dates';

export type LightTone = 'ok' | 'warn' | 'danger' | 'quiet';

export interface PromiseWords {
  /** The light's word: 还有 2 个工作日. */
  readonly light: string;
  readonly tone: LightTone;
  /** The date in words: 11月30日（周一）前完成网上咨询答复. */
  readonly date: string;
}

/** A promise in words, the same wherever one is shown. `today` is the civil date in Shanghai. */
export function promiseWords(promise: PromiseView, today: string = shanghaiDate()): PromiseWords {
  const { dueDate, label } = promise;
  const by = dueDate === null ? null : `${dayWords(dueDate, today)}${dueDate === today ? '内' : '前'}`;
  switch (promise.light) {
    case 'DONE_ON_TIME':
      return { light: '已按时完成', tone: 'ok', date: by === null ? label : `承诺${by}完成${label}` };
    case 'DONE_LATE':
      return { light: '已完成，晚于承诺', tone: 'danger', date: by === null ? label : `承诺${by}完成${label}` };
    case 'PAUSED':
      return { light: '暂停计时', tone: 'quiet', date: `${label}的期限，恢复后重新给出日期` };
    case 'OVERDUE':
      return { light: '已超期，非常抱歉', tone: 'danger', date: by === null ? label : `原定${by}完成${label}` };
    default:
      return {
        light: remaining(promise, today),
        tone: promise.light === 'WARN' ? 'warn' : 'ok',
        date: by === null ? label : `${by}完成${label}`,
      };
  }
}

function remaining({ workdaysLeft, dueDate }: PromiseView, today: string): string {
  if (dueDate !== null && daysBetween(today, dueDate) <= 0) return '今天到期';
  if (workdaysLeft !== null && workdaysLeft > 0) return `还有 ${workdaysLeft} 个工作日`;
  return dueDate === null ? '办理中' : `还有 ${daysBetween(today, dueDate)} 天`;
}
