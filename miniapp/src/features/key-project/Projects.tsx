import { useState } from 'react';
import type { Role } from 'shared-types/identity.states';
import { usePages } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { NominateSheet } from './NominateSheet';
import { OpenedProject } from './OpenedProject';

const NOMINATE: readonly Role[] = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'];

interface ProjectsProps {
  readonly roles: readonly Role[];
  /** The one a notice or a link leads to. */
  readonly first: string | undefined;
}

/** The list of key projects and, beside it, the one that is open. */
export function Projects({ roles, first }: ProjectsProps) {
  const [chosen, setChosen] = useState(first);
  const [nominating, setNominating] = useState(false);
  return (
    <Columns>
      <Stack gap={4}>
        {roles.some((role) => NOMINATE.includes(role)) && (
          <Button block icon="plus" onPress={() => setNominating(true)}>
            提名重点项目
          </Button>
        )}
        <ProjectList title="进行中" open="true" chosen={chosen} onChoose={setChosen} />
        <ProjectList title="已结束或未列入" open="false" chosen={chosen} onChoose={setChosen} />
        {nominating && <NominateSheet onClose={() => setNominating(false)} onNominated={setChosen} />}
      </Stack>
      {chosen === undefined ? (
        <EmptyState icon="building" title="点一个项目，看标准、专员和经过" />
      ) : (
        <OpenedProject key={chosen} number={chosen} />
      )}
    </Columns>
  );
}

interface ListProps {
  readonly title: string;
  readonly open: 'true' | 'false';
  readonly chosen: string | undefined;
  readonly onChoose: (number: string) => void;
}

function ProjectList({ title, open, chosen, onChoose }: ListProps) {
  const reading = usePages('GET /key-projects', { query: { open } }, { live: true });
  return (
    <Card kind="plain" title={title}>
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check-circle" title="现在没有" />
          ) : (
            <List label={title}>
              {lines.map(({ number, name, enterprise, stateLabel, holder }) => (
                <ListItem
                  key={number}
                  title={name}
                  note={`${enterprise.name} · ${stateLabel} · ${holder ? `专员 ${holder.name}` : '还没有专员'}`}
                  selected={number === chosen}
                  onPress={() => onChoose(number)}
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
