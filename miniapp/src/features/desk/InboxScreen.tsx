import { useState } from 'react';
import type { DeskLine } from 'shared-types/record.contract';
import type { RecordType } from 'shared-types/record.states';
import { usePages } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { AgencyDesk } from './AgencyDesk';
import { CaseDesk } from './CaseDesk';
import { ComplaintDesk } from './ComplaintDesk';
import { ConsultationDesk } from './ConsultationDesk';
import { DeskPage } from './DeskPage';
import { ToSign } from './ToSign';

interface Chosen {
  readonly number: string;
  readonly type: RecordType;
}

/** The desk: what waits, the most urgent first, and beside it the one that is open. For staff of the centre. */
export function InboxScreen() {
  return (
    <DeskPage title="工作台" reason="工作台供中心工作人员使用。办事群众请返回首页。">
      {() => <Desk />}
    </DeskPage>
  );
}

function Desk() {
  const [chosen, setChosen] = useState<Chosen>();
  return (
    <Columns>
      <Stack gap={4}>
        <ToSign />
        <Waiting chosen={chosen} onChoose={setChosen} />
      </Stack>
      {chosen ? (
        <Opened {...chosen} />
      ) : (
        <EmptyState icon="inbox" title="从左边选一件事来处理" note="最急的排在最前面。" />
      )}
    </Columns>
  );
}

interface WaitingProps {
  readonly chosen: Chosen | undefined;
  readonly onChoose: (chosen: Chosen) => void;
}

function Waiting({ chosen, onChoose }: WaitingProps) {
  const reading = usePages('GET /desk/inbox', { query: {} }, { live: true });
  return (
    <Card kind="plain" title="收件箱">
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check-circle" title="都处理完了" note="有新的咨询或办件时会出现在这里。" />
          ) : (
            <>
              <List label="收件箱">
                {lines.map((line) => (
                  <DeskItem
                    key={line.number}
                    line={line}
                    selected={line.number === chosen?.number}
                    onPress={() => onChoose({ number: line.number, type: line.type })}
                  />
                ))}
              </List>
              {reading.more && (
                <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                  再看一些
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

interface DeskItemProps {
  readonly line: DeskLine;
  readonly selected?: boolean;
  readonly onPress?: () => void;
}

/** One line of the inbox or the board: what, its light, who holds it. */
export function DeskItem({ line, selected, onPress }: DeskItemProps) {
  return (
    <ListItem
      title={line.title}
      note={`${line.number} · ${line.stateLabel} · ${line.holder ? line.holder.name : '还没有人承办'}`}
      selected={selected}
      onPress={onPress}
    >
      {line.promise && <PromiseLine promise={line.promise} />}
    </ListItem>
  );
}

function Opened({ number, type }: Chosen) {
  if (type === 'CONSULTATION') return <ConsultationDesk key={number} number={number} />;
  if (type === 'COMPLAINT') return <ComplaintDesk key={number} number={number} />;
  if (type === 'AGENCY_CASE') return <AgencyDesk key={number} number={number} />;
  if (type === 'CASE') return <CaseDesk key={number} number={number} />;
  return (
    <EmptyState
      icon="route"
      title="上门服务在派单台处理"
      action={
        <Button kind="secondary" to="/packages/desk/dispatch/index">
          打开派单台
        </Button>
      }
    />
  );
}
