import type { BookingView } from 'shared-types/booking.contract';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge } from '@/ui/promise/Light';
import { dayWords, momentWords, timeWords } from '@/ui/words/dates';
import { readOut } from './phone-form';

interface PhoneBookedProps {
  readonly booked: BookingView;
  readonly onNext: () => void;
  readonly onOpen: () => void;
}

/** What is read out to the caller: when, where, the number, what to bring. */
export function PhoneBooked({ booked, onNext, onOpen }: PhoneBookedProps) {
  const { number, date, from, site, item, checkIn, freeCancelUntil, bring, note } = booked;
  const [only] = bring.length === 1 ? bring : [];
  return (
    <Stack gap={4}>
      <Card kind="tint">
        <Stack gap={3}>
          <Row justify="between" wrap>
            <Text strong>约好了，请念给来电人听</Text>
            <Badge tone="ok">{booked.stateLabel}</Badge>
          </Row>
          <Box as="p" className="booking-figure">{`${dayWords(date)}${from}`}</Box>
          <Stack gap={0}>
            <Text strong>{site.name}</Text>
            <Text tone="ink-2">{site.address}</Text>
            <Text tone="ink-2">{item.name}</Text>
          </Stack>
          <Stack gap={0}>
            <Text size="secondary" tone="ink-2">
              预约编号
            </Text>
            <Box className="booking-number" testId="read-out">
              {readOut(number)}
            </Box>
          </Stack>
          <Facts
            facts={[
              ['到场取号', `${timeWords(checkIn.from)}–${timeWords(checkIn.until)}，报编号或手机号后四位`],
              ['来不了', `${momentWords(freeCancelUntil)} 前打电话取消，不留记录`],
              ...(note === null ? [] : [['这一天', note] as const]),
            ]}
          />
        </Stack>
      </Card>
      {only && only.materials.length > 0 && (
        <Card kind="plain" title="请他带上">
          <List label="请他带上">
            {only.materials.map(({ key, name, form, required }) => (
              <ListItem key={key} title={name} note={form} value={required ? '必带' : '如有'} />
            ))}
          </List>
        </Card>
      )}
      <Row gap={2} wrap>
        <Button id="phone-next" icon="phone" onPress={onNext}>
          接下一个电话
        </Button>
        <Button kind="secondary" onPress={onOpen}>
          打开这个预约
        </Button>
      </Row>
    </Stack>
  );
}
