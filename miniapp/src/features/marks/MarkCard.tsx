import { useState } from 'react';
import type { MarkView } from 'shared-types/booking-marks.contract';
import { useWrite } from '@/api';
import { address, go } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { Badge } from '@/ui/promise/Light';
import { dayWords, plainDate } from '@/ui/words/dates';
import { markStanding, markTitle } from './mark-words';

const SHORTEST = 5;

/** One mark: what was noted of which booking, whether it counts, and the way to object. */
export function MarkCard({ mark }: { readonly mark: MarkView }) {
  const { booking, appeal, appealUntil } = mark;
  const [appealing, setAppealing] = useState(false);
  return (
    <Card
      title={`${dayWords(booking.date)}${booking.from}`}
      aside={<Badge tone={mark.counts ? 'warn' : 'ok'}>{mark.counts ? '计算中' : '不计算'}</Badge>}
    >
      <Stack gap={2}>
        <Text strong>{markTitle(mark)}</Text>
        <Text>{`${booking.siteName} · ${booking.itemName}`}</Text>
        <Text size="secondary" tone="ink-2">
          {markStanding(mark)}
        </Text>
        <Row gap={2} wrap>
          {appeal && (
            <Button kind="secondary" to={address('/pages/appeal/index', { number: appeal.number })}>
              {`看申诉：${appeal.stateLabel}`}
            </Button>
          )}
          {appealUntil !== null && (
            <Button kind="secondary" onPress={() => setAppealing(true)}>
              记得不对，申诉
            </Button>
          )}
        </Row>
        {appealUntil !== null && (
          <Text size="hint" tone="ink-3">
            {plainDate(appealUntil)}前可以申诉，由主管核实后答复。
          </Text>
        )}
      </Stack>
      {appealing && <AppealSheet number={booking.number} onClose={() => setAppealing(false)} />}
    </Card>
  );
}

/** What happened, in the person's own words. */
function AppealSheet({ number, onClose }: { readonly number: string; readonly onClose: () => void }) {
  const [statement, setStatement] = useState('');
  const { submit, busy, problem } = useWrite('POST /bookings/:number/appeals', {
    refresh: ['GET /me/booking-standing', 'GET /bookings/:number/mark', 'GET /me/records'],
    onDone: (appeal) => {
      onClose();
      go(address('/pages/appeal/index', { number: appeal.number }));
    },
  });
  return (
    <FormSheet
      title="申诉"
      send="提交申诉"
      busy={busy}
      problem={problem}
      complete={statement.trim().length >= SHORTEST}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { statement: statement.trim() } })}
    >
      <TextAreaField
        label="当时是什么情况"
        hint="例如：到了现场但没能取号、临时生病、交通停运。不用上传证明。"
        value={statement}
        maxLength={1000}
        onChange={setStatement}
        error={problem?.field('body.statement')}
      />
      <Text size="secondary" tone="ink-2">
        主管会核实后答复，最迟哪天答复，提交后就能看到。这期间打电话预约、到现场取号都照常。
      </Text>
    </FormSheet>
  );
}
