import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { AvailabilityView, SlotsView } from 'shared-types/booking.contract';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { DayStrip } from '@/ui/choice/DayStrip';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { type BookableSite, earlierElsewhere, openingWords, stripDays } from './booking-choice';
import { ConfirmBooking } from './ConfirmBooking';
import { MoveBooking } from './MoveBooking';
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
          <ConfirmBooking itemKey={item} situationKey={situation || undefined} choice={choice} />
        )
      }
    >
      <Loaded reading={choice.availability}>
        {(availability) => <Chooser availability={availability} choice={choice} />}
      </Loaded>
    </Page>
  );
}

function Chooser({ availability, choice }: { readonly availability: AvailabilityView; readonly choice: Choice }) {
  const { site } = choice;
  if (!site) {
    return <EmptyState icon="calendar" title="这个事项不用预约" note="直接到现场取号办理，或者先咨询。" />;
  }
  return (
    <Stack gap={4}>
      <Text as="p" size="card" strong>
        {availability.itemName}
      </Text>
      <Places sites={availability.sites} site={site} onChoose={choice.chooseSite} />
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
        </Stack>
      </Card>
    </Stack>
  );
}

interface PlacesProps {
  readonly sites: readonly BookableSite[];
  readonly site: BookableSite;
  readonly onChoose: (key: string) => void;
}

/** The place one stands at; the others unfold, so that days and times are seen without scrolling. */
function Places({ sites, site, onChoose }: PlacesProps) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <Card title="在哪里办">
      <Stack gap={2}>
        {unfolded ? (
          <Options label="在哪里办" options={sites.map(optionOf)} chosen={site.key} onChoose={onChoose} />
        ) : (
          <Stack gap={0}>
            <Text strong>{site.name}</Text>
            <Text size="secondary" tone="ink-2">
              {site.address}
            </Text>
          </Stack>
        )}
        {sites.length > 1 && (
          <Button kind="text" icon="pin" onPress={() => setUnfolded(!unfolded)}>
            {unfolded ? '就在这里办' : `换个地点（共 ${sites.length} 个）`}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

const optionOf = ({ key, name, address, earliest }: BookableSite) => ({
  key,
  title: name,
  note: `${earliest ? `最早 ${openingWords(earliest)}` : '近几天已约满'} · ${address}`,
});

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
