import { useState } from 'react';
import type { AlarmCard, AlarmView } from 'shared-types/visit-safety.contract';
import { useRead, useWrite } from '@/api';
import { callPhone } from '@/api/phone-call';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { momentWords } from '@/ui/words/dates';
import { showOnMap } from '../directory/navigate';
import { TellMe } from '../notification/TellMe';
import { ReasonSheet } from './ReasonSheet';

const REFRESH = ['GET /dispatch/alarms'] as const;

/** Everything for which an agent has to be looked after, what nobody has taken first. */
export function Alarms() {
  const reading = useRead('GET /dispatch/alarms', undefined, { live: true });
  return (
    <Stack gap={4}>
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="shield" title="外勤都平安" note="求助、超时没结束和中止的上门会出现在这里。" />
          ) : (
            <Stack gap={4}>
              {items.map((alarm) => (
                <Alarm key={alarm.handle} alarm={alarm} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <TellMe kinds={['VISIT_ALARM']} />
    </Stack>
  );
}

function Alarm({ alarm }: { readonly alarm: AlarmView }) {
  const { handle, label, agent, visit, visitState, raisedAt, takenBy } = alarm;
  const [card, setCard] = useState<AlarmCard>();
  const [ending, setEnding] = useState(false);
  const take = useWrite('POST /dispatch/alarms/:handle/take', { refresh: REFRESH, onDone: setCard });
  const close = useWrite('POST /dispatch/alarms/:handle/close', {
    refresh: REFRESH,
    onDone: () => toast('已记下处理结果'),
  });
  return (
    <Card
      title={label}
      aside={<Badge tone={takenBy ? 'primary' : 'danger'}>{takenBy ? '处置中' : '没有人接手'}</Badge>}
    >
      <Stack gap={3}>
        <Facts
          facts={[
            ['代办员', `${agent.name}（${agent.workNo}）`],
            ['什么时候', momentWords(raisedAt)],
            ['上门', `${visit}，${visitState}`],
            ...(takenBy ? ([['接手', `${takenBy.name}（${takenBy.workNo}）`]] as const) : []),
          ]}
        />
        {card && <Where card={card} />}
        <ProblemNote problem={take.problem} />
        <Row gap={2} wrap>
          {!card && (
            <Button icon="shield" busy={take.busy} onPress={() => void take.submit({ params: { handle } })}>
              {takenBy ? '看地址和电话' : '我来处置'}
            </Button>
          )}
          <Button kind="secondary" onPress={() => setEnding(true)}>
            写明结果
          </Button>
        </Row>
      </Stack>
      <ReasonSheet
        open={ending}
        title="写明结果"
        hint="例如：已电话联系，人平安；或已到现场接回"
        maxLength={500}
        busy={close.busy}
        problem={close.problem}
        onClose={() => setEnding(false)}
        onSend={(note) => void close.submit({ params: { handle }, body: { note } })}
      />
    </Card>
  );
}

/** Where the agent is and how to reach him; shown on purpose, and each look leaves a trace. */
function Where({ card: { phone, address, door, position, agent } }: { readonly card: AlarmCard }) {
  return (
    <Stack gap={3}>
      <Facts
        facts={[
          ['电话', phone ?? '没有登记'],
          ['上门地址', [address, door].filter(Boolean).join(' ')],
        ]}
      />
      <Note>查看已留痕，请只用于这次处置。</Note>
      <Row gap={2} wrap>
        {phone !== null && (
          <Button kind="secondary" icon="phone" href={`tel:${phone}`} onPress={() => callPhone(phone)}>
            打电话
          </Button>
        )}
        {position && (
          <Button
            kind="secondary"
            icon="navigate"
            onPress={() => showOnMap({ name: `${agent.name}求助的位置`, address, position })}
          >
            看求助的位置
          </Button>
        )}
      </Row>
    </Stack>
  );
}
