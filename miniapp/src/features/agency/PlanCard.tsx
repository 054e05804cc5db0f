import type { PlanView } from 'shared-types/agency-plan.contract';
import { MATERIAL_BRINGER_LABELS, MATERIAL_BRINGERS, type MaterialBringer } from 'shared-types/agency-plan.states';
import { Card } from '@/ui/card/Card';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge } from '@/ui/promise/Light';
import { dayWords } from '@/ui/words/dates';

type Item = PlanView['items'][number];

interface PlanCardProps {
  readonly plan: PlanView;
  /** How staff read it: 客户准备 instead of 您准备. */
  readonly forStaff?: boolean;
}

/** One version of a plan as it is agreed on: the need, then each item in its order, who brings what, and the days. */
export function PlanCard({ plan, forStaff = false }: PlanCardProps) {
  return (
    <Card
      title={`服务方案 第 ${plan.no} 版`}
      aside={<Badge tone={plan.state === 'CONFIRMED' ? 'ok' : 'primary'}>{plan.stateLabel}</Badge>}
    >
      <Stack gap={5}>
        <Stack gap={1}>
          <Text>{plan.needs}</Text>
          <Text strong>预计{dayWords(plan.endsOn)}前后全部办成</Text>
        </Stack>
        {plan.words !== null && <Note>{`${forStaff ? '客户' : '您'}要改的：${plan.words}`}</Note>}
        <Stack as="ol" gap={5}>
          {plan.items.map((item, at) => (
            <PlanLine key={item.itemKey} item={item} at={at} items={plan.items} forStaff={forStaff} />
          ))}
        </Stack>
        <Text size="hint" tone="ink-3">
          日期按材料按时备齐估算；审批时限从受理时起算，补正和特别程序的时间不计入。
          {plan.provisional && '涉及年份的放假安排还没有公布，日期可能调整。'}
        </Text>
      </Stack>
    </Card>
  );
}

interface PlanLineProps {
  readonly item: Item;
  readonly at: number;
  readonly items: readonly Item[];
  readonly forStaff: boolean;
}

function PlanLine({ item, at, items, forStaff }: PlanLineProps) {
  const before = item.after.map((key) => items.find(({ itemKey }) => itemKey === key)?.name ?? key);
  return (
    <Stack as="li" gap={1}>
      <Text as="h3" strong>
        {at + 1}. {item.name}
      </Text>
      <Text size="secondary" tone="ink-2">
        {item.situationName} · {item.department}
      </Text>
      <Text size="secondary" tone="ink-2">
        {before.length === 0 ? '可以先办' : `在“${before.join('”“')}”有结果之后`} ·{' '}
        {item.workdays === 0 ? '当日办结' : `承诺 ${item.workdays} 个工作日`}
      </Text>
      <Text>
        {dayWords(item.from)}递交，{dayWords(item.to)}前有结果
      </Text>
      {item.critical && (
        <Text size="secondary" tone="primary">
          关键事项：它晚一天，全部就晚一天
        </Text>
      )}
      {MATERIAL_BRINGERS.map((by) => (
        <Brought key={by} item={item} by={by} forStaff={forStaff} />
      ))}
      {item.note !== undefined && <Text size="secondary">{item.note}</Text>}
    </Stack>
  );
}

function Brought({
  item,
  by,
  forStaff,
}: {
  readonly item: Item;
  readonly by: MaterialBringer;
  readonly forStaff: boolean;
}) {
  const materials = item.materials.filter((material) => material.by === by);
  if (materials.length === 0) return null;
  const who = forStaff && by === 'CLIENT' ? '客户准备' : MATERIAL_BRINGER_LABELS[by];
  return (
    <Text size="secondary">
      {who}：{materials.map(({ name, required }) => (required ? name : `${name}（可以不交）`)).join('、')}
    </Text>
  );
}
