import type { PromiseDays as Days } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { Text } from '../layout/Text';
import { dayWords } from './dates';

/** Why a promise falls on its date: day 0, each counted day, each day left out with its reason. */
export function PromiseDays({ reason }: { readonly reason: Days }) {
  return (
    <Box className="u-days">
      <Text size="secondary" tone="ink-2">
        {reason.basis}
      </Text>
      <Box as="ol" className="u-days__list" label="逐日说明">
        <Box as="li" className="u-days__day">
          <Box className="u-days__n">第0天</Box>
          <Box>{dayWords(reason.eventDate)} 提交当日不计</Box>
        </Box>
        {reason.days.map(({ date, counted, n, why }) => (
          <Box as="li" key={date} className={counted ? 'u-days__day is-counted' : 'u-days__day'}>
            <Box className="u-days__n">{counted ? `第${n}天` : '不计'}</Box>
            <Box>
              {dayWords(date)}
              {why !== undefined && ` ${why}`}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
