import { useEffect } from 'react';
import type { CalendarLoad, CalendarYear } from 'shared-types/calendar.contract';
import { CALENDAR_LABELS } from 'shared-types/deadline.states';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { dayWords } from '@/ui/words/dates';
import { NoticeForm } from './NoticeForm';

/** A load is no record, so no news of it comes: it is looked after while it runs. */
const LOOK_EVERY_MS = 1500;

/** 工作日日历: how each year is counted, and, for an administrator, a year's notice to load. */
export function CalendarPanel({ editable }: { readonly editable: boolean }) {
  const reading = useRead('GET /calendar/years');
  const { reload } = reading;
  const state = reading.data?.load?.state ?? 'DONE';
  useEffect(() => {
    if (state === 'DONE') return;
    const look = setInterval(reload, LOOK_EVERY_MS);
    return () => clearInterval(look);
  }, [state, reload]);
  return (
    <Stack gap={4}>
      {reading.data?.load && <Progress load={reading.data.load} />}
      {editable && <NoticeForm />}
      <Loaded reading={reading}>
        {({ items }) => (
          <Stack gap={4}>
            {items.map((year) => (
              <Year key={year.year} year={year} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}

function Progress({ load: { year, state, percent, changed } }: { readonly load: CalendarLoad }) {
  if (state === 'STAGING')
    return (
      <Note>
        正在按 {year} 年的放假安排重新计算在办期限：{percent}%。完成后一起生效。
      </Note>
    );
  return (
    <Note>
      {year} 年的放假安排已生效，{changed === 0 ? '没有期限因此变化' : `调整了 ${changed} 项在办期限`}。
    </Note>
  );
}

function Year({ year: { year, status, source, off, work } }: { readonly year: CalendarYear }) {
  const runs = off.map(
    ({ name, from, to }) => [name, from === to ? dayWords(from) : `${dayWords(from)} 至 ${dayWords(to)}`] as const,
  );
  return (
    <Card title={`${year} 年 · ${CALENDAR_LABELS[status].label}`}>
      <Stack gap={3}>
        <Text size="secondary" tone="ink-2">
          {source}
        </Text>
        <Facts
          facts={[...runs, ['周末上班', work.length === 0 ? '无' : work.map((day) => dayWords(day)).join('、')]]}
        />
      </Stack>
    </Card>
  );
}
