import { useState } from 'react';
import type { GreenChannelView } from 'shared-types/green-channel.contract';
import { usePages, useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Columns, Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { plainDate } from '@/ui/words/dates';
import { ReasonSheet } from '../dispatch/ReasonSheet';
import { RecordFoot } from '../record/RecordFoot';
import { CHANNEL_REFRESH } from './key-project-refresh';

/** Every green channel: for 督查 to see, for the centre to decide. */
export function GreenChannels({ first }: { readonly first: string | undefined }) {
  const [chosen, setChosen] = useState(first);
  return (
    <Columns>
      <Stack gap={4}>
        <ChannelList title="待批准和有效的" open="true" chosen={chosen} onChoose={setChosen} />
        <ChannelList title="未批准和已到期的" open="false" chosen={chosen} onChoose={setChosen} />
      </Stack>
      {chosen === undefined ? (
        <EmptyState icon="shield" title="点一条，看谁为什么批准了什么" note="绿色通道从重点项目里提请。" />
      ) : (
        <OpenedChannel key={chosen} number={chosen} />
      )}
    </Columns>
  );
}

interface ListProps {
  readonly title: string;
  readonly open: 'true' | 'false';
  readonly chosen: string | undefined;
  readonly onChoose: (number: string) => void;
}

function ChannelList({ title, open, chosen, onChoose }: ListProps) {
  const reading = usePages('GET /green-channels', { query: { open } }, { live: true });
  return (
    <Card kind="plain" title={title}>
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check-circle" title="现在没有" />
          ) : (
            <List label={title}>
              {lines.map(({ number, subject, stateLabel, measures, to }) => (
                <ListItem
                  key={number}
                  title={subject.enterprise}
                  note={`${stateLabel} · 到${plainDate(to)} · ${measures.map(({ label }) => label).join('、')}`}
                  selected={number === chosen}
                  onPress={() => onChoose(number)}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      {reading.more && (
        <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
          再看一些
        </Button>
      )}
    </Card>
  );
}

/** One green channel with who, why, what and how long, and the decision where its reader has it. */
export function OpenedChannel({ number }: { readonly number: string }) {
  const reading = useRead('GET /green-channels/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(channel) => (
        <Stack gap={4}>
          <Card
            title={channel.title}
            aside={<Badge tone={channel.open ? 'primary' : 'quiet'}>{channel.stateLabel}</Badge>}
          >
            <Stack gap={3}>
              <Text tone="ink-2">{channel.next}</Text>
              <Facts facts={factsOf(channel)} />
            </Stack>
          </Card>
          <Decision channel={channel} />
          <RecordFoot view={channel} />
        </Stack>
      )}
    </Loaded>
  );
}

const factsOf = (channel: GreenChannelView): (readonly [string, string])[] => [
  ['企业', channel.subject.enterprise],
  ['对什么', channel.subject.title],
  ['措施', channel.measures.map(({ label }) => label).join('、')],
  ['理由', channel.reason],
  ['期限', `${plainDate(channel.from)}至${plainDate(channel.to)}`],
  ['提请人', `${channel.proposedBy.name}（${channel.proposedBy.workNo}）`],
  ...(channel.decidedBy ? [['决定人', channel.decidedBy.name] as const] : []),
  ...(channel.bookings.length > 0 ? [['用掉的号', channel.bookings.join('、')] as const] : []),
  ['编号', channel.number],
];

function Decision({ channel: { number, version, actions } }: { readonly channel: GreenChannelView }) {
  const [refusing, setRefusing] = useState(false);
  const grant = useWrite('POST /green-channels/:number/grant', {
    refresh: CHANNEL_REFRESH,
    onDone: () => toast('已批准绿色通道'),
  });
  const refuse = useWrite('POST /green-channels/:number/refuse', {
    refresh: CHANNEL_REFRESH,
    onDone: () => {
      setRefusing(false);
      toast('已记录，未批准');
    },
  });
  if (!actions.includes('grant')) return null;
  return (
    <Card title="中心决定">
      <Stack gap={3}>
        <ProblemNote problem={grant.problem} />
        <Row gap={2} wrap>
          <Button busy={grant.busy} onPress={() => void grant.submit({ params: { number }, body: { version } })}>
            批准绿色通道
          </Button>
          <Button kind="secondary" onPress={() => setRefusing(true)}>
            不批准
          </Button>
        </Row>
      </Stack>
      <ReasonSheet
        open={refusing}
        title="不批准"
        hint="提请的同事会看到"
        kind="danger"
        maxLength={500}
        busy={refuse.busy}
        problem={refuse.problem}
        onClose={() => setRefusing(false)}
        onSend={(reason) => void refuse.submit({ params: { number }, body: { version, reason } })}
      />
    </Card>
  );
}
