import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import type { MaterialView } from 'shared-types/directory.contract';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { Timeline } from '@/ui/promise/Timeline';
import { TicketCard } from '@/ui/ticket/TicketCard';
import { dayWords, momentWords, timeWords } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { BookingMark } from '../marks/BookingMark';
import { Bring } from './Bring';
import { CancelSheet } from './CancelSheet';
import { addToCalendar } from './calendar';
import { HeldPlace } from './HeldPlace';

/** The ticket of a booking: when, where, what to bring, the code to show; and giving it up. */
export function BookingScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的预约">
      <SignedIn reason="登录后可以查看和取消您的预约。">{() => <Ticket number={number} />}</SignedIn>
    </Page>
  );
}

function Ticket({ number }: { readonly number: string }) {
  const reading = useRead('GET /bookings/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          {view.byHall && view.state === 'BOOKED' && (
            <Note tone="warn">因大厅的原因为您改到了这个时间，很抱歉。不方便可以改期或取消，不计次数。</Note>
          )}
          <Shown view={view} />
          <Card title="进度">
            <Timeline lines={view.timeline} next={view.next} />
          </Card>
        </Stack>
      )}
    </Loaded>
  );
}

function Shown({ view }: { readonly view: BookingView }) {
  if (view.state === 'BOOKED') return <Standing view={view} />;
  return view.state === 'HELD' ? <HeldPlace view={view} /> : <Over view={view} />;
}

function Standing({ view }: { readonly view: BookingView }) {
  const [leaving, setLeaving] = useState(false);
  const { site, item, checkIn } = view;
  const [only] = view.bring.length === 1 ? view.bring : [];
  return (
    <>
      <TicketCard
        figure={view.from}
        when={dayWords(view.date)}
        place={site.name}
        address={site.address}
        item={item.name}
        number={view.number}
        bring={only ? only.materials.map(bringWords) : []}
        code={view.code}
      />
      {view.note !== null && <Note>{view.note}</Note>}
      <Note>
        请在 {timeWords(checkIn.from)} 到 {timeWords(checkIn.until)} 之间到场，出示二维码取号。
      </Note>
      {view.bring.length > 1 && <Bring view={view} />}
      <Stack gap={3}>
        <Button block kind="secondary" icon="calendar" onPress={() => void addToCalendar(view)}>
          加到手机日历
        </Button>
        <Button block kind="secondary" icon="landmark" to={address('/pages/site/index', { key: site.key })}>
          看怎么去、开门时间
        </Button>
        {view.actions.includes('reschedule') && (
          <Button
            block
            kind="secondary"
            icon="clock"
            to={address('/pages/book/index', { item: item.key, site: site.key, move: view.number })}
          >
            改到别的时间
          </Button>
        )}
        {view.actions.some((action) => action.startsWith('cancel')) && (
          <Button block kind="text" onPress={() => setLeaving(true)}>
            取消预约
          </Button>
        )}
      </Stack>
      <CancelSheet view={view} open={leaving} onClose={() => setLeaving(false)} />
    </>
  );
}

const bringWords = ({ name, form, required }: MaterialView): string => `${name}（${form}${required ? '' : '，如有'}）`;

const MARKED: readonly string[] = ['NO_SHOW', 'LATE_CANCELLED'];

function Over({ view }: { readonly view: BookingView }) {
  return (
    <>
      <Card title={view.stateLabel}>
        <Stack gap={4}>
          <Facts
            facts={[
              ['事项', view.item.name],
              ['时间', momentWords(view.startsAt)],
              ['地点', view.site.name],
              ['编号', view.number],
            ]}
          />
          {view.state === 'CHECKED_IN' ? (
            <Button block icon="ticket" to="/pages/ticket/index">
              看我的号，前面还有几人
            </Button>
          ) : (
            <Next view={view} />
          )}
        </Stack>
      </Card>
      {MARKED.includes(view.state) && <BookingMark number={view.number} />}
    </>
  );
}

/** Where it goes on: at the booking that took its place, else at booking anew. */
function Next({ view: { movedTo, item, site } }: { readonly view: BookingView }) {
  if (movedTo !== null) {
    return (
      <Button block to={address('/pages/booking/index', { number: movedTo })}>
        看新的预约
      </Button>
    );
  }
  return (
    <Button block to={address('/pages/book/index', { item: item.key, site: site.key })}>
      重新预约
    </Button>
  );
}
