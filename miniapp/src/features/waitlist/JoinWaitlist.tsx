import { useState } from 'react';
import type { AvailabilityView } from 'shared-types/booking.contract';
import { DAY_PART_LABELS, DAY_PARTS, type DayPart } from 'shared-types/waitlist.states';
import { useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import type { BookableSite } from '../booking/booking-choice';
import { forWhomOf } from '../booking/for-whom';
import { Commitment } from '../identity/Commitment';
import { dayFirstWaitedFor, daysToWaitFor, wishedDays } from './wish';

interface JoinWaitlistProps {
  readonly availability: AvailabilityView;
  readonly site: BookableSite;
  readonly situationKey: string | undefined;
  /** A key of `peopleToBookFor`. */
  readonly forWhom: string;
  readonly onClose: () => void;
}

/** Waits for a place somebody gives up: where, on which day, in which part of it. */
export function JoinWaitlist({ availability, site, situationKey, forWhom, onClose }: JoinWaitlistProps) {
  const days = daysToWaitFor(site);
  const [day, setDay] = useState(dayFirstWaitedFor(site));
  const [part, setPart] = useState<DayPart>('ANY');
  const [siteKeys, setSiteKeys] = useState<readonly string[]>([site.key]);
  const { submit, busy, problem } = useWrite('POST /waitlist', {
    refresh: ['GET /me/waitlist', 'GET /me/records'],
    onDone: ({ number }) => replaceWith(address('/pages/waitlist/index', { number })),
  });
  const join = () =>
    submit({
      body: {
        itemKey: availability.itemKey,
        siteKeys: [...siteKeys],
        ...wishedDays(site, day),
        part,
        forWhom: forWhomOf(forWhom),
        ...(situationKey && { situationKey }),
      },
    });
  return (
    <Sheet
      open
      title="排候补"
      onClose={onClose}
      footer={
        <Commitment
          disabled={day === '' || siteKeys.length === 0}
          busy={busy}
          problem={problem}
          phoneReason="轮到您时要能联系上您。"
          notices={['PLACE_OFFERED', 'BOOKING_CONFIRMED']}
          onCommit={join}
        >
          排候补
        </Commitment>
      }
    >
      <Stack gap={4}>
        <Note>有人让出时间时，按先后轮到您，会发消息通知，不用一直看着。收到后请在时限内确认。</Note>
        <Asked title="哪一天">
          <Options label="哪一天" options={days} chosen={day} onChoose={setDay} />
        </Asked>
        <Asked title="什么时段">
          <Options
            label="什么时段"
            layout="grid"
            options={DAY_PARTS.map((key) => ({ key, title: DAY_PART_LABELS[key] }))}
            chosen={part}
            onChoose={setPart}
          />
        </Asked>
        {availability.sites.length > 1 && (
          <Asked title="去哪里都可以的，多选几个">
            <Checks
              label="可以去的地点"
              checks={availability.sites.map(({ key, name }) => ({ key, title: name }))}
              ticked={siteKeys}
              onChange={setSiteKeys}
            />
          </Asked>
        )}
      </Stack>
    </Sheet>
  );
}

function Asked({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Stack gap={2}>
      <Text strong>{title}</Text>
      {children}
    </Stack>
  );
}
