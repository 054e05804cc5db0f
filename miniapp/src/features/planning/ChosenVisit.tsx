import { useState } from 'react';
import type { DayPlanView } from 'shared-types/day-plan.contract';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { SelectField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge } from '@/ui/promise/Light';
import { timeWords } from '@/ui/words/dates';
import { type Found, travelWords, windowOf } from './plan-words';

interface ChosenVisitProps {
  readonly plan: DayPlanView;
  readonly found: Found;
  readonly onSuppose: (workNo: string) => void;
}

/** The visit that is looked at, and whom it might go to. */
export function ChosenVisit({ plan, found: { visit, workNo, name }, onSuppose }: ChosenVisitProps) {
  const [to, setTo] = useState('');
  const others = plan.agents.filter((agent) => agent.workNo !== workNo);
  return (
    <Card title={visit.title} aside={<Badge tone={visit.urgent ? 'danger' : 'primary'}>{visit.stateLabel}</Badge>}>
      <Stack gap={3}>
        <Facts
          facts={[
            ['编号', visit.number],
            ['约定的时间', windowOf(visit)],
            ['谁去', name ?? '还没有'],
            ...('begin' in visit
              ? ([
                  ['计划', `${timeWords(visit.begin)}—${timeWords(visit.end)}${visit.late ? '，来不及' : ''}`],
                  ['去的路上', travelWords(visit.travelSeconds)],
                ] as const)
              : ([['没排进', visit.reason]] as const)),
          ]}
        />
        {visit.mayMove ? (
          <>
            <SelectField
              label="改派给"
              value={to}
              choices={[
                { key: '', title: '请选代办员' },
                ...others.map((agent) => ({ key: agent.workNo, title: `${agent.name}（${agent.workNo}）` })),
              ]}
              onChange={setTo}
            />
            <Button kind="secondary" disabled={to === ''} onPress={() => onSuppose(to)}>
              看看会怎样
            </Button>
          </>
        ) : (
          <Text size="secondary" tone="ink-2">
            代办员已经出发，不能改派。
          </Text>
        )}
      </Stack>
    </Card>
  );
}
