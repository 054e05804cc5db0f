import { Card } from '@/ui/card/Card';
import { DayStrip } from '@/ui/choice/DayStrip';
import { SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { addDays, shanghaiDate } from '@/ui/words/dates';

interface DayChoiceProps {
  readonly places: readonly { readonly key: string; readonly title: string }[];
  readonly siteKey: string;
  readonly date: string;
  readonly onSite: (key: string) => void;
  readonly onDate: (date: string) => void;
}

/** The days the desk looks back on and ahead to. */
const BACK = 1;
const AHEAD = 14;

/** Which site, which day. */
export function DayChoice({ places, siteKey, date, onSite, onDate }: DayChoiceProps) {
  const today = shanghaiDate();
  const days = Array.from({ length: BACK + 1 + AHEAD }, (_, at) => ({
    date: addDays(today, at - BACK),
    word: '',
    open: true,
  }));
  return (
    <Card>
      <Stack gap={3}>
        {places.length > 1 && <SelectField label="哪个大厅或驿站" value={siteKey} choices={places} onChange={onSite} />}
        <DayStrip label="哪一天" days={days} chosen={date} onChoose={onDate} />
      </Stack>
    </Card>
  );
}
