import { useState } from 'react';
import type { PlanDay } from 'shared-types/roster.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { Columns, Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { addDays, dayWords, shanghaiDate } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';
import { DayPlan } from './DayPlan';
import { PublishSheet } from './PublishSheet';
import { dayNote, gapCount } from './plan-words';

const WEEK = 7;

/** 排班: seven days with what each lacks, and beside them the one that is being planned. */
export function RosterScreen() {
  return (
    <DeskPage title="排班" reason="排班供主管使用。办事群众请返回首页。">
      {() => <Week />}
    </DeskPage>
  );
}

function Week() {
  const [first, setFirst] = useState(() => shanghaiDate());
  const [chosen, setChosen] = useState(first);
  const reading = useRead(
    'GET /roster/plans/:date',
    { params: { date: first }, query: { days: WEEK } },
    { keepPrevious: true },
  );
  const turn = (days: number) => {
    setFirst(addDays(first, days));
    setChosen(addDays(first, days));
  };
  return (
    <Loaded reading={reading}>
      {({ days }) => {
        const day = days.find(({ date }) => date === chosen) ?? days[0];
        return (
          <Columns>
            <Stack gap={4}>
              <Row justify="between" wrap>
                <Button kind="text" icon="chevron-left" onPress={() => turn(-WEEK)}>
                  前七天
                </Button>
                <Button kind="text" icon="chevron-right" onPress={() => turn(WEEK)}>
                  后七天
                </Button>
              </Row>
              <Card kind="plain" title="七天的排班">
                <List label="七天的排班">
                  {days.map((each) => (
                    <ListItem
                      key={each.date}
                      icon={gapCount(each) === 0 ? 'check-circle' : 'alert'}
                      title={dayWords(each.date)}
                      note={dayNote(each)}
                      selected={each.date === day?.date}
                      onPress={() => setChosen(each.date)}
                    />
                  ))}
                </List>
              </Card>
              <Together days={days} />
            </Stack>
            {day && <DayPlan key={day.date} day={day} />}
          </Columns>
        );
      }}
    </Loaded>
  );
}

/** What is done for all seven days at once: filled in turn, and published. */
function Together({ days }: { readonly days: readonly PlanDay[] }) {
  const [publishing, setPublishing] = useState(false);
  const today = shanghaiDate();
  const coming = days.filter(({ date }) => date >= today);
  const drafts = coming.filter(({ drafted }) => drafted);
  const { submit, busy, problem } = useWrite('POST /roster/fill', {
    refresh: ['GET /roster/plans/:date'],
    onDone: () => toast('缺的岗位已尽量排上，存为草稿'),
  });
  const lacking = coming.filter((day) => gapCount(day) > 0);
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button
        block
        kind="secondary"
        busy={busy}
        disabled={lacking.length === 0}
        onPress={() =>
          void submit({ body: { days: lacking.map(({ date, draftVersion }) => ({ date, draftVersion })) } })
        }
      >
        {lacking.length === 0 ? '这几天岗位都齐了' : `自动排上缺的岗（${lacking.length} 天）`}
      </Button>
      <Button block disabled={drafts.length === 0} onPress={() => setPublishing(true)}>
        {drafts.length === 0 ? '没有要发布的草稿' : `发布草稿（${drafts.length} 天）`}
      </Button>
      {publishing && <PublishSheet days={drafts} onClose={() => setPublishing(false)} />}
    </Stack>
  );
}
