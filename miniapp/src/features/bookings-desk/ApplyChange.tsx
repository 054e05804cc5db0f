import { useState } from 'react';
import type { DayEffects } from 'shared-types/site-days.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Badge } from '@/ui/promise/Light';
import { openingWords } from '../booking/booking-choice';
import type { Hours } from './ChangeDay';
import { BOOKING_READINGS } from './refresh';

interface ApplyChangeProps {
  readonly params: { readonly key: string; readonly date: string };
  readonly hours: Hours;
  readonly effects: DayEffects;
  /** The effects are on their way anew. */
  readonly busy: boolean;
  /** Others were touched by then: what was shown is read anew, the reason stays. */
  readonly onStale: () => void;
  readonly onDone: (moved: number) => void;
  readonly onCancel: () => void;
}

const SHORTEST = 4;

/** Whom the change touches and where they go; why, which they are told; and the one button that does it. */
export function ApplyChange({ params, hours, effects, busy, onStale, onDone, onCancel }: ApplyChangeProps) {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const { touched, seen } = effects;
  const {
    submit,
    busy: sending,
    problem,
  } = useWrite('PUT /sites/:key/days/:date', {
    refresh: BOOKING_READINGS,
    onDone: () => onDone(touched.length),
    onRefused: ({ code }) => {
      if (code === 'effects_moved_on') onStale();
    },
  });
  return (
    <Card title={hours === null ? '恢复平常的时间' : '会影响谁'}>
      <Stack gap={4}>
        <Touched effects={effects} />
        <TextAreaField
          label="原因"
          hint={touched.length > 0 ? '连同歉意发给受影响的人，如：设备检修' : '群众在开放时间旁边会看到，如：设备检修'}
          value={typed}
          maxLength={200}
          onChange={setTyped}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        <Row gap={2} wrap>
          <Button
            busy={sending || busy}
            disabled={reason.length < SHORTEST}
            onPress={() => void submit({ params, body: { hours, reason, seen } })}
          >
            {touched.length > 0 ? `就这样改，通知这 ${touched.length} 位` : '就这样改'}
          </Button>
          <Button kind="text" onPress={onCancel}>
            先不改
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

function Touched({ effects: { touched, untouched } }: { readonly effects: DayEffects }) {
  if (touched.length === 0) {
    return <Note tone="ok">{untouched > 0 ? `${untouched} 个预约都不受影响。` : '没有预约受影响。'}</Note>;
  }
  const waiting = touched.filter(({ movesTo }) => movesTo === null).length;
  return (
    <Stack gap={3}>
      <Note tone="warn">
        {[
          `${touched.length} 位来不了原来的时间`,
          waiting > 0 && `其中 ${waiting} 位近几天没有空位，会排到候补最前`,
          untouched > 0 && `另外 ${untouched} 个预约不变`,
        ]
          .filter(Boolean)
          .join('；')}
        。
      </Note>
      <List label="会影响谁">
        {touched.map(({ number, from, booker, itemName, movesTo }) => (
          <ListItem
            key={number}
            title={`${from} ${booker || number}`}
            note={`${itemName} · ${movesTo ? `改到 ${openingWords(movesTo)}，${movesTo.siteName}` : '排到候补最前，有空位先给他'}`}
            value={<Badge tone={movesTo ? 'primary' : 'warn'}>{movesTo ? '改时间' : '候补'}</Badge>}
          />
        ))}
      </List>
    </Stack>
  );
}
