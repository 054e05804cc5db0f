import { useState } from 'react';
import type { DayPlanView } from 'shared-types/day-plan.contract';
import { useRead } from '@/api';
import { Box } from '@/ui/base/box';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { SelectField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Light } from '@/ui/promise/Light';
import { addDays, shanghaiDate } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';
import { ChosenVisit } from './ChosenVisit';
import { PlanList } from './PlanList';
import { PlanMap } from './PlanMap';
import { findVisit, planDays, totalsWords, windowOf } from './plan-words';
import { Timeline } from './Timeline';
import { useSupposing } from './use-supposing';
import { WhatIf } from './WhatIf';
import './planning.scss';

const DAYS = 7;

/** 排程: the day of all agents on a map and by the hour; moves are supposed before they are made. Live. */
export function PlanScreen() {
  return (
    <DeskPage title="排程" reason="排程供调度员和主管使用。办事群众请返回首页。">
      {() => <Day />}
    </DeskPage>
  );
}

function Day() {
  const [date, setDate] = useState(() => shanghaiDate());
  const reading = useRead('GET /dispatch/day-plan', { query: { date } }, { live: true, keepPrevious: true });
  return (
    <Stack gap={4}>
      <Box className="plan-day">
        <SelectField label="哪一天" value={date} choices={planDays(DAYS, shanghaiDate(), addDays)} onChange={setDate} />
      </Box>
      <Loaded reading={reading}>{(day) => <Planned key={day.date} day={day} />}</Loaded>
    </Stack>
  );
}

function Planned({ day }: { readonly day: DayPlanView }) {
  const [chosen, setChosen] = useState<string>();
  const supposing = useSupposing(day);
  const { plan, moves, suppose } = supposing;
  const found = findVisit(plan, chosen);
  const move = (number: string, workNo: string) => {
    setChosen(number);
    suppose({ number, workNo });
  };
  return (
    <Stack gap={4}>
      <Totals plan={plan} />
      <Tray plan={plan} chosen={chosen} onChoose={setChosen} />
      {plan.agents.length === 0 && (
        <EmptyState icon="users" title="这天没有代办员排班" note="发布这天的外勤班次后，这里会排出每个人的路线。" />
      )}
      <Box className="plan-board">
        <Card title="在哪一带">
          <PlanMap plan={plan} chosen={chosen} onChoose={setChosen} />
        </Card>
        <Stack gap={4}>
          {plan.agents.length > 0 && (
            <Box className="plan-timeline">
              <Card title="谁几点去">
                <Timeline
                  plan={plan}
                  chosen={chosen}
                  supposed={moves.map(({ number }) => number)}
                  onChoose={setChosen}
                  onMove={move}
                />
              </Card>
            </Box>
          )}
          <PlanList plan={plan} chosen={chosen} onChoose={setChosen} />
          {moves.length > 0 && <WhatIf day={day} supposing={supposing} />}
          {found && (
            <ChosenVisit
              key={found.visit.number}
              plan={plan}
              found={found}
              onSuppose={(workNo) => move(found.visit.number, workNo)}
            />
          )}
        </Stack>
      </Box>
    </Stack>
  );
}

function Totals({ plan }: { readonly plan: DayPlanView }) {
  const { late, unplaced } = plan.totals;
  const hasVisits = plan.agents.some(({ stops }) => stops.length > 0);
  return (
    <Row gap={4} wrap>
      <Text tone="ink-2" tabular>
        {totalsWords(plan)}
      </Text>
      {late > 0 && <Light tone="danger">{`${late} 单来不及`}</Light>}
      {unplaced > 0 && <Light tone="warn">{`${unplaced} 单没排进`}</Light>}
      {late + unplaced === 0 && hasVisits && <Light tone="ok">都赶得上</Light>}
    </Row>
  );
}

interface TrayProps {
  readonly plan: DayPlanView;
  readonly chosen: string | undefined;
  readonly onChoose: (number: string) => void;
}

/** What stands in nobody's row, each with its reason. */
function Tray({ plan: { unplaced }, chosen, onChoose }: TrayProps) {
  if (unplaced.length === 0) return null;
  return (
    <Card kind="plain" title="没排进的">
      <List label="没排进的">
        {unplaced.map((visit) => (
          <ListItem
            key={visit.number}
            icon="alert"
            title={visit.urgent ? `急 ${visit.title}` : visit.title}
            note={`${windowOf(visit)} · ${visit.reason}`}
            value={visit.stateLabel}
            selected={visit.number === chosen}
            onPress={() => onChoose(visit.number)}
          />
        ))}
      </List>
    </Card>
  );
}
