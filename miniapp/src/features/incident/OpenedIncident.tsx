import { useState } from 'react';
import type { IncidentView } from 'shared-types/incident.contract';
import type { IncidentPhone } from 'shared-types/incident.states';
import { useRead, useWrite } from '@/api';
import { callPhone } from '@/api/phone-call';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Badge } from '@/ui/promise/Light';
import { Timeline } from '@/ui/promise/Timeline';
import { momentWords, timeWords } from '@/ui/words/dates';
import { distanceWords } from '../directory/distance';
import { showOnMap } from '../directory/navigate';
import { Papers } from '../record/Papers';
import { DeskActions } from './DeskActions';
import { HolderActions } from './HolderActions';
import { TimeLeft } from './TimeLeft';

/** One incident: what and where, the next right step in a big button, the ways to ring and to get there, its history. */
export function OpenedIncident({ number }: { readonly number: string }) {
  const reading = useRead('GET /incidents/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(incident) => (
        <Stack gap={4}>
          <Card
            title={incident.place}
            aside={<Badge tone={incident.open ? 'primary' : 'quiet'}>{stateWords(incident)}</Badge>}
          >
            <Stack gap={3}>
              {incident.open && <TimeLeft promise={incident.promise} />}
              <Facts facts={factsOf(incident)} />
              {incident.arrival?.by === 'WRITTEN' && (
                <Note tone="warn">{`到场没有定位核实：${incident.arrival.reason ?? ''}`}</Note>
              )}
            </Stack>
          </Card>
          <HolderActions incident={incident} />
          <Ways incident={incident} />
          <DeskActions incident={incident} />
          <Papers view={incident} />
          <Card title="经过">
            <Timeline lines={incident.timeline} next={incident.next} />
          </Card>
        </Stack>
      )}
    </Loaded>
  );
}

const stateWords = ({ stateLabel, falseAlarm }: IncidentView): string => (falseAlarm ? '误报' : stateLabel);

function factsOf(incident: IncidentView): (readonly [string, string])[] {
  const { what, holder, reporter, createdAt, acknowledgeBy, arrivedAt, arrival, measures, report } = incident;
  return [
    ['情况', what],
    ['上报', `${momentWords(createdAt)}，${reporter.name}`],
    ['处置人', holder ? `${holder.name}（${holder.workNo}）` : '还没有派人'],
    ...(acknowledgeBy === null ? [] : [['知悉', `${timeWords(acknowledgeBy)} 前点“知悉”`] as const]),
    ...(arrivedAt === null ? [] : [['到场', `${momentWords(arrivedAt)}，${proofWords(arrival)}`] as const]),
    ...(measures === null ? [] : [['现场措施', measures] as const]),
    ...(report === null ? [] : [['处置报告', report] as const]),
    ['编号', incident.number],
  ];
}

function proofWords(arrival: IncidentView['arrival']): string {
  if (arrival === null) return '';
  return arrival.by === 'POSITION' && arrival.metres !== null
    ? `定位核实，离现场${distanceWords(arrival.metres)}`
    : arrival.byLabel;
}

const PHONE_WORDS: Readonly<Record<IncidentPhone, string>> = { SCENE: '打给现场联系人', HOLDER: '打给处置人' };

/** Ringing and getting there. */
function Ways({ incident }: { readonly incident: IncidentView }) {
  const { number, phones, open, place, position } = incident;
  if (!open) return null;
  return (
    <Row gap={2} even wrap>
      {phones.map((whom) => (
        <Ring key={whom} number={number} whom={whom} />
      ))}
      <Button kind="secondary" icon="navigate" onPress={() => showOnMap({ name: place, address: place, position })}>
        导航
      </Button>
    </Row>
  );
}

/** The number is fetched on purpose: looking leaves a trace. */
function Ring({ number, whom }: { readonly number: string; readonly whom: IncidentPhone }) {
  const [phone, setPhone] = useState<string>();
  const look = useWrite('POST /incidents/:number/phone', { onDone: (found) => setPhone(found.phone) });
  if (phone !== undefined) {
    return (
      <Button icon="phone" label={`拨打 ${phone}`} href={`tel:${phone}`} onPress={() => callPhone(phone)}>
        {phone}
      </Button>
    );
  }
  return (
    <Stack gap={2}>
      <ProblemNote problem={look.problem} />
      <Button
        kind="secondary"
        icon="phone"
        busy={look.busy}
        onPress={() => void look.submit({ params: { number }, body: { whom } })}
      >
        {PHONE_WORDS[whom]}
      </Button>
    </Stack>
  );
}
