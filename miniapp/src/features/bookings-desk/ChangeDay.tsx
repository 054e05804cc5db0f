import { useState } from 'react';
import { ITEM_TYPE_LABELS, ITEM_TYPES, type ItemType } from 'shared-types/directory.states';
import type { DayEffects, SiteDay } from 'shared-types/site-days.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords } from '@/ui/words/dates';
import { ApplyChange } from './ApplyChange';
import { faultOf, nextStretch, type Stretch, stretchesOf } from './day-hours';
import { HoursOfDay } from './HoursOfDay';

interface ChangeDayProps {
  readonly siteKey: string;
  readonly date: string;
  readonly onDone: () => void;
}

/** 调整这一天: other hours or none; first whom that touches, then the reason, then it is done. For supervisors. */
export function ChangeDay({ siteKey, date, onDone }: ChangeDayProps) {
  const reading = useRead('GET /sites/:key/days/:date', { params: { key: siteKey, date } });
  return <Loaded reading={reading}>{(day) => <Editor day={day} onReload={reading.reload} onDone={onDone} />}</Loaded>;
}

interface EditorProps {
  readonly day: SiteDay;
  readonly onReload: () => void;
  readonly onDone: () => void;
}

/** What is asked for: hours, or null for those of every other such day. */
export type Hours = { readonly sessions: Stretch[]; readonly accepts: ItemType[] } | null;

function Editor({ day, onReload, onDone }: EditorProps) {
  const { siteKey: key, date } = day;
  const [stretches, setStretches] = useState(() => stretchesOf(day));
  const [accepts, setAccepts] = useState<readonly ItemType[]>(day.accepts);
  const [preview, setPreview] = useState<{ hours: Hours; effects: DayEffects }>();
  const { submit, busy, problem, reset } = useWrite('POST /sites/:key/days/:date/effects');
  const params = { key, date };
  const see = async (hours: Hours) => {
    const effects = await submit({ params, body: { hours } });
    if (effects) setPreview({ hours, effects });
  };
  // What was shown was of other hours.
  const changed = () => {
    reset();
    setPreview(undefined);
  };
  const set = (next: Stretch[]) => {
    setStretches(next);
    changed();
  };
  const fault = faultOf(stretches);
  return (
    <Stack gap={4}>
      <Card title={`调整 ${dayWords(date)}`}>
        <Stack gap={4}>
          <Text tone="ink-2">
            {day.reason === null ? '现在是平常的时间。' : `这一天已经改过：${day.reason}`}
            {day.bookings > 0 ? `已有 ${day.bookings} 个预约占着位置。` : '还没有人约。'}
          </Text>
          <HoursOfDay stretches={stretches} onChange={set} />
          <Row gap={2} wrap>
            <Button kind="text" icon="plus" onPress={() => set([...stretches, nextStretch(stretches)])}>
              加一段
            </Button>
            {stretches.length > 0 && (
              <Button kind="text" icon="door" onPress={() => set([])}>
                全天不开门
              </Button>
            )}
            {day.reason !== null && (
              <Button kind="text" icon="history" onPress={() => void see(null)}>
                恢复平常的时间
              </Button>
            )}
          </Row>
          <Checks
            label="这一天办哪些"
            columns
            checks={ITEM_TYPES.map((type) => ({ key: type, title: ITEM_TYPE_LABELS[type] }))}
            ticked={accepts}
            onChange={(ticked) => {
              setAccepts(ITEM_TYPES.filter((type) => ticked.includes(type)));
              changed();
            }}
          />
          {fault !== null && <Note tone="danger">{fault}</Note>}
          <ProblemNote problem={problem} />
          {!preview && (
            <Button
              block
              icon="users"
              busy={busy}
              disabled={fault !== null}
              onPress={() => void see({ sessions: stretches, accepts: [...accepts] })}
            >
              先看会影响谁
            </Button>
          )}
        </Stack>
      </Card>
      {preview && (
        <ApplyChange
          params={params}
          hours={preview.hours}
          effects={preview.effects}
          busy={busy}
          onStale={() => void see(preview.hours)}
          onDone={(moved) => {
            toast(moved > 0 ? `已改，${moved} 位已另作安排并通知` : '已改');
            onReload();
            onDone();
          }}
          onCancel={changed}
        />
      )}
    </Stack>
  );
}
