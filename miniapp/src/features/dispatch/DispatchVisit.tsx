import { useState } from 'react';
import type { BoardLine, Candidate } from 'shared-types/dispatch.contract';
import { useRead, useWrite } from '@/api';
import { useSendKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { SchematicMap } from '@/ui/map/SchematicMap';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { momentWords, timeWords } from '@/ui/words/dates';
import { windowWords } from '../agency/visit-words';
import { distanceWords } from '../directory/distance';
import { Recalling } from './Recalling';

const REFRESH = ['GET /dispatch/visits', 'GET /dispatch/visits/:number/candidates'] as const;

/** One visit on the board: where, when, whom it was offered to, and who fits. */
export function DispatchVisit({ line }: { readonly line: BoardLine }) {
  return (
    <Stack gap={4}>
      <Card title={line.title} aside={<Badge tone={line.urgent ? 'danger' : 'primary'}>{line.stateLabel}</Badge>}>
        <Facts
          facts={[
            ['编号', line.number],
            ['什么时候', windowWords(line)],
            ['去哪里', line.address],
            ['代办员', line.holder ? `${line.holder.name}（${line.holder.workNo}）` : '还没有'],
            ...(line.pair.length > 0
              ? ([
                  ['两人上门', line.pair.map(({ label }) => label).join('、')],
                  ['同行', line.companion ? `${line.companion.name}（${line.companion.workNo}）` : '还没有'],
                ] as const)
              : []),
          ]}
        />
      </Card>
      {(line.actions.includes('offer') || line.actions.includes('offerBeside')) && <Candidates number={line.number} />}
      <Recalling line={line} />
      {line.offers.length > 0 && <Offers offers={line.offers} />}
      {/* Below whom to send: the distances are in words there. */}
      <Card title="在哪一带">
        <Neighbourhood line={line} />
      </Card>
    </Stack>
  );
}

function Neighbourhood({ line: { area, number } }: { readonly line: BoardLine }) {
  const centre = useRead('GET /centre');
  const sites = useRead('GET /sites');
  const ring = centre.data?.boundary.rings[0];
  if (!ring || !sites.data) return null;
  const around = sites.data.items.map(({ key, name, position, now }) => ({
    key,
    name,
    position: [position.longitude, position.latitude] as const,
    open: now.open,
  }));
  const here = { key: number, name: '上门地点', position: [area.longitude, area.latitude] as const };
  return (
    <SchematicMap
      boundary={ring}
      sites={[{ ...here, open: true, chosen: true }, ...around]}
      alt="上门地点附近的示意图"
    />
  );
}

function Candidates({ number }: { readonly number: string }) {
  const reading = useRead('GET /dispatch/visits/:number/candidates', { params: { number } }, { live: true });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useWrite('POST /dispatch/visits/:number/offers', {
    refresh: REFRESH,
    onDone: () => {
      setChosen([]);
      toast('已派单，等代办员接单');
    },
  });
  const seen = reading.data?.version;
  const send = () =>
    seen !== undefined && void submit({ params: { number }, body: { version: seen, workNos: [...chosen] } });
  useSendKey(chosen.length > 0 && !busy ? send : undefined);
  return (
    <Card title="派给谁">
      <Loaded reading={reading}>
        {({ items }) => {
          const askable = items.filter(({ mayAsk }) => mayAsk);
          return (
            <Stack gap={3}>
              {askable.length === 0 ? (
                <EmptyState icon="users" title="现在没有能派的代办员" note="有人上岗或空出来时，系统会自动派单。" />
              ) : (
                <Checks
                  label="派给谁"
                  checks={askable.map((each) => ({
                    key: each.workNo,
                    title: `${each.name}（${each.workNo}）`,
                    note: judgement(each),
                  }))}
                  ticked={chosen}
                  onChange={setChosen}
                />
              )}
              <ProblemNote problem={problem} />
              <Button busy={busy} disabled={chosen.length === 0} hotkey="Ctrl+Enter" onPress={send}>
                {chosen.length > 1 ? `派给这 ${chosen.length} 位，先接者得` : '派给这一位'}
              </Button>
              <RuledOut agents={items.filter(({ mayAsk }) => !mayAsk)} />
            </Stack>
          );
        }}
      </Loaded>
    </Card>
  );
}

/** Why one stands where he stands in the list. */
function judgement({ dutyLabel, metres, load, isCaseAgent, missingSkills, obstacles }: Candidate): string {
  return [
    isCaseAgent ? '本案代办员' : null,
    dutyLabel,
    metres === null ? null : distanceWords(metres),
    `当天 ${load} 单`,
    missingSkills.length > 0 ? `缺 ${missingSkills.join('、')}` : null,
    // Which skill is missing has just been said.
    ...obstacles.filter(({ key }) => key !== 'LACKS_SKILL').map(({ label }) => label),
  ]
    .filter(Boolean)
    .join(' · ');
}

function RuledOut({ agents }: { readonly agents: readonly Candidate[] }) {
  if (agents.length === 0) return null;
  return (
    <List label="现在不能派的代办员">
      {agents.map(({ workNo, name, obstacles }) => (
        <ListItem
          key={workNo}
          title={`${name}（${workNo}）`}
          note={obstacles.map(({ label }) => label).join('、')}
          value="不能派"
        />
      ))}
    </List>
  );
}

function Offers({ offers }: { readonly offers: BoardLine['offers'] }) {
  return (
    <Card kind="plain" title="派过谁">
      <List label="派过谁">
        {offers.map(({ workNo, name, role, roleLabel, stateLabel, state, offeredAt, answerBy, seen, reason }) => (
          <ListItem
            key={`${workNo}${offeredAt}`}
            title={`${name}（${workNo}）`}
            note={[
              role === 'LEAD' ? null : roleLabel,
              `${momentWords(offeredAt)}派出`,
              state === 'OPEN' ? (answerBy === null ? '在路上，不计时' : `${timeWords(answerBy)} 前答复`) : null,
              state === 'OPEN' ? (seen ? '已看到' : '还没看到') : null,
              reason,
            ]
              .filter(Boolean)
              .join(' · ')}
            value={stateLabel}
          />
        ))}
      </List>
    </Card>
  );
}
