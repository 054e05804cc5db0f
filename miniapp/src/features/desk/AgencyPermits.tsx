import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import type { PermitRow, PlanView } from 'shared-types/agency-plan.contract';
import { useRead, useWrite } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { PermitChart } from '../agency/PermitChart';
import { AGENCY_REFRESH } from './agency-refresh';

interface PermitsProps {
  readonly view: AgencyView;
  /** The plan that was confirmed. */
  readonly plan: PlanView;
}

/** The chart as staff see it, and what may be filed now. */
export function AgencyPermits({ view, plan }: PermitsProps) {
  const { data: chart } = useRead(
    'GET /agency-cases/:number/chart',
    { params: { number: view.number } },
    { live: true },
  );
  const [filing, setFiling] = useState<PermitRow | null>(null);
  if (!chart) return null;
  const ready = chart.rows.filter(({ mayFile }) => mayFile);
  const item = plan.items.find(({ itemKey }) => itemKey === filing?.itemKey);
  return (
    <Stack gap={4}>
      <PermitChart chart={chart} />
      {ready.length > 0 && (
        <Card kind="plain" title="现在可以递交">
          <List label="现在可以递交的事项">
            {ready.map((row) => (
              <ListItem
                key={row.itemKey}
                title={row.name}
                note={row.department}
                value="递交"
                onPress={() => setFiling(row)}
              />
            ))}
          </List>
        </Card>
      )}
      {item && <FilingSheet view={view} item={item} onClose={() => setFiling(null)} />}
    </Stack>
  );
}

interface FilingSheetProps {
  readonly view: AgencyView;
  readonly item: PlanView['items'][number];
  readonly onClose: () => void;
}

/** Hands one item in, material by material: what the guide requires has to be there. */
function FilingSheet({ view: { number, mode }, item, onClose }: FilingSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/filings', {
    refresh: AGENCY_REFRESH,
    onDone: () => {
      toast('已递交，窗口正在核对');
      onClose();
    },
  });
  const missing = item.materials.filter(({ key, required }) => required && !ticked.includes(key));
  return (
    <FormSheet
      title={`递交${item.name}`}
      send="交到窗口"
      busy={busy}
      complete={missing.length === 0}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { itemKey: item.itemKey, materials: [...ticked] } })}
    >
      <Text tone="ink-2">
        {mode === 'ASSIST' ? '申请人是客户本人，您陪同递交。' : '申请人是客户，您凭授权委托书递交。'}
      </Text>
      <Checks
        label="交到窗口的材料"
        checks={item.materials.map(({ key, name, form, copies, required }) => ({
          key,
          title: name,
          note: `${form} ${copies} 份${required ? '' : ' · 可以不交'}`,
        }))}
        ticked={ticked}
        onChange={setTicked}
      />
      {missing.length > 0 && <Text size="secondary">还差 {missing.length} 份必交的材料</Text>}
    </FormSheet>
  );
}
