import type { PromiseView } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { Press } from '../base/press';
import { Light } from './Light';
import { promiseWords } from './promise-words';

export interface PromiseLineProps {
  readonly promise: PromiseView;
  /** Opens the days behind the date; without it the line only tells. */
  readonly onWhy?: () => void;
}

/** A promise, everywhere in the same shape: light and word, the date, and why that date. */
export function PromiseLine({ promise, onWhy }: PromiseLineProps) {
  const words = promiseWords(promise);
  return (
    <Box className="u-promise">
      <Light tone={words.tone}>{words.light}</Light>
      <Box className="u-promise__date">
        {words.date}
        {promise.provisional && <Box className="u-promise__note">节假日安排还没有公布，日期可能调整</Box>}
      </Box>
      {onWhy && (
        <Press className="u-promise__why" onPress={onWhy} label={`为什么是这个日期：${words.date}`}>
          为什么
        </Press>
      )}
    </Box>
  );
}
