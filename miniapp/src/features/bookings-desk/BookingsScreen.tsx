import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Me } from 'shared-types/identity.contract';
import { useRead } from '@/api';
import { useFocusNext } from '@/ui/base/focus';
import { useKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Keys } from '@/ui/button/Keys';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Columns, Row, Stack } from '@/ui/layout/Stack';
import { useVisible } from '@/ui/page/use-visible';
import { shanghaiDate } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';
import { isSupervisor } from '../desk/desk-sections';
import { type Beside, CLOSED, isOpen } from './beside';
import { ChangeDay } from './ChangeDay';
import { DayBookings } from './DayBookings';
import { DayChoice } from './DayChoice';
import { OpenedBooking } from './OpenedBooking';
import { PhoneBooking } from './PhoneBooking';
import { PLACES } from './phone-form';
import './bookings-desk.scss';

const KEYS = [
  ['F4', '电话预约'],
  ['F8', '下一个'],
  ['Shift+F8', '上一个'],
] as const;
const BACK = 'bookings-back';

/** 预约: a day of a site by its times; beside it the booking that is open, a call that is taken, or the day's hours. */
export function BookingsScreen() {
  return (
    <DeskPage title="预约" reason="预约台供导办接待、窗口人员和主管使用。办事群众请返回首页。">
      {(me) => <Desk me={me} />}
    </DeskPage>
  );
}

function Desk({ me }: { readonly me: Me }) {
  const asked = useRouter().params;
  const sites = useRead('GET /sites');
  const [wanted, setWanted] = useState(asked.site ?? me.staff?.siteKey ?? '');
  const [date, setDate] = useState(asked.date ?? shanghaiDate());
  const [beside, setBeside] = useState<Beside>(() =>
    asked.number ? { what: 'BOOKING', number: asked.number } : CLOSED,
  );
  const focusNext = useFocusNext();
  const visible = useVisible();
  const open = (next: Beside) => {
    setBeside(next);
    // On a phone the list gives way, and the keyboard must not be left in it.
    if (next.what === 'PHONE') focusNext(PLACES.item, PLACES.name);
    else focusNext(BACK);
  };
  useKey('F4', visible ? () => open({ what: 'PHONE' }) : undefined);
  return (
    <Loaded reading={sites}>
      {({ items }) => {
        const places = items.filter(({ staffed }) => staffed).map(({ key, name: title }) => ({ key, title }));
        const siteKey = places.some(({ key }) => key === wanted) ? wanted : (places[0]?.key ?? '');
        const roles = me.staff?.roles ?? [];
        return (
          <Columns>
            <Stack gap={4} className={isOpen(beside) ? 'bookings-behind' : ''}>
              <Row gap={2} wrap>
                <Button
                  icon="phone"
                  hotkey="F4"
                  kind={isOpen(beside) ? 'secondary' : 'primary'}
                  onPress={() => open({ what: 'PHONE' })}
                >
                  电话预约
                </Button>
                {isSupervisor(roles) && (
                  <Button kind="secondary" icon="clock" onPress={() => open({ what: 'DAY' })}>
                    调整这一天的时间
                  </Button>
                )}
              </Row>
              <DayChoice places={places} siteKey={siteKey} date={date} onSite={setWanted} onDate={setDate} />
              <DayBookings
                key={`${siteKey} ${date}`}
                siteKey={siteKey}
                date={date}
                chosen={beside.what === 'BOOKING' ? beside.number : undefined}
                onOpen={(number) => setBeside({ what: 'BOOKING', number })}
              />
            </Stack>
            {isOpen(beside) ? (
              <Stack gap={4}>
                <Row className="bookings-back">
                  <Button id={BACK} kind="text" icon="chevron-left" onPress={() => setBeside(CLOSED)}>
                    返回当天的预约
                  </Button>
                </Row>
                <Opened beside={beside} siteKey={siteKey} date={date} onOpen={open} onClose={() => setBeside(CLOSED)} />
              </Stack>
            ) : (
              <Stack className="bookings-hint">
                <EmptyState
                  icon="calendar-check"
                  title="从左边选一个预约"
                  note="可以替人取号、改期、取消；来晚的可以当天恢复。"
                  action={<Keys keys={KEYS} />}
                />
              </Stack>
            )}
          </Columns>
        );
      }}
    </Loaded>
  );
}

interface OpenedProps {
  readonly beside: Beside;
  readonly siteKey: string;
  readonly date: string;
  readonly onOpen: (beside: Beside) => void;
  readonly onClose: () => void;
}

function Opened({ beside, siteKey, date, onOpen, onClose }: OpenedProps) {
  if (beside.what === 'BOOKING') {
    const onMoved = (number: string) => onOpen({ what: 'BOOKING', number });
    return <OpenedBooking key={beside.number} number={beside.number} onOpen={onMoved} />;
  }
  if (beside.what === 'PHONE') {
    return <PhoneBooking siteKey={siteKey} date={date} onOpen={(number) => onOpen({ what: 'BOOKING', number })} />;
  }
  return <ChangeDay key={`${siteKey} ${date}`} siteKey={siteKey} date={date} onDone={onClose} />;
}
