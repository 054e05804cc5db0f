import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Role } from 'shared-types/identity.states';
import type { IncidentLine } from 'shared-types/incident.contract';
import { usePages, useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { momentWords } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';
import { OpenedIncident } from './OpenedIncident';
import { ReportIncident } from './ReportIncident';
import { TimeLeft } from './TimeLeft';

/** 突发事件: reported by anybody who works here, handled by whoever is on call, watched by the desk. Live. */
export function IncidentsScreen() {
  return (
    <DeskPage title="突发事件" reason="突发事件供中心工作人员上报和处置。遇到危险请先拨打 110、119 或 120。">
      {({ staff }) => <Incidents roles={staff?.roles ?? []} />}
    </DeskPage>
  );
}

function Incidents({ roles }: { readonly roles: readonly Role[] }) {
  const { number } = useRouter().params;
  // Whoever comes for one incident, from a notice, sees that one alone: a phone has room for no more.
  const [alone, setAlone] = useState(number);
  const [chosen, setChosen] = useState<string>();
  if (alone !== undefined) {
    return (
      <Stack gap={4}>
        <OpenedIncident key={alone} number={alone} />
        <Button block kind="text" onPress={() => setAlone(undefined)}>
          看全部突发事件
        </Button>
      </Stack>
    );
  }
  return (
    <Columns>
      <Stack gap={4}>
        {roles.some((role) => role !== 'PURCHASER') && <Report onReported={setAlone} />}
        <Running chosen={chosen} onChoose={(line) => (line.mine ? setAlone(line.number) : setChosen(line.number))} />
        <Ended chosen={chosen} onChoose={(line) => setChosen(line.number)} />
        <OnShift />
      </Stack>
      {chosen === undefined ? (
        <EmptyState icon="shield" title="点一起事件，看经过和处置" note="派给您的事件点开后，按大按钮一步一步处置。" />
      ) : (
        <OpenedIncident key={chosen} number={chosen} />
      )}
    </Columns>
  );
}

function Report({ onReported }: { readonly onReported: (number: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button block icon="alert" onPress={() => setOpen(true)}>
        上报突发事件
      </Button>
      {open && <ReportIncident onClose={() => setOpen(false)} onReported={onReported} />}
    </>
  );
}

interface ListProps {
  readonly chosen: string | undefined;
  readonly onChoose: (line: IncidentLine) => void;
}

function Running({ chosen, onChoose }: ListProps) {
  const reading = usePages('GET /incidents', { query: { open: 'true' } }, { live: true });
  return (
    <Card kind="plain" title="正在处置">
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check-circle" title="现在没有突发事件" />
          ) : (
            <List label="正在处置">
              {lines.map((line) => (
                <ListItem
                  key={line.number}
                  title={line.place}
                  note={`${line.stateLabel} · ${line.holder ? `${line.holder.name} 处置` : '还没有派人'}`}
                  value={line.mine ? '派给我的' : undefined}
                  selected={line.number === chosen}
                  onPress={() => onChoose(line)}
                >
                  <TimeLeft promise={line.promise} />
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
  );
}

/** What is over; asked for, not shown by itself. */
function Ended({ chosen, onChoose }: ListProps) {
  const [shown, setShown] = useState(false);
  const reading = usePages('GET /incidents', { query: { open: 'false' } }, { live: true, when: shown });
  if (!shown) {
    return (
      <Button block kind="text" icon="history" onPress={() => setShown(true)}>
        看已结束的
      </Button>
    );
  }
  return (
    <Card kind="plain" title="已结束">
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="history" title="还没有结束的事件" />
          ) : (
            <List label="已结束">
              {lines.map((line) => (
                <ListItem
                  key={line.number}
                  title={line.place}
                  note={`${momentWords(line.createdAt)}上报`}
                  selected={line.number === chosen}
                  onPress={() => onChoose(line)}
                />
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
  );
}

/** Who is on call now, and the telephone that is always answered. */
function OnShift() {
  const reading = useRead('GET /on-call');
  const centre = useRead('GET /centre');
  const duty = centre.data?.phones.duty;
  const names = (people: readonly { name: string }[]) =>
    people.length === 0 ? '现在没有' : people.map(({ name }) => name).join('、');
  return (
    <Card title="现在值班">
      <Stack gap={3}>
        <Loaded reading={reading}>
          {({ onCall, dutyManagers }) => (
            <Facts
              facts={[
                ['值守人员', names(onCall)],
                ['值班负责人', names(dutyManagers)],
              ]}
            />
          )}
        </Loaded>
        {duty !== undefined && (
          <Button block kind="secondary" icon="phone" href={`tel:${duty}`}>
            打值班电话
          </Button>
        )}
      </Stack>
    </Card>
  );
}
