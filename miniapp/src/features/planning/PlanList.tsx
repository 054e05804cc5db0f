import type { DayPlanView } from 'shared-types/day-plan.contract';
import { Box } from '@/ui/base/box';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Text } from '@/ui/layout/Text';
import { timeWords } from '@/ui/words/dates';
import { marksOf, travelWords, windowOf } from './plan-words';

interface PlanListProps {
  readonly plan: DayPlanView;
  readonly chosen: string | undefined;
  readonly onChoose: (number: string) => void;
}

/** The same on a phone: agent by agent, stop by stop. */
export function PlanList({ plan, chosen, onChoose }: PlanListProps) {
  return (
    <Box className="plan-list">
      {plan.agents.map(({ workNo, name, dutyLabel, stops, travelSeconds }) => (
        <Card
          key={workNo}
          kind="plain"
          title={name}
          aside={<Text size="hint" tone="ink-3">{`${dutyLabel} · 路上 ${travelWords(travelSeconds)}`}</Text>}
        >
          <List label={`${name}的一天`}>
            {stops.length === 0 && <ListItem title="这天还没有上门" />}
            {stops.map((stop) => (
              <ListItem
                key={`${stop.number}${stop.asCompanion}`}
                icon={stop.late || stop.urgent ? 'alert' : 'route'}
                title={[`${timeWords(stop.begin)}`, ...marksOf(stop), stop.title].join(' ')}
                note={`${windowOf(stop)} · 路上 ${travelWords(stop.travelSeconds)}`}
                value={stop.standingLabel}
                selected={stop.number === chosen}
                onPress={() => onChoose(stop.number)}
              />
            ))}
          </List>
        </Card>
      ))}
    </Box>
  );
}
