import type { ReceptionDay } from 'shared-types/reception.contract';
import { RECEPTION_KIND_LABELS, RECEPTION_KINDS } from 'shared-types/reception.states';
import { useRead } from '@/api';
import { Box } from '@/ui/base/box';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { shanghaiDate } from '@/ui/words/dates';

/** Today's receptions by hour and kind, and people's service beside self-service. */
export function DayFigures({ siteKey }: { readonly siteKey: string }) {
  const reading = useRead(
    'GET /reception/days/:date',
    { params: { date: shanghaiDate() }, query: { site: siteKey } },
    { receptionOf: siteKey },
  );
  return (
    <Card title="今天的接待">
      <Loaded reading={reading}>{(day) => <Figures day={day} />}</Loaded>
    </Card>
  );
}

function Figures({ day }: { readonly day: ReceptionDay }) {
  const all = day.byPeople + day.selfService;
  if (all === 0) return <Text tone="ink-2">今天还没有记录。</Text>;
  const share = Math.round((day.selfService / all) * 100);
  return (
    <Stack gap={3}>
      <Text strong tabular>
        {`共 ${all} 次：人工 ${day.byPeople}，自助 ${day.selfService}（自助占 ${share}%），合计 ${day.minutes} 分钟`}
      </Text>
      <Box className="reception-scroll">
        <HourTable day={day} />
      </Box>
      {day.items.length > 0 && (
        <Text size="secondary" tone="ink-2">
          {`问得最多：${day.items.map(({ name, count }) => `${name} ${count} 次`).join('、')}`}
        </Text>
      )}
    </Stack>
  );
}

/** Kinds across, hours down; a grid of boxes, since the mini-program has no tables. */
function HourTable({ day: { hours, totals } }: { readonly day: ReceptionDay }) {
  const cells = (counts: ReceptionDay['totals']) => RECEPTION_KINDS.map((kind) => counts[kind]);
  return (
    <Box className="reception-table" role="table" label="按小时和类别统计">
      <Box className="reception-table__row is-head" role="row">
        <Cell role="columnheader">时间</Cell>
        {RECEPTION_KINDS.map((kind) => (
          <Cell key={kind} role="columnheader">
            {RECEPTION_KIND_LABELS[kind]}
          </Cell>
        ))}
      </Box>
      {hours.map(({ hour, counts }) => (
        <Line key={hour} name={`${hour} 点`} cells={cells(counts)} />
      ))}
      <Line name="合计" cells={cells(totals)} />
    </Box>
  );
}

function Line({ name, cells }: { readonly name: string; readonly cells: readonly number[] }) {
  return (
    <Box className="reception-table__row" role="row">
      <Cell role="rowheader">{name}</Cell>
      {cells.map((count, at) => (
        <Cell key={RECEPTION_KINDS[at]} role="cell">
          {String(count)}
        </Cell>
      ))}
    </Box>
  );
}

function Cell({ role, children }: { readonly role: string; readonly children: string }) {
  return (
    <Box className="reception-table__cell" role={role}>
      {children}
    </Box>
  );
}
