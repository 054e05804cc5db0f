import type { StandingView } from 'shared-types/booking-marks.contract';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { plainDate } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { MarkCard } from './MarkCard';

/** 我的预约记录: whether anything is noted against one's bookings, what follows from it, and how to object. */
export function StandingScreen() {
  return (
    <Page title="我的预约记录">
      <SignedIn reason="登录后可以看到您的预约记录。">{() => <Standings />}</SignedIn>
    </Page>
  );
}

function Standings() {
  const reading = useRead('GET /me/booking-standing', {}, { live: true });
  return (
    <Loaded reading={reading}>
      {({ items }) => (
        <Stack gap={4}>
          {items.map((standing) => (
            <Standing key={standing.whose ?? ''} standing={standing} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

const TITLES: Readonly<Record<StandingView['kind'], string>> = {
  CLEAR: '可以正常预约',
  COUNTED: '可以正常预约',
  WARNED: '请留意',
  BLOCKED: '暂时不能网上预约',
};

/** How one stands, in a sentence, with every mark. */
export function Standing({ standing }: { readonly standing: StandingView }) {
  const { whose, kind, sentence, rule, block, marks } = standing;
  return (
    <>
      <Card
        title={whose === null ? TITLES[kind] : `${whose}：${TITLES[kind]}`}
        kind={kind === 'BLOCKED' ? 'tint' : 'padded'}
      >
        <Stack gap={3}>
          {block && (
            <Note tone="warn">{`${block.why}，${plainDate(block.since)}到${plainDate(block.until)}前不能网上预约。`}</Note>
          )}
          <Text strong>{sentence}</Text>
          <Text size="secondary" tone="ink-2">
            {rule}
          </Text>
        </Stack>
      </Card>
      {marks.map((mark) => (
        <MarkCard key={mark.booking.number} mark={mark} />
      ))}
    </>
  );
}
