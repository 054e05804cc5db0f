import { DayStrip } from '@/ui/choice/DayStrip';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note } from '@/ui/feedback/states';
import { SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { type BookableSite, openingWords, stripDays } from '../booking/booking-choice';
import type { DeskPlaces } from './use-desk-places';

interface PlaceChoiceProps {
  readonly places: DeskPlaces;
  /** Where the keyboard finds the times. */
  readonly timesId?: string;
  /** Enter on a time goes on by this. */
  readonly onNext?: () => void;
}

/** Site, day and time for somebody else, the kept places among them. */
export function PlaceChoice({ places, timesId, onNext }: PlaceChoiceProps) {
  const { availability, site, date } = places;
  return (
    <Loaded reading={availability}>
      {({ sites }) =>
        site ? (
          <Stack gap={4}>
            <SelectField
              label="在哪里办"
              value={site.key}
              choices={sites.map((each) => ({ key: each.key, title: siteWords(each) }))}
              onChange={places.chooseSite}
            />
            <DayStrip label="约哪一天" days={stripDays(site)} chosen={date ?? null} onChoose={places.chooseDay} />
            {date === undefined ? (
              <Note tone="warn">这里近几天都约满了，留给电话的位置也没有了。可以换个地点，或请他直接来现场取号。</Note>
            ) : (
              <Times places={places} timesId={timesId} onNext={onNext} />
            )}
          </Stack>
        ) : (
          <EmptyState icon="calendar" title="这个事项不用预约" note="请他直接来现场取号。" />
        )
      }
    </Loaded>
  );
}

function Times({ places, timesId, onNext }: PlaceChoiceProps) {
  const { times, stale, slot } = places;
  return (
    <Loaded reading={times}>
      {({ slots, note }) => (
        <Stack gap={3}>
          {note !== null && <Note>{note}</Note>}
          <Options
            id={timesId}
            label="几点到"
            layout="grid"
            options={slots.map(({ from, free, kept }) => ({
              key: from,
              title: from,
              note: freeWords(free, kept),
              disabled: free === 0 || stale,
            }))}
            chosen={slot?.from ?? null}
            onChoose={places.chooseTime}
            onNext={onNext}
          />
          {slots.some(({ kept }) => kept > 0) && (
            <Text size="secondary" tone="ink-2">
              “留”是留给电话预约和老人的位置，网上看不到。
            </Text>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

const freeWords = (free: number, kept: number): string => {
  if (free === 0) return '已约满';
  return kept > 0 ? `余 ${free}，留 ${kept}` : `余 ${free}`;
};

const siteWords = ({ name, earliest }: BookableSite): string =>
  `${name}（${earliest ? `最早${openingWords(earliest)}` : '近几天已约满'}）`;
