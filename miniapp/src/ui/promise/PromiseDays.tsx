import type { PromiseDays as Days } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { Stack } from '../layout/Stack';
import { Text } from '../layout/Text';
import { shanghaiDate } from '../words/dates';
import { type DayCell, weeksOf } from './day-grid';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** Why a promise falls on its date: a small calendar from the day of the event, each day with what it counts as. */
export function PromiseDays({ reason }: { readonly reason: Days }) {
  const weeks = weeksOf(reason, shanghaiDate());
  return (
    <Stack gap={4}>
      <Box className="u-days">
        <Box className="u-days__week" decorative>
          {WEEKDAYS.map((day) => (
            <Box key={day} className="u-days__head">
              {day}
            </Box>
          ))}
        </Box>
        <Box as="ol" className="u-days__list" label="从受理到到期的每一天">
          {weeks.map((week) => (
            <Box as="li" key={week[0]?.date} className="u-days__week">
              {week.map((cell) => (
                <Day key={cell.date} cell={cell} />
              ))}
            </Box>
          ))}
        </Box>
      </Box>
      <Text size="secondary" tone="ink-2">
        {reason.basis}
      </Text>
    </Stack>
  );
}

function Day({ cell }: { readonly cell: DayCell }) {
  if (cell.kind === 'outside') return <Box className="u-days__day is-outside" decorative />;
  return (
    <Box className={`u-days__day is-${cell.kind}`} role="img" label={cell.label}>
      <Box className="u-days__number">{String(Number(cell.date.slice(8)))}</Box>
      <Box className="u-days__word">{cell.word}</Box>
    </Box>
  );
}
