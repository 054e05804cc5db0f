import { BOOKING_CHANNEL_LABELS } from 'shared-types/booking.states';
import type { DaySlot, DeskBooking } from 'shared-types/booking-desk.contract';
import { Box } from '@/ui/base/box';
import { List, ListItem } from '@/ui/card/ListItem';
import { fillOf, type TimeOfDay } from './by-slot';
import { StateBadge } from './StateBadge';

interface DayTimeProps {
  readonly time: TimeOfDay;
  readonly chosen: string | undefined;
  readonly onOpen: (number: string) => void;
}

/** Where the keyboard finds a booking's line. */
export const lineId = (number: string): string => `booking-${number}`;

/** One time of the day: how full it is, and who comes. */
export function DayTime({ time: { from, slot, items }, chosen, onOpen }: DayTimeProps) {
  return (
    <Box as="section" className="day-time" label={from}>
      <Box className="day-time__head">
        <Box as="h3" className="day-time__from">
          {from}
        </Box>
        {slot ? <Fill slot={slot} /> : <Box className="day-time__words">现在的开放时间里没有这一段</Box>}
      </Box>
      {items.length > 0 && (
        <List label={`${from} 的预约`}>
          {items.map((item) => (
            <ListItem
              key={item.number}
              id={lineId(item.number)}
              title={whoWords(item)}
              note={[item.itemName, ...howWords(item)].join(' · ')}
              value={<StateBadge state={item.state} label={item.stateLabel} />}
              selected={item.number === chosen}
              onPress={() => onOpen(item.number)}
            />
          ))}
        </List>
      )}
    </Box>
  );
}

function Fill({ slot }: { readonly slot: DaySlot }) {
  const { taken, kept } = fillOf(slot);
  const people = slot.people === 0 ? '没有人约' : `${slot.people} 人`;
  return (
    <>
      <Box className="day-time__bar" decorative>
        <Box className="day-time__taken" style={{ width: `${taken}%` }} />
        <Box className="day-time__kept" style={{ width: `${kept}%` }} />
      </Box>
      <Box className="day-time__words">
        {[people, `约了 ${taken}%`, kept > 0 && `留给电话和老人 ${kept}%`].filter(Boolean).join(' · ')}
      </Box>
    </>
  );
}

const whoWords = ({ booker, forWhom, number }: DeskBooking): string => {
  const name = booker.name || booker.phone || number;
  return forWhom === null
    ? [name, booker.name && booker.phone].filter(Boolean).join(' ')
    : `${forWhom}（${name} 约的）`;
};

const howWords = ({ channel, byHall }: DeskBooking): string[] =>
  channel === 'ONLINE' && !byHall ? [] : [BOOKING_CHANNEL_LABELS[byHall ? 'HALL' : channel]];
