import { useState } from 'react';
import { DEVICE_KINDS, DEVICE_LABELS, type DeviceKind } from 'shared-types/identity.states';
import type { ResultOf } from 'shared-types/routes';
import { useRead, useWrite } from '@/api';
import { linkTo } from '@/api/link';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Segmented } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { SelectField, TextField } from '@/ui/field/Field';
import { Columns, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';

type Device = ResultOf<'GET /devices'>['items'][number];
const KINDS = DEVICE_KINDS.map((key) => ({ key, title: DEVICE_LABELS[key] }));

/** The kiosks and displays of the hall and the stations; a supervisor registers one and types its code there. */
export function DevicesPanel({ registers }: { readonly registers: boolean }) {
  return (
    <Columns>
      <Registered />
      {registers && <Registration />}
    </Columns>
  );
}

function Registered() {
  const reading = useRead('GET /devices');
  const [leaving, setLeaving] = useState<Device>();
  return (
    <Card kind="plain" title="已登记的设备">
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="monitor" title="还没有设备" note="登记后，在设备上输入配对码即可使用。" />
          ) : (
            <List label="已登记的设备">
              {items.map((device) => (
                <ListItem
                  key={device.key}
                  icon="monitor"
                  title={device.name}
                  note={`${DEVICE_LABELS[device.kind]} · ${device.siteKey}`}
                  value={device.paired ? '使用中' : '等待配对'}
                  onPress={() => setLeaving(device)}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      <Revocation device={leaving} onClose={() => setLeaving(undefined)} />
    </Card>
  );
}

function Revocation({ device, onClose }: { readonly device: Device | undefined; readonly onClose: () => void }) {
  const { submit, busy, problem } = useWrite('DELETE /devices/:key', {
    refresh: ['GET /devices'],
    onDone: () => {
      toast('已停用');
      onClose();
    },
  });
  if (!device) return null;
  return (
    <Sheet
      open
      title={`停用“${device.name}”`}
      onClose={onClose}
      footer={
        <Button block kind="danger" busy={busy} onPress={() => void submit({ params: { key: device.key } })}>
          停用这台设备
        </Button>
      }
    >
      <Stack gap={3}>
        <Text>停用后这台设备立刻不能再用，要用须重新登记和配对。</Text>
        {problem && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}

function Registration() {
  const sites = useRead('GET /sites');
  const [kind, setKind] = useState<DeviceKind>('KIOSK');
  const [name, setName] = useState('');
  const [siteKey, setSiteKey] = useState('');
  const [pairing, setPairing] = useState<ResultOf<'POST /devices'>>();
  const { submit, busy, problem } = useWrite('POST /devices', {
    refresh: ['GET /devices'],
    onDone: (result) => {
      setName('');
      setPairing(result);
    },
  });
  const choices = (sites.data?.items ?? []).map(({ key, name: title }) => ({ key, title }));
  const at = siteKey || (choices[0]?.key ?? '');
  return (
    <Card title="登记一台设备">
      <Stack gap={4}>
        <Segmented label="设备类型" options={KINDS} chosen={kind} onChoose={setKind} />
        <TextField
          label="名称"
          hint="例如：大厅东侧叫号机"
          value={name}
          maxLength={60}
          onChange={setName}
          error={problem?.field('body.name')}
        />
        <SelectField label="放在哪里" value={at} choices={choices} onChange={setSiteKey} />
        {problem && <ProblemNote problem={problem} />}
        <Button
          block
          busy={busy}
          disabled={name.trim().length < 2 || at === ''}
          onPress={() => void submit({ body: { kind, name: name.trim(), siteKey: at } })}
        >
          登记并取配对码
        </Button>
        {pairing && (
          <Stack gap={1}>
            <Text size="secondary" tone="ink-2">
              请在 {Math.floor(pairing.expiresInSeconds / 60)} 分钟内，用那台设备的浏览器打开{' '}
              {linkTo('/packages/hall/device/index')}，输入
            </Text>
            <Text size="figure" strong tabular>
              {pairing.pairingCode}
            </Text>
          </Stack>
        )}
      </Stack>
    </Card>
  );
}
