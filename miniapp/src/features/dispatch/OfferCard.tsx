import { useState } from 'react';
import type { OfferView } from 'shared-types/dispatch.contract';
import { DECLINE_REASON_LABELS, DECLINE_REASONS, type DeclineReason } from 'shared-types/dispatch.states';
import { useWrite } from '@/api';
import { address, go } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { windowWords } from '../agency/visit-words';
import { distanceWords } from '../directory/distance';
import { useRemaining } from './countdown';

const REFRESH = ['GET /agents/me/day'] as const;
const TAKEN = 'offer_taken';

/** An offer to answer: how far, when, what for, and how long one may think. */
export function OfferCard({ offer }: { readonly offer: OfferView }) {
  const { number } = offer;
  const [declining, setDeclining] = useState(false);
  const remaining = useRemaining(offer.answerBy);
  const accept = useWrite('POST /visits/:number/accept', {
    refresh: REFRESH,
    // The card leaves with the offer; who was faster must still be read.
    onRefused: ({ code, title }) => code === TAKEN && toast(title),
    onDone: () => go(address('/packages/agent/visit/index', { number })),
  });
  return (
    <Card
      title={offer.urgent ? '紧急派单' : '新的派单'}
      aside={<Badge tone={offer.urgent ? 'danger' : 'warn'}>{remaining}</Badge>}
    >
      <Stack gap={4}>
        <Facts
          facts={[
            ['办什么', offer.title],
            ['什么时候', windowWords(offer)],
            ['去哪里', offer.address],
            ['有多远', offer.metres === null ? '不知道' : `直线${distanceWords(offer.metres)}`],
          ]}
        />
        <ProblemNote problem={accept.problem} />
        <Row gap={2} even>
          <Button kind="secondary" disabled={accept.busy} onPress={() => setDeclining(true)}>
            暂不接
          </Button>
          <Button busy={accept.busy} onPress={() => void accept.submit({ params: { number } })}>
            接单
          </Button>
        </Row>
      </Stack>
      {declining && <DeclineSheet number={number} onClose={() => setDeclining(false)} />}
    </Card>
  );
}

/** Declining takes a reason; the same visit is not offered to the same agent again. */
function DeclineSheet({ number, onClose }: { readonly number: string; readonly onClose: () => void }) {
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const { submit, busy, problem } = useWrite('POST /visits/:number/decline', {
    refresh: REFRESH,
    onDone: () => {
      toast('已转给别的代办员');
      onClose();
    },
  });
  return (
    <Sheet
      open
      title="暂不接这一单"
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={reason === null}
          onPress={() => reason && void submit({ params: { number }, body: { reason } })}
        >
          转给别人
        </Button>
      }
    >
      <Stack gap={3}>
        <Options
          label="原因"
          options={DECLINE_REASONS.map((key) => ({ key, title: DECLINE_REASON_LABELS[key] }))}
          chosen={reason}
          onChoose={setReason}
        />
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
