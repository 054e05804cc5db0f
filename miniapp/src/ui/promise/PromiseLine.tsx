import type { PromiseView } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { Icon } from '../icon/Icon';
import type { IconName } from '../icon/icon-name';
import { dayWords } from './dates';

const LOOKS: Readonly<Record<PromiseView['light'], { tone: string; icon: IconName }>> = {
  NORMAL: { tone: 'ok', icon: 'clock' },
  WARN: { tone: 'warn', icon: 'clock' },
  OVERDUE: { tone: 'danger', icon: 'alert' },
  DONE_ON_TIME: { tone: 'ok', icon: 'check-circle' },
  DONE_LATE: { tone: 'danger', icon: 'check-circle' },
  PAUSED: { tone: 'warn', icon: 'pause' },
};

/** A promise as it is shown everywhere: light and word, then the date. */
export function PromiseLine({ promise }: { readonly promise: PromiseView }) {
  const { tone, icon } = LOOKS[promise.light];
  return (
    <Box className={`u-promise u-promise--${tone}`}>
      <Box className="u-promise__light">
        <Icon name={icon} size="s" />
        <Box>{lightWord(promise)}</Box>
      </Box>
      {promise.dueDate !== null && (
        <Box className="u-promise__date">
          {dayWords(promise.dueDate)}前{promise.label}
          {promise.provisional && '（暂定）'}
        </Box>
      )}
    </Box>
  );
}

/** The word beside the light; colour is never the only sign. */
export function lightWord({ light, workdaysLeft }: PromiseView): string {
  const words: Readonly<Record<PromiseView['light'], string>> = {
    NORMAL: workdaysLeft === null ? '正常' : `还有 ${workdaysLeft} 个工作日`,
    WARN: workdaysLeft === null || workdaysLeft === 0 ? '今天到期' : `还有 ${workdaysLeft} 个工作日`,
    OVERDUE: '已逾期，对不起',
    DONE_ON_TIME: '已按时完成',
    DONE_LATE: '逾期完成，对不起',
    PAUSED: '已暂停计时',
  };
  return words[light];
}
