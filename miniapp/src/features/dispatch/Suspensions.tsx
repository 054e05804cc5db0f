import { useState } from 'react';
import {
  SUSPENSION_TREATMENT_LABELS,
  SUSPENSION_TREATMENTS,
  type SuspensionTreatment,
} from 'shared-types/dispatch.states';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { momentWords, shanghaiDate } from '@/ui/words/dates';
import { windowWords } from '../agency/visit-words';
import { instantOf } from './suspension-form';

const REFRESH = ['GET /dispatch/suspensions', 'GET /dispatch/visits'] as const;

/** Stops visits for the weather or for safety: what it touches is read first. */
export function Suspensions() {
  return (
    <Stack gap={4}>
      <InForce />
      <Suspend />
    </Stack>
  );
}

function InForce() {
  const reading = useRead('GET /dispatch/suspensions', undefined, { live: true });
  const lift = useWrite('POST /dispatch/suspensions/:handle/lift', {
    refresh: REFRESH,
    onDone: () => toast('已恢复上门'),
  });
  return (
    <Card kind="plain" title="暂停中的时段">
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="check-circle" title="没有暂停上门" />
          ) : (
            <Stack gap={2}>
              <ProblemNote problem={lift.problem} />
              <List label="暂停中的时段">
                {items.map(({ handle, from, to, reason }) => (
                  <ListItem
                    key={handle}
                    icon="pause"
                    title={reason}
                    note={`${momentWords(from)} 至 ${momentWords(to)}`}
                    value="恢复上门"
                    onPress={() => void lift.submit({ params: { handle } })}
                  />
                ))}
              </List>
            </Stack>
          )
        }
      </Loaded>
    </Card>
  );
}

function Suspend() {
  const today = shanghaiDate();
  const [period, setPeriod] = useState({ date: today, from: '08:00', to: '18:00' });
  const [reason, setReason] = useState('');
  const [treatment, setTreatment] = useState<SuspensionTreatment>('MOVE');
  const [seen, setSeen] = useState(false);
  const from = instantOf(period.date, period.from);
  const to = instantOf(period.date, period.to);
  const change = (part: Partial<typeof period>) => {
    setPeriod({ ...period, ...part });
    setSeen(false);
  };
  const complete = from !== null && to !== null && from < to && reason.trim().length >= 2;
  const { submit, busy, problem } = useWrite('POST /dispatch/suspensions', {
    refresh: REFRESH,
    onDone: () => {
      setSeen(false);
      setReason('');
      toast('已暂停，正在通知客户和代办员');
    },
  });
  return (
    <Card title="暂停上门">
      <Stack gap={4}>
        <TextField label="哪一天" value={period.date} maxLength={10} onChange={(date) => change({ date })} />
        <Row gap={2} even>
          <TextField label="几点起" value={period.from} maxLength={5} onChange={(time) => change({ from: time })} />
          <TextField label="几点止" value={period.to} maxLength={5} onChange={(time) => change({ to: time })} />
        </Row>
        <TextField
          label="原因"
          hint="客户会看到，例如：暴雪、高温红色预警"
          value={reason}
          maxLength={30}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        <Options
          label="这段时间的上门怎么办"
          options={SUSPENSION_TREATMENTS.map((key) => ({ key, title: SUSPENSION_TREATMENT_LABELS[key] }))}
          chosen={treatment}
          onChoose={setTreatment}
        />
        {seen && from && to && <Effects from={from} to={to} moves={treatment === 'MOVE'} />}
        <ProblemNote problem={problem} />
        {seen && from && to ? (
          <Button
            block
            kind="danger"
            busy={busy}
            onPress={() => void submit({ body: { from, to, reason: reason.trim(), treatment } })}
          >
            暂停上门并通知客户
          </Button>
        ) : (
          <Button block disabled={!complete} onPress={() => setSeen(true)}>
            先看影响哪些上门
          </Button>
        )}
      </Stack>
    </Card>
  );
}

interface EffectsProps {
  readonly from: string;
  readonly to: string;
  readonly moves: boolean;
}

/** Which visits it would touch, and what becomes of each. */
function Effects({ from, to, moves }: EffectsProps) {
  const reading = useRead('GET /dispatch/suspensions/effects', { query: { from, to } });
  return (
    <Loaded reading={reading}>
      {({ visits }) =>
        visits.length === 0 ? (
          <Note>这段时间没有约好的上门；暂停后也不能再约。</Note>
        ) : (
          <List label="会影响的上门">
            {visits.map(({ number, title, stateLabel, underWay, instead, ...window }) => (
              <ListItem
                key={number}
                title={title}
                note={`${windowWords({ ...window, urgent: false })} · ${stateLabel}`}
                value={underWay ? '已在客户家，办完' : moves && instead ? '改期' : '取消'}
              >
                {moves && instead ? `改到${windowWords({ ...instead, urgent: false })}` : undefined}
              </ListItem>
            ))}
          </List>
        )
      }
    </Loaded>
  );
}
