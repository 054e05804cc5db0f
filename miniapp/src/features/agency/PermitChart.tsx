import type { PermitChartView, PermitRow } from 'shared-types/agency-plan.contract';
import type { PermitStage } from 'shared-types/agency-plan.states';
import { Box } from '@/ui/base/box';
import { Card } from '@/ui/card/Card';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge, type BadgeProps, Light } from '@/ui/promise/Light';
import { dayWords } from '@/ui/words/dates';
import './chart.scss';
import { barLook, barOf, chartWords, waitsFor } from './chart-words';

const TONES: Readonly<Record<PermitStage, NonNullable<BadgeProps['tone']>>> = {
  WAITING: 'quiet',
  PREPARING: 'primary',
  FILED: 'primary',
  IN_APPROVAL: 'primary',
  SUPPLEMENTING: 'warn',
  APPROVED: 'ok',
  REJECTED: 'danger',
  ENDED: 'quiet',
};

/**
 * All permits on one chart: each with its bar from filing to decision, who acts now, what the end depends on, who is
 * late. Read aloud it is a table; on a phone its rows stand below each other, on a desk beside a line of days.
 */
export function PermitChart({ chart }: { readonly chart: PermitChartView }) {
  if (chart.rows.length === 0 || chart.from === null || chart.to === null) return null;
  return (
    <Card title="办理进度图">
      <Stack gap={4}>
        <Text tone="ink-2">{chartWords(chart)}</Text>
        <Box className="chart" role="table" label="全部事项的进度">
          <Box className="chart__head" role="row">
            <Box role="columnheader">事项</Box>
            <Box role="columnheader">
              {dayWords(chart.from)}到{dayWords(chart.to)}
            </Box>
            <Box role="columnheader">现在</Box>
          </Box>
          {chart.rows.map((row) => (
            <ChartRow key={row.itemKey} row={row} chart={chart} />
          ))}
        </Box>
        {chart.provisional && (
          <Text size="hint" tone="ink-3">
            涉及年份的放假安排还没有公布，日期可能调整。
          </Text>
        )}
      </Stack>
    </Card>
  );
}

function ChartRow({ row, chart }: { readonly row: PermitRow; readonly chart: PermitChartView }) {
  const waits = waitsFor(row, chart.rows);
  return (
    <Box className={row.critical ? 'chart__row is-critical' : 'chart__row'} role="row">
      <Box className="chart__name" role="cell">
        <Text strong>{row.name}</Text>
        <Text size="secondary" tone="ink-2">
          {row.department}
          {waits && ` · ${waits}`}
        </Text>
        {row.critical && (
          <Text size="secondary" tone="primary">
            关键事项：它晚一天，全部就晚一天
          </Text>
        )}
      </Box>
      <Box className="chart__time" role="cell">
        <Box className="chart__track" decorative>
          <Box className={`chart__bar ${barLook(row)}`} style={barOf(row, chart.days)} />
          <Box className="chart__today" style={{ left: `${(chart.today / Math.max(1, chart.days)) * 100}%` }} />
        </Box>
        <Text size="secondary" tabular>
          {row.planned ? '计划 ' : ''}
          {dayWords(row.from)}递交，{dayWords(row.to)}
          {row.stage === 'APPROVED' || row.stage === 'REJECTED' ? '有结果' : '前有结果'}
        </Text>
      </Box>
      <Box className="chart__now" role="cell">
        <Badge tone={TONES[row.stage]}>{row.stageLabel}</Badge>
        <Text size="secondary">{row.acts}</Text>
        {row.late !== null && <Light tone="danger">{row.late}</Light>}
      </Box>
    </Box>
  );
}
