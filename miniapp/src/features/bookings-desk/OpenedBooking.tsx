import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import { useRead } from '@/api';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Timeline } from '@/ui/promise/Timeline';
import { dayWords, momentWords, timeWords } from '@/ui/words/dates';
import { CheckIn } from './CheckIn';
import { GiveUpSheet } from './GiveUpSheet';
import { MoveSheet } from './MoveSheet';
import { RestoreSheet } from './RestoreSheet';
import { StateBadge } from './StateBadge';

interface OpenedBookingProps {
  readonly number: string;
  /** Opens the booking that took its place. */
  readonly onOpen: (number: string) => void;
}

/** One booking: its facts, what can be done about it now, and its history. */
export function OpenedBooking({ number, onOpen }: OpenedBookingProps) {
  const reading = useRead('GET /bookings/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card>
            <Stack gap={4}>
              <Head view={view} />
              <Facts facts={factsOf(view)} />
              <CheckIn view={view} />
              <Steps view={view} onOpen={onOpen} />
            </Stack>
          </Card>
          <Card title="经过">
            <Timeline lines={view.timeline} next={view.next} />
          </Card>
        </Stack>
      )}
    </Loaded>
  );
}

function Head({ view }: { readonly view: BookingView }) {
  return (
    <Stack gap={1}>
      <Row justify="between" wrap>
        <Box as="h2" className="booking-figure">
          {`${dayWords(view.date)}${view.from}`}
        </Box>
        <StateBadge state={view.state} label={view.stateLabel} />
      </Row>
      <Text size="card" strong>
        {view.item.name}
      </Text>
      <Text tone="ink-2">{view.site.name}</Text>
    </Stack>
  );
}

function factsOf({ number, booker, forWhom, checkIn, state, byHall, freeCancelUntil }: BookingView) {
  const due = state === 'BOOKED';
  const known = [booker?.name, booker?.phone].filter(Boolean).join(' ');
  return [
    ['编号', number],
    ...(known ? [['谁约的', known] as const] : []),
    ...(forWhom === null ? [] : [['替谁办', forWhom] as const]),
    ...(due ? [['取号', `${timeWords(checkIn.from)}–${timeWords(checkIn.until)}`] as const] : []),
    ...(due && !byHall ? [['不记临时取消', `${momentWords(freeCancelUntil)} 前取消`] as const] : []),
  ] as const;
}

type Sheet = 'NONE' | 'MOVE' | 'CANCEL' | 'RESTORE';

function Steps({ view, onOpen }: { readonly view: BookingView; readonly onOpen: (number: string) => void }) {
  const [sheet, setSheet] = useState<Sheet>('NONE');
  const close = () => setSheet('NONE');
  const { actions, movedTo, movedFrom } = view;
  return (
    <>
      {view.byHall && <Note>大厅改约到这个时间的，取消、改期都不计次数。</Note>}
      <Row gap={2} wrap>
        {actions.includes('restore') && <Button onPress={() => setSheet('RESTORE')}>人来了，恢复预约</Button>}
        {actions.includes('reschedule') && (
          <Button kind="secondary" icon="clock" onPress={() => setSheet('MOVE')}>
            改到别的时间
          </Button>
        )}
        {actions.some((action) => action.startsWith('cancel')) && (
          <Button kind="text" onPress={() => setSheet('CANCEL')}>
            取消预约
          </Button>
        )}
        {movedTo !== null && (
          <Button kind="secondary" icon="arrow-right" onPress={() => onOpen(movedTo)}>
            看改到的预约
          </Button>
        )}
        {movedFrom !== null && (
          <Button kind="text" icon="history" onPress={() => onOpen(movedFrom)}>
            看原来的预约
          </Button>
        )}
      </Row>
      {sheet === 'MOVE' && <MoveSheet view={view} onClose={close} onMoved={onOpen} />}
      {sheet === 'CANCEL' && <GiveUpSheet view={view} onClose={close} />}
      {sheet === 'RESTORE' && <RestoreSheet view={view} onClose={close} />}
    </>
  );
}
