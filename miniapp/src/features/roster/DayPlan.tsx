import { useState } from 'react';
import type { NeedView, PlanDay, Shift, ShiftView } from 'shared-types/roster.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { addDays, dayWords, momentWords } from '@/ui/words/dates';
import { PublishSheet } from './PublishSheet';
import { dayNote, gapWords, type PostOfDay, postsOfDay } from './plan-words';
import { ShiftSheet } from './ShiftSheet';

const WEEK = 7;

/** A shift being written: one of the day's, or a new one. */
export interface Written {
  readonly at: number | null;
  readonly shift: Partial<Shift>;
}

/** One day: each post with who stands there and what is missing; every change goes into the day's draft. */
export function DayPlan({ day }: { readonly day: PlanDay }) {
  const cast = useRead('GET /roster/cast').data;
  const [written, setWritten] = useState<Written>();
  const categoryOf = (siteKey: string | null, windowNo: number | null) =>
    cast?.windows.find((window) => window.siteKey === siteKey && window.no === windowNo)?.category ?? null;
  const write = (shift: ShiftView) => {
    const { workNo, post, siteKey, windowNo, from, to } = shift;
    setWritten({ at: day.shifts.indexOf(shift), shift: { workNo, post, siteKey, windowNo, from, to } });
  };
  return (
    <Stack gap={4}>
      <Head day={day} onAdd={() => setWritten({ at: null, shift: {} })} />
      {postsOfDay(day, categoryOf).map((post) => (
        <Post
          key={post.place}
          post={post}
          onWrite={write}
          onFill={({ post: which, siteKey }, { from, to }) =>
            setWritten({ at: null, shift: { post: which, siteKey, from, to } })
          }
        />
      ))}
      <Changes day={day} />
      {written && cast && <ShiftSheet day={day} cast={cast} written={written} onClose={() => setWritten(undefined)} />}
    </Stack>
  );
}

function Head({ day, onAdd }: { readonly day: PlanDay; readonly onAdd: () => void }) {
  const [publishing, setPublishing] = useState(false);
  const { date, draftVersion, drafted } = day;
  const refresh = ['GET /roster/plans/:date'] as const;
  const copy = useWrite('POST /roster/:date/draft/copy', { refresh });
  const drop = useWrite('POST /roster/:date/draft/drop', { refresh });
  const params = { date };
  return (
    <Card title={dayWords(date)}>
      <Stack gap={3}>
        <Text tone="ink-2">{dayNote(day)}</Text>
        <ProblemNote problem={copy.problem ?? drop.problem} />
        <Row gap={2} wrap>
          <Button kind="secondary" icon="plus" onPress={onAdd}>
            加一个班次
          </Button>
          <Button
            kind="secondary"
            busy={copy.busy}
            onPress={() => void copy.submit({ params, body: { draftVersion, from: addDays(date, -WEEK) } })}
          >
            照上周同一天排
          </Button>
          {drafted && (
            <>
              <Button kind="secondary" onPress={() => setPublishing(true)}>
                发布这一天
              </Button>
              <Button kind="text" busy={drop.busy} onPress={() => void drop.submit({ params, body: { draftVersion } })}>
                放弃草稿
              </Button>
            </>
          )}
        </Row>
      </Stack>
      {publishing && <PublishSheet days={[day]} onClose={() => setPublishing(false)} />}
    </Card>
  );
}

interface PostProps {
  readonly post: PostOfDay;
  readonly onWrite: (shift: ShiftView) => void;
  readonly onFill: (need: NeedView, gap: NeedView['gaps'][number]) => void;
}

function Post({ post: { place, needs, shifts }, onWrite, onFill }: PostProps) {
  const gaps = needs.flatMap((need) => need.gaps.map((gap) => ({ need, gap })));
  return (
    <Card kind="plain" title={place}>
      <List label={place}>
        {gaps.map(({ need, gap }) => (
          <ListItem
            key={`${need.from}${gap.from}`}
            icon="alert"
            title={gapWords(gap)}
            note={`${need.from}—${need.to} 要 ${need.count} 人`}
            value="补人"
            onPress={() => onFill(need, gap)}
          />
        ))}
        {shifts.map((shift) => (
          <ListItem
            key={`${shift.workNo}${shift.from}${shift.windowNo}`}
            icon="user"
            title={shift.name}
            note={[`${shift.from}—${shift.to}`, shift.place].filter(Boolean).join(' · ')}
            onPress={() => onWrite(shift)}
          />
        ))}
      </List>
    </Card>
  );
}

/** What was changed after everybody knew it. */
function Changes({ day: { changes } }: { readonly day: PlanDay }) {
  if (changes.length === 0) return null;
  return (
    <Card kind="plain" title="发布后的变更">
      <List label="发布后的变更">
        {changes.map(({ at, by, reason, what }) => (
          <ListItem
            key={at}
            title={[momentWords(at), by, reason].filter(Boolean).join(' · ')}
            note={what.length === 0 ? '班次没有变化' : what.join('；')}
          />
        ))}
      </List>
    </Card>
  );
}
