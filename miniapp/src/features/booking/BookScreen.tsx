import { useRouter } from '@tarojs/taro';
import type { AvailabilityView, SlotsView } from 'shared-types/booking.contract';
import { useSession } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { DayStrip } from '@/ui/choice/DayStrip';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { WaitInstead } from '../waitlist/WaitInstead';
import { earlierElsewhere, openingWords, stripDays } from './booking-choice';
import { ForWhom } from './ForWhom';
import { KeepPlace } from './KeepPlace';
import { MoveBooking } from './MoveBooking';
import { Places } from './Places';
import { useBookingChoice } from './use-booking-choice';

type Choice = ReturnType<typeof useBookingChoice>;

/** Book a time for an item, or move a booking: site and day on one screen, then the time, then the one button. */
export function BookScreen() {
  const { item = '', site, situation, move } = useRouter().params;
  const choice = useBookingChoice(item, site);
  return (
    <Page
      title={move ? '改到别的时间' : '预约时间'}
      footer={
        move ? (
          <MoveBooking number={move} choice={choice} />
        ) : (
          <KeepPlace itemKey={item} situationKey={situation || undefined} choice={choice} />
        )
      }
    >
      <Loaded reading={choice.availability}>
        {(availability) => (
          <Chooser
            availability={availability}
            choice={choice}
            situationKey={situation || undefined}
            moving={move !== undefined}
          />
        )}
      </Loaded>
    </Page>
  );
}

interface ChooserProps {
  readonly availability: AvailabilityView;
  readonly choice: Choice;
  readonly situationKey: string | undefined;
  /** A booking that stands moves: it stays whose it is. */
  readonly moving: boolean;
}

function Chooser({ availability, choice, situationKey, moving }: ChooserProps) {
  const { site } = choice;
  const signedIn = useSession().status === 'person';
  if (!site) {
    return <EmptyState icon="calendar" title="这个事项不用预约" note="直接到现场取号办理，或者先咨询。" />;
  }
  return (
    <Stack gap={4}>
      <Text as="p" size="card" strong>
        {availability.itemName}
      </Text>
      <Places
        itemKey={availability.itemKey}
        sites={availability.sites}
        site={site}
        onChoose={choice.chooseSite}
        moving={moving}
      />
      <Card title="哪一天">
        <Stack gap={3}>
          <DayStrip label="哪一天" days={stripDays(site)} chosen={choice.date ?? null} onChoose={choice.chooseDay} />
          {choice.date === undefined ? (
            <Note tone="warn">
              近几天都约满了。每天 {availability.opensAt} 放出新的一天，也可以直接到现场取号办理。
            </Note>
          ) : (
            <Loaded reading={choice.times}>{(times) => <Times times={times} choice={choice} />}</Loaded>
          )}
          {!moving && (
            <WaitInstead availability={availability} site={site} situationKey={situationKey} forWhom={choice.forWhom} />
          )}
        </Stack>
      </Card>
      {signedIn && !moving && <ForWhom chosen={choice.forWhom} onChoose={choice.chooseForWhom} />}
    </Stack>
  );
}

function Times({ times, choice }: { readonly times: SlotsView; readonly choice: Choice }) {
  // While another day is on its way its predecessor's times stand there, not to be tapped.
  const stale = times.date !== choice.date || times.siteKey !== choice.site?.key;
  const sooner = stale || !choice.site ? null : earlierElsewhere(choice.site, times.sooner);
  return (
    <Stack gap={3}>
      {times.note !== null && <Note>{times.note}</Note>}
      {sooner && (
        <Button kind="secondary" icon="clock" onPress={() => choice.chooseOpening(sooner)}>
          {`${sooner.siteName}更早有空：${openingWords(sooner)}`}
        </Button>
      )}
      <Text size="secondary" tone="ink-2">
        几点到
      </Text>
      <Options
        label="几点到"
        layout="grid"
        options={times.slots.map(({ from, free }) => ({
          key: from,
          title: from,
          note: free > 0 ? `余 ${free}` : '已约满',
          disabled: free === 0 || stale,
        }))}
        chosen={choice.slot?.from ?? null}
        onChoose={choice.chooseTime}
      />
    </Stack>
  );
}
