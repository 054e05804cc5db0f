import { useState } from 'react';
import { SERVICE_MODE_LABELS, SERVICE_MODES } from 'shared-types/agency.states';
import { useRead, useSession } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { ItemFinder } from '../directory/ItemFinder';
import type { RequestDraft } from './request-draft';

interface SectionProps {
  readonly draft: RequestDraft;
  readonly onChange: (part: Partial<RequestDraft>) => void;
}

const MOST_ITEMS = 10;

/** 帮办 or 代办, with what each means. */
export function ModeSection({ draft, onChange }: SectionProps) {
  return (
    <Card title="要哪种帮助">
      <Options
        label="要哪种帮助"
        options={SERVICE_MODES.map((key) => ({
          key,
          title: SERVICE_MODE_LABELS[key].label,
          note: SERVICE_MODE_LABELS[key].hint,
        }))}
        chosen={draft.mode || null}
        onChoose={(mode) => onChange({ mode })}
      />
    </Card>
  );
}

/** The items, up to ten; only those that may be done for somebody. */
export function ItemsSection({ draft: { itemKeys, itemNames }, onChange }: SectionProps) {
  const [finding, setFinding] = useState(false);
  const without = (key: string) => {
    const at = itemKeys.indexOf(key);
    onChange({
      itemKeys: itemKeys.filter((_, i) => i !== at),
      itemNames: itemNames.filter((_, i) => i !== at),
    });
  };
  return (
    <Card kind="plain" title="办什么事">
      <List label="要办的事项">
        {itemKeys.map((key, i) => (
          <ListItem key={key} title={itemNames[i]} value="移除" onPress={() => without(key)} />
        ))}
      </List>
      <Button block kind="text" icon="plus" disabled={itemKeys.length >= MOST_ITEMS} onPress={() => setFinding(true)}>
        {itemKeys.length === 0 ? '选择事项' : '再加一个事项'}
      </Button>
      <Sheet open={finding} title="选择事项" onClose={() => setFinding(false)}>
        <ItemFinder
          label="找事项"
          autoFocus
          chosenKey={null}
          only={({ agencyAllowed, key }) => agencyAllowed && !itemKeys.includes(key)}
          onChoose={({ key, name }) => {
            onChange({ itemKeys: [...itemKeys, key], itemNames: [...itemNames, name] });
            setFinding(false);
          }}
        />
      </Sheet>
    </Card>
  );
}

const MYSELF = 'MYSELF';

/** For oneself, or for an enterprise one is bound to. */
export function ClientSection({ draft: { creditCode }, onChange }: SectionProps) {
  const { status } = useSession();
  const { data } = useRead('GET /enterprises', undefined, { when: status === 'person' });
  const active = data?.items.filter(({ state }) => state === 'ACTIVE') ?? [];
  return (
    <Card title="替谁办">
      <Stack gap={3}>
        <Options
          label="替谁办"
          options={[
            { key: MYSELF, title: '我自己' },
            ...active.map(({ creditCode: key, name }) => ({ key, title: name, note: key })),
          ]}
          chosen={creditCode || MYSELF}
          onChoose={(key) => onChange({ creditCode: key === MYSELF ? '' : key })}
        />
        <Button kind="text" icon="building" to="/packages/enterprise/enterprises/index">
          绑定企业
        </Button>
      </Stack>
    </Card>
  );
}
