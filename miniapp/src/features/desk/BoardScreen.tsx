import { useState } from 'react';
import { LIGHT_LABELS, LIGHTS, type Light } from 'shared-types/deadline.states';
import { usePages } from '@/api';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { DeskPage } from './DeskPage';
import { Escalations } from './Escalations';
import { DeskItem } from './InboxScreen';

/** Every running promise by light, and who holds it: figures first, then what breaks first. */
export function BoardScreen() {
  return (
    <DeskPage title="承诺看板" width="wide" reason="承诺看板供中心主管和品质督查使用。办事群众请返回首页。">
      {() => <Board />}
    </DeskPage>
  );
}

function Board() {
  const [light, setLight] = useState<Light>();
  const reading = usePages('GET /desk/promises', { query: { light } }, { live: true });
  const counts = reading.first?.counts;
  const figures = counts && [
    ['逾期', counts.overdue, 'danger'] as const,
    ['预警', counts.warn, 'warn'] as const,
    ['正常', counts.normal, 'ok'] as const,
    ['今天到期', counts.dueToday, 'ink'] as const,
  ];
  return (
    <Stack gap={4}>
      {figures && (
        <Box as="dl" className="board-figures">
          {figures.map(([name, count, tone]) => (
            <Box key={name} className="board-figure">
              <Box as="dt">{name}</Box>
              <Box as="dd">
                <Text size="figure" tone={tone} tabular strong>
                  {count}
                </Text>
              </Box>
            </Box>
          ))}
        </Box>
      )}
      <Escalations />
      <Row gap={2} wrap role="group" label="按灯色看">
        <Button kind={light === undefined ? 'primary' : 'secondary'} onPress={() => setLight(undefined)}>
          全部
        </Button>
        {LIGHTS.map((each) => (
          <Button key={each} kind={light === each ? 'primary' : 'secondary'} onPress={() => setLight(each)}>
            {LIGHT_LABELS[each]}
          </Button>
        ))}
      </Row>
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check-circle" title="没有这样的承诺在办" />
          ) : (
            <Card kind="plain">
              <List label="在办承诺">
                {lines.map((line) => (
                  <DeskItem key={line.number} line={line} />
                ))}
              </List>
              {reading.more && (
                <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                  再看一些
                </Button>
              )}
            </Card>
          )
        }
      </Loaded>
    </Stack>
  );
}
