import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { Note } from '@/ui/feedback/states';
import { SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { type Stretch, timesWith } from './day-hours';

interface HoursOfDayProps {
  readonly stretches: readonly Stretch[];
  readonly onChange: (stretches: Stretch[]) => void;
}

const BOOKABLE = { key: 'bookable', title: '可以预约' };

/** The stretches of a day, each with its beginning and end; none is a closed day. */
export function HoursOfDay({ stretches, onChange }: HoursOfDayProps) {
  if (stretches.length === 0) return <Note tone="warn">全天不开门。</Note>;
  const set = (at: number, part: Partial<Stretch>) =>
    onChange(stretches.map((each, i) => (i === at ? { ...each, ...part } : each)));
  return (
    <Stack gap={3}>
      {stretches.map(({ from, to, bookable }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name but its place
        <Box key={at} className="day-stretch" role="group" label={`第 ${at + 1} 段`}>
          <Box className="day-stretch__time">
            <SelectField label="从" value={from} choices={timesWith(from)} onChange={(key) => set(at, { from: key })} />
          </Box>
          <Box className="day-stretch__time">
            <SelectField label="到" value={to} choices={timesWith(to)} onChange={(key) => set(at, { to: key })} />
          </Box>
          <Box className="day-stretch__bookable">
            <Checks
              label={`第 ${at + 1} 段能不能预约`}
              checks={[BOOKABLE]}
              ticked={bookable ? [BOOKABLE.key] : []}
              onChange={(ticked) => set(at, { bookable: ticked.length > 0 })}
            />
          </Box>
          <Button
            kind="text"
            icon="trash"
            label={`去掉 ${from} 到 ${to} 这一段`}
            onPress={() => onChange(stretches.filter((_, i) => i !== at))}
          >
            去掉
          </Button>
        </Box>
      ))}
    </Stack>
  );
}
