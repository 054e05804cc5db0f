import { useState } from 'react';
import type { BookingView } from 'shared-types/booking.contract';
import { useRead, useWrite } from '@/api';
import { useFocusNext } from '@/ui/base/focus';
import { useSendKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Keys } from '@/ui/button/Keys';
import { Card } from '@/ui/card/Card';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { SelectField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { useVisible } from '@/ui/page/use-visible';
import { openingWords } from '../booking/booking-choice';
import { ItemFinder } from '../directory/ItemFinder';
import { PhoneBooked } from './PhoneBooked';
import { PhoneCaller } from './PhoneCaller';
import { PlaceChoice } from './PlaceChoice';
import { bodyOf, type Faults, faultsOf, firstFault, type PhoneForm, PLACES } from './phone-form';
import { BOOKING_READINGS } from './refresh';
import { useDeskPlaces } from './use-desk-places';
import { usePhoneForm } from './use-phone-form';

interface PhoneBookingProps {
  /** The site and day the desk looks at: where the call begins. */
  readonly siteKey: string;
  readonly date: string;
  readonly onOpen: (number: string) => void;
}

const KEYS = [
  ['Enter', '下一项'],
  ['↑ ↓', '换一个'],
  ['Ctrl+Enter', '预约'],
] as const;
/** The place is gone, not the call: another time is chosen. */
const CHOOSE_AGAIN = ['slot_full', 'slot_not_offered'];

/** 电话预约: what the caller wants, when, who they are; then the number to read out to them. */
export function PhoneBooking({ siteKey, date, onOpen }: PhoneBookingProps) {
  const { form, change, clear, restored } = usePhoneForm();
  const [booked, setBooked] = useState<BookingView>();
  const [tried, setTried] = useState(false);
  const focusNext = useFocusNext();
  const visible = useVisible();
  const places = useDeskPlaces(form.itemKey, form, change);
  const { site, slot } = places;
  const { submit, busy, problem, reset } = useWrite('POST /desk/bookings', {
    refresh: BOOKING_READINGS,
    onDone: (answer) => {
      clear();
      setTried(false);
      setBooked(answer);
    },
    onRefused: ({ code }) => {
      places.reload();
      if (CHOOSE_AGAIN.includes(code)) focusNext(PLACES.times);
    },
  });
  const faults = tried ? faultsOf(form, slot) : {};
  const send = () => {
    if (busy) return;
    setTried(true);
    const missing = firstFault(faultsOf(form, slot));
    if (missing) focusNext(PLACES[missing]);
    else if (site && places.date && slot) {
      void submit({ body: bodyOf(form, { siteKey: site.key, date: places.date, from: slot.from }) });
    }
  };
  useSendKey(visible && !booked ? send : undefined);
  const anew = () => {
    clear();
    reset();
    setTried(false);
    setBooked(undefined);
    focusNext(PLACES.item);
  };
  if (booked) return <PhoneBooked booked={booked} onNext={anew} onOpen={() => onOpen(booked.number)} />;
  const again = problem && CHOOSE_AGAIN.includes(problem.code);
  return (
    <Stack gap={4}>
      <Row justify="between" wrap>
        <Text as="h2" size="card" strong>
          电话预约
        </Text>
        <Keys keys={KEYS} />
      </Row>
      {restored && form.itemKey !== '' && (
        <Row justify="between" wrap>
          <Note>上次没约完的还在，可以接着填。</Note>
          <Button kind="text" onPress={anew}>
            重新填写
          </Button>
        </Row>
      )}
      <Wish
        form={form}
        faults={faults}
        onChange={change}
        onItem={(key, name) => {
          change({ itemKey: key, itemName: name, situationKey: '', siteKey, date, from: '' });
          focusNext(PLACES.times);
        }}
        onAnother={() => {
          change({ itemKey: '', itemName: '', situationKey: '', from: '' });
          focusNext(PLACES.item);
        }}
      />
      {form.itemKey !== '' && (
        <Card title="什么时间">
          <Stack gap={3}>
            {again && <ProblemNote problem={problem} />}
            <PlaceChoice places={places} timesId={PLACES.times} onNext={() => focusNext(PLACES.name)} />
            {faults.times && !again && <Note tone="danger">{faults.times}</Note>}
          </Stack>
        </Card>
      )}
      <PhoneCaller form={form} faults={faults} problem={problem} onChange={change} onFocus={focusNext} onSend={send} />
      <Stack gap={3}>
        {!again && problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Button block icon="calendar-check" busy={busy} hotkey="Ctrl+Enter" onPress={send}>
          {slot && places.date ? `约 ${openingWords({ date: places.date, from: slot.from })}` : '预约'}
        </Button>
      </Stack>
    </Stack>
  );
}

interface WishProps {
  readonly form: PhoneForm;
  readonly faults: Faults;
  readonly onChange: (part: Partial<PhoneForm>) => void;
  readonly onItem: (key: string, name: string) => void;
  readonly onAnother: () => void;
}

/** What the caller wants done, and in which situation, so that they can be told what to bring. */
function Wish({ form, faults, onChange, onItem, onAnother }: WishProps) {
  const { itemKey, itemName, situationKey } = form;
  const { data } = useRead('GET /items/:key', { params: { key: itemKey } }, { when: itemKey !== '' });
  if (itemKey === '') {
    return (
      <Card title="要办什么">
        <Stack gap={3}>
          <ItemFinder
            id={PLACES.item}
            label="找事项"
            hint="来电人的说法，或名称、拼音首字母"
            chosenKey={null}
            onChoose={({ key, name }) => onItem(key, name)}
          />
          {faults.item && <Note tone="danger">{faults.item}</Note>}
        </Stack>
      </Card>
    );
  }
  const situations = data?.situations ?? [];
  return (
    <Card
      title={itemName}
      aside={
        <Button kind="text" onPress={onAnother}>
          换一个事项
        </Button>
      }
    >
      {situations.length > 1 && (
        <SelectField
          label="属于哪种情形"
          hint="选了就只说这一种要带的材料"
          value={situationKey}
          choices={[{ key: '', title: '先不选' }, ...situations.map(({ key, name }) => ({ key, title: name }))]}
          onChange={(key) => onChange({ situationKey: key })}
        />
      )}
    </Card>
  );
}
