import type { PromiseDays as Days } from 'shared-types/record.contract';
import { Box } from '../base/box';
import { Stack } from '../layout/Stack';
import { Text } from '../layout/Text';
import { useLook } from '../preferences';
import { shanghaiDate } from '../words/dates';
import { type DayCell, weeksOf } from './day-grid';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** Seven days beside each other have room for their words in text of up to this scale. */
const LARGEST_GRID = 1.1;

/** Why a promise falls on its date: every day from that of the event, with what it counts as. */
export function PromiseDays({ reason }: { readonly reason: Days }) {
  const { scale } = useLook();
  const weeks = weeksOf(reason, shanghaiDate());
  return (
    <Stack gap={4}>
      {scale > LARGEST_GRID ? <DayList weeks={weeks} /> : <DayGrid weeks={weeks} />}
      <Text size="secondary" tone="ink-2">
        {reason.basis}
      </Text>
    </Stack>
  );
}

const DAYS_LABEL = '从受理到到期的每一天';

interface WeeksProps {
  readonly weeks: readonly (readonly DayCell[])[];
}

/** A small calendar. */
function DayGrid({ weeks }: WeeksProps) {
  return (
    <Box className="u-days">
      <Box className="u-days__week" decorative>
        {WEEKDAYS.map((day) => (
          <Box key={day} className="u-days__head">
            {day}
          </Box>
        ))}
      </Box>
      <Box as="ol" className="u-days__list" label={DAYS_LABEL}>
        {weeks.map((week) => (
          <Box as="li" key={week[0]?.date} className="u-days__week">
            {week.map((cell) => (
              <Day key={cell.date} cell={cell} />
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** One day a line, for large text. */
function DayList({ weeks }: WeeksProps) {
  const days = weeks.flat().filter(({ kind }) => kind !== 'outside');
  return (
    <Box as="ol" className="u-days" label={DAYS_LABEL}>
      {days.map(({ date, kind, label }) => (
        <Box as="li" key={date} className={`u-days__day u-days__day--line is-${kind}`}>
          {label}
        </Box>
      ))}
    </Box>
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
