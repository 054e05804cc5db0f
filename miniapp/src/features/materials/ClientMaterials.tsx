import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import type { HandoverView } from 'shared-types/agency-materials.contract';
import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Note } from '@/ui/feedback/states';
import { Text } from '@/ui/layout/Text';
import { HandoverCard } from './HandoverCard';
import { PapersCard } from './PapersCard';
import { OwnSignSheet } from './SignSheets';

interface OfCase {
  readonly view: AgencyView;
}

const useMaterials = (number: string) =>
  useRead('GET /agency-cases/:number/materials', { params: { number } }, { live: true }).data;

/** What waits for the client's signature. */
export function ListsToSign({ view: { number } }: OfCase) {
  const open = useMaterials(number)?.handovers.filter(({ state }) => state === 'OPEN') ?? [];
  return (
    <>
      {open.map((list) => (
        <HandoverCard key={list.no} list={list}>
          <ToSign number={number} list={list} />
        </HandoverCard>
      ))}
    </>
  );
}

/** What a client handed over: where each paper is, and the lists that were signed. */
export function ClientMaterials({ view: { number } }: OfCase) {
  const data = useMaterials(number);
  if (!data) return null;
  const done = data.handovers.filter(({ state }) => state === 'SIGNED');
  return (
    <>
      <PapersCard papers={data.papers} outstanding={data.outstanding} />
      {done.map((list) => (
        <HandoverCard key={list.no} list={list} />
      ))}
    </>
  );
}

function ToSign({ number, list }: { readonly number: string; readonly list: HandoverView }) {
  const [signing, setSigning] = useState(false);
  return (
    <>
      {list.code !== null && (
        <Note>{`代办员在您身边时，也可以把交接码 ${list.code} 念给他，代替在他的屏幕上签字。不要在电话里告诉别人。`}</Note>
      )}
      {list.maySign ? (
        <Button block onPress={() => setSigning(true)}>
          核对好了，签字
        </Button>
      ) : (
        <Text>您已签字，等代办员签字。</Text>
      )}
      {signing && <OwnSignSheet number={number} list={list} onClose={() => setSigning(false)} />}
    </>
  );
}

/** The code that lets the agent hand the result over, for the client to show. */
export function PickUp({ view: { pickUp } }: OfCase) {
  if (!pickUp?.code) return null;
  return (
    <Note tone="ok">
      {`代办员已领到：${pickUp.items.join('、')}。当面收到后，请出示领取码 ${pickUp.code}，或者出示身份证件。`}
    </Note>
  );
}
