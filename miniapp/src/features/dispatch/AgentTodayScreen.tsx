import { useState } from 'react';
import type { AgentDay } from 'shared-types/dispatch.contract';
import { DUTY_LABELS, DUTY_STATES, type DutyState } from 'shared-types/dispatch.states';
import { useRead, useWrite } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { DayStrip } from '@/ui/choice/DayStrip';
import { Segmented } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { addDays, endTimeWords, momentWords, shanghaiDate, timeWords } from '@/ui/words/dates';
import { useJobPacks } from '../field/job-packs';
import { PendingSteps } from '../field/PendingSteps';
import { SignedIn } from '../identity/SignedIn';
import { useConsent } from '../notification/use-consent';
import { OfferCard } from './OfferCard';

/** As far ahead as visits are asked for. */
const DAYS = 8;

/** An agent's day: duty, offers to answer, and the visits in the order to go. */
export function AgentTodayScreen() {
  return (
    <Page title="我的上门">
      <SignedIn desk reason="这里供代办员使用。办事群众请返回首页。">
        {() => <Day />}
      </SignedIn>
    </Page>
  );
}

function Day() {
  const today = shanghaiDate();
  const [date, setDate] = useState(today);
  const days = Array.from({ length: DAYS }, (_, ahead) => ({ date: addDays(today, ahead), open: true, word: '' }));
  const reading = useRead('GET /agents/me/day', { query: { date } }, { live: true, keepPrevious: true });
  useJobPacks(reading.data, today);
  return (
    <Loaded reading={reading}>
      {(day) => (
        <Stack gap={4}>
          <PendingSteps />
          <Suspended />
          <Duty day={day} />
          {day.offers.map((offer) => (
            <OfferCard key={offer.number} offer={offer} />
          ))}
          <DayStrip label="哪一天" days={days} chosen={date} onChoose={setDate} />
          <Route day={day} />
          <Button block kind="text" icon="inbox" to="/packages/agent/cases/index">
            我的代办件和材料
          </Button>
          <Button block kind="text" icon="history" to="/packages/agent/history/index">
            看我上过的门
          </Button>
        </Stack>
      )}
    </Loaded>
  );
}

/** Times in which no visits are made, so that nobody rides into a blizzard. */
function Suspended() {
  const { data } = useRead('GET /dispatch/suspensions', undefined, { live: true });
  return (
    <>
      {(data?.items ?? []).map(({ handle, from, to, reason }) => (
        <Note key={handle} tone="danger">
          {`因${reason}，${momentWords(from)}至${momentWords(to)}暂停上门。已经在客户家的，办完再走，注意安全。`}
        </Note>
      ))}
    </>
  );
}

function Duty({ day: { duty, shift } }: { readonly day: AgentDay }) {
  const { submit, problem } = useWrite('PUT /agents/me/duty', { refresh: ['GET /agents/me/day'] });
  const consent = useConsent('VISIT_OFFERED', 'VISIT_RELIEVED', 'VISIT_CALL_DUE');
  const set = async (state: DutyState) => {
    // Each yes is good for one message of WeChat: it is asked for again with every tap that has to do with offers.
    await consent();
    await submit({ body: { duty: state } });
  };
  if (duty === null || shift === null) {
    return <Note>现在不在您的排班时间内，不会派单给您。</Note>;
  }
  return (
    <Card title="我现在" aside={<Text size="secondary" tone="ink-2">{`班次到 ${endTimeWords(shift.to)}`}</Text>}>
      <Stack gap={3}>
        <Segmented
          label="当班状态"
          options={DUTY_STATES.map((key) => ({ key, title: DUTY_LABELS[key] }))}
          chosen={duty}
          onChoose={(state) => void set(state)}
        />
        <ProblemNote problem={problem} />
      </Stack>
    </Card>
  );
}

function Route({ day }: { readonly day: AgentDay }) {
  if (day.visits.length === 0) {
    return <EmptyState icon="route" title="这一天没有要上门的" note="派给您的单会出现在这里。" />;
  }
  return (
    <Card kind="plain" title="按路线排好的上门">
      <List label="要上门的">
        {day.visits.map((visit) => (
          <ListItem
            key={visit.number}
            icon={visit.open ? 'pin' : 'check-circle'}
            title={`${timeWords(visit.from)}–${endTimeWords(visit.to)} ${visit.urgent ? '紧急 · ' : ''}${visit.title}`}
            note={visit.asCompanion ? `${visit.address} · 同行` : visit.address}
            value={visit.stateLabel}
            to={address('/packages/agent/visit/index', { number: visit.number })}
          />
        ))}
      </List>
    </Card>
  );
}
