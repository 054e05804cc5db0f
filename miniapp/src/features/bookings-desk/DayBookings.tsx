import { useState } from 'react';
import { BOOKING_GROUP_LABELS, type BookingGroup } from 'shared-types/booking.states';
import type { DaySlot, DeskBooking } from 'shared-types/booking-desk.contract';
import type { ResultOf } from 'shared-types/routes';
import { usePages } from '@/api';
import { useFocusNext } from '@/ui/base/focus';
import { useKey } from '@/ui/base/hotkey';
import { Press } from '@/ui/base/press';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Group } from '@/ui/choice/group';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { SearchField, SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { useVisible } from '@/ui/page/use-visible';
import { bySlot } from './by-slot';
import { DayTime, lineId } from './DayTime';

type Day = ResultOf<'GET /desk/bookings'>;
type Shown = BookingGroup | 'ALL';

interface DayBookingsProps {
  readonly siteKey: string;
  readonly date: string;
  readonly chosen: string | undefined;
  readonly onOpen: (number: string) => void;
}

interface Filters {
  readonly group: Shown;
  readonly line: string;
  readonly q: string;
}
const EVERYTHING: Filters = { group: 'ALL', line: '', q: '' };
const SHORTEST = 2;

/** The bookings of a day, narrowed as the clerk asks; how full each time is stands at its head. */
export function DayBookings({ siteKey, date, chosen, onOpen }: DayBookingsProps) {
  const [filters, setFilters] = useState(EVERYTHING);
  const [typed, setTyped] = useState('');
  const narrow = (part: Partial<Filters>) => setFilters({ ...filters, ...part });
  const { group, line, q } = filters;
  const reading = usePages(
    'GET /desk/bookings',
    { query: { siteKey, date, ...(group !== 'ALL' && { group }), ...(line && { line }), ...(q && { q }) } },
    { live: true, keepPrevious: true, queueOf: siteKey },
  );
  const clear = () => {
    setTyped('');
    setFilters(EVERYTHING);
  };
  return (
    <Stack gap={4}>
      <Card>
        <Stack gap={3}>
          <SearchField
            label="找一个预约"
            placeholder="编号、完整的姓名、手机号或后四位"
            value={typed}
            maxLength={40}
            onChange={setTyped}
            onSearch={() => narrow({ q: typed.trim().length >= SHORTEST ? typed.trim() : '' })}
          />
          {reading.first && <Narrowing day={reading.first} filters={filters} onChange={narrow} />}
        </Stack>
      </Card>
      <Card
        kind="plain"
        title={q === '' ? '当天的预约' : '找到的预约'}
        aside={
          (q !== '' || group !== 'ALL' || line !== '') && (
            <Button kind="text" onPress={clear}>
              看全部
            </Button>
          )
        }
      >
        <Loaded reading={reading}>
          {(items) => (
            <>
              <Times
                items={items}
                slots={reading.first?.slots ?? []}
                whole={q === '' && group === 'ALL'}
                more={reading.more}
                chosen={chosen}
                onOpen={onOpen}
              />
              {reading.more && (
                <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                  再看一些
                </Button>
              )}
            </>
          )}
        </Loaded>
      </Card>
    </Stack>
  );
}

interface NarrowingProps {
  readonly day: Day;
  readonly filters: Filters;
  readonly onChange: (part: Partial<Filters>) => void;
}

function Narrowing({ day, filters, onChange }: NarrowingProps) {
  const all = day.groups.reduce((sum, { count }) => sum + count, 0);
  const chips: readonly { key: Shown; title: string; count: number }[] = [
    { key: 'ALL', title: '全部', count: all },
    ...day.groups.map(({ key, count }) => ({ key, title: BOOKING_GROUP_LABELS[key], count })),
  ];
  return (
    <>
      <Group role="radiogroup" label="看哪些预约" className="bookings-chips">
        {chips.map(({ key, title, count }) => (
          <Press
            key={key}
            role="radio"
            checked={key === filters.group}
            tabIndex={key === filters.group ? 0 : -1}
            className={key === filters.group ? 'bookings-chip is-chosen' : 'bookings-chip'}
            onPress={() => onChange({ group: key })}
          >
            {`${title} ${count}`}
          </Press>
        ))}
      </Group>
      {day.lines.length > 1 && (
        <SelectField
          label="哪类业务"
          value={filters.line}
          choices={[{ key: '', title: '所有业务' }, ...day.lines.map(({ key, name: title }) => ({ key, title }))]}
          onChange={(line) => onChange({ line })}
        />
      )}
    </>
  );
}

interface TimesProps extends Pick<DayBookingsProps, 'chosen' | 'onOpen'> {
  readonly items: readonly DeskBooking[];
  readonly slots: readonly DaySlot[];
  /** Nothing is left out: times without a booking are shown too. */
  readonly whole: boolean;
  /** Later bookings are not loaded yet. */
  readonly more: boolean;
}

function Times({ items, slots, whole, more, chosen, onOpen }: TimesProps) {
  useLineKeys(items, chosen, onOpen);
  const times = bySlot(items, slots, { whole, more });
  if (times.length === 0) {
    return whole ? (
      <EmptyState icon="calendar" title="这一天不开放预约" note="也没有人约。" />
    ) : (
      <EmptyState icon="search" title="没有这样的预约" note="换一天、换个地点，或者看全部。" />
    );
  }
  return (
    <>
      {times.map((time) => (
        <DayTime key={time.from} time={time} chosen={chosen} onOpen={onOpen} />
      ))}
    </>
  );
}

/** F8 opens the next booking, Shift+F8 the one before; from where none is open, the first. */
function useLineKeys(items: readonly DeskBooking[], chosen: string | undefined, onOpen: TimesProps['onOpen']) {
  const visible = useVisible();
  const focusOn = useFocusNext();
  const at = items.findIndex(({ number }) => number === chosen);
  const opens = (item: DeskBooking | undefined) => {
    if (!visible || item === undefined) return undefined;
    return () => {
      onOpen(item.number);
      focusOn(lineId(item.number));
    };
  };
  useKey('F8', opens(items[at + 1]));
  useKey('Shift+F8', opens(items[at - 1]));
}
