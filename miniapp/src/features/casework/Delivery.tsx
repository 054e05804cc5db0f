import { useState } from 'react';
import type { CaseView } from 'shared-types/casework.contract';
import { DELIVERY_WAY_LABELS } from 'shared-types/casework.states';
import { yuan } from 'shared-types/payment.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { momentWords } from '@/ui/words/dates';
import { DELIVERY_REFRESH, MailSheet } from './MailSheet';

/** How the result comes: what was chosen, what has happened of it, and what may still be changed. */
export function Delivery({ view }: { readonly view: CaseView }) {
  const { delivery, actions, resultName } = view;
  const changeable = delivery.allowed.length > 1 && actions.includes('chooseMail');
  const settled = delivery.certifiedAt !== null || delivery.way === 'MAIL';
  if (!changeable && !settled) return null;
  return (
    <Card title="结果怎么拿">
      <Stack gap={3}>
        <Facts facts={factsOf(view)} />
        {delivery.way === 'COLLECT' && delivery.certifiedAt !== null && view.open && (
          <Text size="secondary" tone="ink-2">
            {`请带身份证件到窗口领取${resultName}；他人代领要带委托书和双方身份证件。`}
          </Text>
        )}
        {changeable && <Choice view={view} />}
        {actions.includes('confirmReceipt') && delivery.mailedAt !== null && <Received view={view} />}
      </Stack>
    </Card>
  );
}

function factsOf({ delivery }: CaseView): (readonly [string, string])[] {
  const { way, recipient, phone, address, certifiedAt, certificateNo, mailedAt, carrier, trackingNo } = delivery;
  return [
    ['方式', DELIVERY_WAY_LABELS[way]],
    ...(recipient === null ? [] : [['收件人', `${recipient} ${phone ?? ''}`] as const]),
    ...(address === null ? [] : [['地址', address] as const]),
    ...(certifiedAt === null ? [] : [['证件', `${momentWords(certifiedAt)}已到窗口`] as const]),
    ...(certificateNo === null ? [] : [['证件编号', certificateNo] as const]),
    ...(mailedAt === null ? [] : [['寄出', `${momentWords(mailedAt)} ${carrier ?? ''}`] as const]),
    ...(trackingNo === null ? [] : [['快递单号', trackingNo] as const]),
  ];
}

function Choice({ view }: { readonly view: CaseView }) {
  const { number, version, delivery } = view;
  const [mailing, setMailing] = useState(false);
  const collect = useWrite('POST /cases/:number/delivery-choice', { refresh: DELIVERY_REFRESH });
  const mailed = delivery.way === 'MAIL';
  return (
    <>
      <ProblemNote problem={collect.problem} />
      <Row gap={2} wrap>
        <Button kind="secondary" onPress={() => setMailing(true)}>
          {mailed ? '改收件地址' : mailWords(delivery.postageFen)}
        </Button>
        {mailed && (
          <Button
            kind="text"
            busy={collect.busy}
            onPress={() => void collect.submit({ params: { number }, body: { version, way: 'COLLECT' } })}
          >
            改到窗口领取
          </Button>
        )}
      </Row>
      {mailing && <MailSheet view={view} onClose={() => setMailing(false)} />}
    </>
  );
}

const mailWords = (fen: number): string => (fen === 0 ? '改为邮寄' : `改为邮寄（${yuan(fen)} 元）`);

function Received({ view: { number, version } }: { readonly view: CaseView }) {
  const { submit, busy, problem } = useWrite('POST /cases/:number/actions', { refresh: DELIVERY_REFRESH });
  return (
    <>
      <ProblemNote problem={problem} />
      <Button
        block
        busy={busy}
        onPress={() => void submit({ params: { number }, body: { action: 'confirmReceipt', version } })}
      >
        我已收到
      </Button>
    </>
  );
}
