import { useState } from 'react';
import { FACILITY_ACTION_LABELS } from 'shared-types/directory.states';
import { useRead } from '@/api';
import { linkTo } from '@/api/link';
import { address } from '@/ui/base/nav';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { QRCode } from '@/ui/ticket/QRCode';

interface Shown {
  readonly key: string;
  readonly name: string;
}

/** The code that is stuck on each facility: opened with any phone, it calls for help or reports a fault. */
export function FacilityCodes({ siteKey }: { readonly siteKey: string }) {
  const reading = useRead('GET /sites/:key', { params: { key: siteKey } }, { when: siteKey !== '' });
  const [shown, setShown] = useState<Shown>();
  return (
    <Loaded reading={reading}>
      {({ facilities }) =>
        facilities.length === 0 ? (
          <Text tone="ink-2">这里没有登记设施。</Text>
        ) : (
          <>
            <List label="设施二维码">
              {facilities.map(({ key, name, actions }) => (
                <ListItem
                  key={key}
                  icon="qr"
                  title={name}
                  note={actions.map((action) => FACILITY_ACTION_LABELS[action]).join('、')}
                  onPress={() => setShown({ key, name })}
                />
              ))}
            </List>
            <Sheet open={shown !== undefined} title={shown?.name ?? ''} onClose={() => setShown(undefined)}>
              {shown && (
                <Stack gap={3}>
                  <QRCode
                    text={linkTo(address('/packages/hall/help/index', { at: shown.key }))}
                    alt={`${shown.name}的二维码`}
                  />
                  <Text center>扫一扫，请人来帮忙，或报修</Text>
                </Stack>
              )}
            </Sheet>
          </>
        )
      }
    </Loaded>
  );
}
