import { useState } from 'react';
import type { ContactCard, VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { callPhone } from '@/api/phone-call';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { useConnected } from '@/ui/page/connection';
import { showOnMap } from '../directory/navigate';
import { useJobPack } from '../field/job-packs';

/** The client's full address and phone, shown on purpose: looking leaves a trace. */
export function ClientContact({ visit: { number, version } }: { readonly visit: VisitView }) {
  const [looked, setCard] = useState<ContactCard>();
  const pack = useJobPack(number);
  const connected = useConnected();
  // Taken along for just this; while there is a network, looking leaves a trace of its own.
  const card = looked ?? (connected ? undefined : pack?.contact);
  const look = useWrite('POST /visits/:number/contact', { onDone: setCard });
  const called = useWrite('POST /visits/:number/call', { refresh: ['GET /visits/:number'] });
  if (!card) {
    return (
      <Stack gap={2}>
        <ProblemNote problem={look.problem} />
        <Button
          block
          large
          kind="secondary"
          icon="user"
          busy={look.busy}
          onPress={() => void look.submit({ params: { number } })}
        >
          看完整地址和电话
        </Button>
      </Stack>
    );
  }
  const { name, phone, address, door, longitude, latitude } = card;
  return (
    <Card title="怎么找到客户">
      <Stack gap={3}>
        <Facts
          facts={[
            ['地址', address],
            ...(door === null ? [] : ([['门牌', door]] as const)),
            ['联系人', name],
            ['电话', phone],
          ]}
        />
        <Note>查看已留痕，请只用于这次上门。</Note>
        <ProblemNote problem={called.problem} />
        <Row gap={2} even>
          <Button
            large
            kind="secondary"
            icon="phone"
            href={`tel:${phone}`}
            onPress={() => {
              callPhone(phone);
              void called.submit({ params: { number }, body: { version } });
            }}
          >
            打电话
          </Button>
          <Button
            large
            kind="secondary"
            icon="navigate"
            onPress={() => showOnMap({ name, address, position: { longitude, latitude } })}
          >
            导航
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
