import { useState } from 'react';
import type { CalendarPreview } from 'shared-types/calendar.contract';
import { useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords } from '@/ui/words/dates';

const EMPTY = { year: '', source: '', text: '' };

/** Loads a year's notice: paste, look at what it changes, confirm. */
export function NoticeForm() {
  const draft = useDraft('calendar-notice', EMPTY);
  const [tried, setTried] = useState<CalendarPreview>();
  const { year, source, text } = draft.value;
  const notice = { year: Number(year), source: source.trim(), text: text.trim() };
  const change = (part: Partial<typeof EMPTY>) => {
    setTried(undefined);
    draft.change(part);
  };
  const preview = useWrite('POST /calendar/previews', { onDone: setTried });
  const load = useWrite('POST /calendar/loads', {
    refresh: ['GET /calendar/years'],
    onDone: () => {
      setTried(undefined);
      draft.clear();
      toast('已载入，完成重新计算后生效');
    },
  });
  const problem = preview.problem ?? load.problem;
  const complete = /^\d{4}$/.test(year) && notice.source.length >= 5 && notice.text.length >= 5;
  return (
    <Card title="载入放假安排">
      <Stack gap={4}>
        <TextField
          label="年份"
          kind="digits"
          value={year}
          maxLength={4}
          onChange={(value) => change({ year: value })}
          error={problem?.field('body.year')}
        />
        <TextField
          label="通知名称和日期"
          value={source}
          maxLength={200}
          onChange={(value) => change({ source: value })}
          error={problem?.field('body.source')}
        />
        <TextAreaField
          label="各节假日的安排"
          hint="把国务院办公厅通知里“一、元旦：……”各行粘贴到这里，一行一个；也可以粘贴日历文件（YAML）。"
          value={text}
          maxLength={20_000}
          onChange={(value) => change({ text: value })}
          error={problem?.field('body.text')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        {tried && <Tried tried={tried} />}
        <Row gap={2} wrap>
          <Button
            kind={tried ? 'secondary' : 'primary'}
            busy={preview.busy}
            disabled={!complete}
            onPress={() => void preview.submit({ body: notice })}
          >
            试看变化
          </Button>
          {tried && (
            <Button busy={load.busy} onPress={() => void load.submit({ body: { ...notice, mark: tried.mark } })}>
              确认载入
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

/** Bookings on the days that change: how many stand on which. They stay where they are. */
function bookingWords({ days, outside }: CalendarPreview): string {
  const taken = days.filter(({ bookings }) => bookings > 0);
  if (taken.length === 0) return '变化的日子里没有预约';
  const listed = taken.map(({ date, bookings }) => `${dayWords(date)} ${bookings} 个`).join('、');
  return outside.count === 0 ? `${listed}。这些天照常开门，预约都不变` : listed;
}

/** What it would change: days first, then running promises and bookings. */
function Tried({ tried }: { readonly tried: CalendarPreview }) {
  const { days, timers, outside } = tried;
  const listed = (workday: boolean) =>
    days
      .filter((day) => day.workday === workday)
      .map(({ date, name }) => `${dayWords(date)}${name ? `（${name}）` : ''}`)
      .join('、') || '无';
  return (
    <Stack gap={3}>
      <Text strong>载入后的变化</Text>
      <Facts
        facts={[
          ['改为休息', listed(false)],
          ['改为上班', listed(true)],
          ['期限推后', `${timers.later} 项，会通知申请人`],
          ['期限提前', `${timers.earlier} 项，下一个工作日内完成的仍算按时`],
          ['日期确定', `${timers.confirmed} 项，日期不变，不再是暂定`],
          ['已有预约', bookingWords(tried)],
        ]}
      />
      {outside.count > 0 && <Outside outside={outside} />}
    </Stack>
  );
}

/** Bookings that would find their site closed: nobody but a person can agree another time with the one who booked. */
function Outside({ outside: { count, items } }: Pick<CalendarPreview, 'outside'>) {
  return (
    <Stack gap={2}>
      <Note>
        按新的安排，有 {count} 个预约的时间当天不开放或不受理。系统不会改动它们，请联系预约人改约
        {count > items.length && `；这里列出最早的 ${items.length} 个`}。
      </Note>
      <List label="开放时间以外的预约">
        {items.map(({ number, date, from, itemName, siteName }) => (
          <ListItem key={number} title={`${dayWords(date)} ${from} · ${itemName}`} note={`${siteName} · ${number}`} />
        ))}
      </List>
    </Stack>
  );
}
