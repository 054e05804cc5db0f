import { useState } from 'react';
import type { HandoverView } from 'shared-types/agency-materials.contract';
import { drawingFault, type Strokes } from 'shared-types/drawn-signature';
import { useWrite } from '@/api';
import { Segmented } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { SignaturePad } from '@/ui/signature/SignaturePad';
import { MATERIALS_REFRESH } from './materials-refresh';

interface SignProps {
  readonly number: string;
  readonly list: HandoverView;
  readonly onClose: () => void;
}

const drawn = (strokes: Strokes) => strokes.map((points) => [...points]);

function useSigning({ number, list, onClose }: SignProps) {
  const writing = useWrite('POST /agency-cases/:number/handovers/:no/sign', {
    refresh: MATERIALS_REFRESH,
    onDone: ({ handovers }) => {
      const signed = handovers.find(({ no }) => no === list.no)?.state === 'SIGNED';
      toast(signed ? '双方已签字，清单已生效' : '已签字，等对方签字');
      onClose();
    },
  });
  return { ...writing, params: { number, no: list.no }, hash: list.hash };
}

/** The client signs on a phone of their own. */
export function OwnSignSheet(props: SignProps) {
  const [strokes, setStrokes] = useState<Strokes>([]);
  const { submit, busy, problem, params, hash } = useSigning(props);
  return (
    <FormSheet
      title="签材料交接清单"
      send="签字"
      busy={busy}
      complete={drawingFault(strokes) === null}
      problem={problem}
      onClose={props.onClose}
      onSend={() => void submit({ params, body: { hash, drawing: drawn(strokes) } })}
    >
      <Text>请先逐项核对上面的清单，再签您自己的姓名。</Text>
      <SignaturePad label="您的签名" strokes={strokes} onChange={setStrokes} />
    </FormSheet>
  );
}

const WAYS = [
  { key: 'SCREEN', title: '在这里签' },
  { key: 'CODE', title: '报交接码' },
] as const;
type Way = (typeof WAYS)[number]['key'];

/** Both sign on the agent's screen, one after the other; the agent alone where the client has signed already. */
export function BothSignSheet(props: SignProps) {
  const [client, setClient] = useState<{ readonly way: Way; readonly strokes: Strokes; readonly code: string }>({
    way: 'SCREEN',
    strokes: [],
    code: '',
  });
  const [passed, setPassed] = useState(props.list.clientSignedAt !== null);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const { submit, busy, problem, params, hash } = useSigning(props);
  if (!passed) {
    const complete = client.way === 'CODE' ? /^\d{6}$/.test(client.code) : drawingFault(client.strokes) === null;
    return (
      <FormSheet
        title="请客户签字"
        send="下一步，代办员签字"
        busy={false}
        complete={complete}
        problem={undefined}
        onClose={props.onClose}
        onSend={() => setPassed(true)}
      >
        <Segmented
          label="客户怎么签"
          options={WAYS}
          chosen={client.way}
          onChoose={(way) => setClient((now) => ({ ...now, way }))}
        />
        {client.way === 'CODE' ? (
          <TextField
            label="交接码"
            hint="客户自己手机上这件代办的清单里有"
            kind="digits"
            value={client.code}
            maxLength={6}
            onChange={(code) => setClient((now) => ({ ...now, code }))}
          />
        ) : (
          <SignaturePad
            key="client"
            label="客户的签名"
            strokes={client.strokes}
            onChange={(mine) => setClient((now) => ({ ...now, strokes: mine }))}
          />
        )}
        <Note>请把屏幕交给客户，由客户本人核对和签字，不能代签。</Note>
      </FormSheet>
    );
  }
  const beside =
    client.way === 'CODE'
      ? { by: 'CODE' as const, code: client.code }
      : { by: 'SCREEN' as const, drawing: drawn(client.strokes) };
  const both = props.list.clientSignedAt === null ? { client: beside } : {};
  return (
    <FormSheet
      title="代办员签字"
      send="签字，清单生效"
      busy={busy}
      complete={drawingFault(strokes) === null}
      problem={problem}
      onClose={props.onClose}
      onSend={() => void submit({ params, body: { hash, drawing: drawn(strokes), ...both } })}
    >
      <SignaturePad key="agent" label="代办员的签名" strokes={strokes} onChange={setStrokes} />
    </FormSheet>
  );
}
