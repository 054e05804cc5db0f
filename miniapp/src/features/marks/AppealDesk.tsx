import { useState } from 'react';
import type { AppealView } from 'shared-types/booking-marks.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { dayWords } from '@/ui/words/dates';
import { RecordFoot } from '../record/RecordFoot';
import { AppealFacts, Decision } from './AppealScreen';
import { HallFault } from './HallFault';
import { markStanding, markTitle } from './mark-words';

const SHORTEST = 4;

/** An appeal on the desk: what was noted, what the citizen says, how they stand, and the decision. */
export function AppealDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /booking-appeals/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card title={view.title}>
            <Stack gap={3}>
              {view.promise && <PromiseLine promise={view.promise} />}
              <Decision view={view} />
              <AppealFacts view={view} />
              <Text lines>{view.statement}</Text>
              <Text size="hint" tone="ink-3">
                {[view.number, view.appellant && `${view.appellant.name} ${view.appellant.phone}`]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
            </Stack>
          </Card>
          {view.actions.includes('grant') && <Decide view={view} />}
          {view.standing && <Record standing={view.standing} />}
          <RecordFoot view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

/** Taken back or kept, with a reason the citizen reads. */
function Decide({ view: { number, version, booking } }: { readonly view: AppealView }) {
  const [reason, setReason] = useState('');
  const [faulty, setFaulty] = useState(false);
  const { submit, busy, problem } = useWrite('POST /booking-appeals/:number/actions', {
    refresh: ['GET /booking-appeals/:number', 'GET /desk/inbox', 'GET /desk/promises'],
    onDone: ({ decision }) =>
      toast(decision?.granted ? '已撤销这次记录，申诉人会收到通知' : '已答复，申诉人会收到通知'),
  });
  const decide = (action: 'grant' | 'dismiss') =>
    void submit({ params: { number }, body: { action, version, reason: reason.trim() } });
  const unsaid = reason.trim().length < SHORTEST;
  return (
    <Card title="核实与答复">
      <Stack gap={3}>
        <TextAreaField
          label="核实的情况和理由"
          hint="申诉人会看到。"
          value={reason}
          maxLength={300}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Row gap={2} wrap>
          <Button busy={busy} disabled={unsaid} onPress={() => decide('grant')}>
            申诉成立，撤销记录
          </Button>
          <Button kind="secondary" busy={busy} disabled={unsaid} onPress={() => decide('dismiss')}>
            维持记录
          </Button>
        </Row>
        <Button kind="text" icon="alert" onPress={() => setFaulty(true)}>
          当时大厅有故障？登记后同一段时间的都不记
        </Button>
      </Stack>
      {faulty && <HallFault booking={booking} onClose={() => setFaulty(false)} />}
    </Card>
  );
}

/** How they stand: whether one more or one less decides about a block. */
function Record({ standing }: { readonly standing: NonNullable<AppealView['standing']> }) {
  return (
    <Card title="申诉人的预约记录" kind="plain">
      <List label="申诉人的预约记录">
        <ListItem title={standing.sentence} note={standing.rule} />
        {standing.marks.map((mark) => (
          <ListItem
            key={mark.booking.number}
            title={`${dayWords(mark.booking.date)}${mark.booking.from} ${markTitle(mark)}`}
            note={`${markStanding(mark)} · ${mark.booking.siteName} · ${mark.booking.itemName}`}
          />
        ))}
      </List>
    </Card>
  );
}
