import { useState } from 'react';
import type { BoardLine } from 'shared-types/dispatch.contract';
import { usePages } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { windowWords } from '../agency/visit-words';
import { DeskPage } from '../desk/DeskPage';
import { DispatchVisit } from './DispatchVisit';
import { OnDuty } from './OnDuty';
import { inSendingOrder } from './sending-order';

/** The dispatcher's board: visits to be made, and beside them the one being sent. Live. */
export function DispatchScreen() {
  return (
    <DeskPage title="上门派单" reason="派单台供调度员和主管使用。办事群众请返回首页。">
      {() => <Board />}
    </DeskPage>
  );
}

function Board() {
  const [chosen, setChosen] = useState<string>();
  const reading = usePages('GET /dispatch/visits', { query: {} }, { live: true });
  const line = reading.data?.find(({ number }) => number === chosen);
  return (
    <Columns>
      <Stack gap={4}>
        <Card kind="plain" title="要上门的">
          <Loaded reading={reading}>
            {(lines) =>
              lines.length === 0 ? (
                <EmptyState icon="check-circle" title="没有等着派的单" note="受理帮办代办后，上门会出现在这里。" />
              ) : (
                <List label="要上门的">
                  {inSendingOrder(lines).map((each) => (
                    <ListItem
                      key={each.number}
                      icon={each.urgent ? 'alert' : 'route'}
                      title={each.title}
                      note={`${windowWords(each)} · ${each.address}`}
                      value={each.stateLabel}
                      selected={each.number === chosen}
                      onPress={() => setChosen(each.number)}
                    >
                      {holderWords(each)}
                    </ListItem>
                  ))}
                </List>
              )
            }
          </Loaded>
          {reading.more && (
            <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
              再看一些
            </Button>
          )}
        </Card>
        <OnDuty />
      </Stack>
      {line ? (
        <DispatchVisit key={line.number} line={line} />
      ) : (
        <EmptyState icon="route" title="从左边选一单来派" note="系统会先派给最合适的人，您也可以自己选人。" />
      )}
    </Columns>
  );
}

/** Who has it, or who is thinking about it. */
function holderWords({ holder, offers }: BoardLine): string {
  if (holder) return `由 ${holder.name} 上门`;
  const asked = offers.filter(({ state }) => state === 'OPEN').map(({ name }) => name);
  return asked.length > 0 ? `等待 ${asked.join('、')} 接单` : '还没有人接';
}
