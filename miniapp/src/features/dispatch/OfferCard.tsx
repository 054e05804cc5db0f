import { useEffect, useState } from 'react';
import type { OfferView } from 'shared-types/dispatch.contract';
import { DECLINE_REASON_LABELS, DECLINE_REASONS, type DeclineReason } from 'shared-types/dispatch.states';
import { call, useWrite } from '@/api';
import { canSpeak, say } from '@/api/speech';
import { address, go } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { useVisible } from '@/ui/page/use-visible';
import { Badge } from '@/ui/promise/Light';
import { remainingWords, useSecondsUntil } from '@/ui/words/countdown';
import { windowWords } from '../agency/visit-words';
import { distanceWords } from '../directory/distance';
import { useConsent } from '../notification/use-consent';
import { offerSentence, offerTitle } from './offer-words';
import { useReadAloud } from './read-aloud';

const REFRESH = ['GET /agents/me/day'] as const;
const TAKEN = 'offer_taken';
const ACCEPTS = { LEAD: '接单', COMPANION: '接单，我同行', RELIEF: '接手这一单' } as const;

/** An offer to answer: how far, when, what for, and how long one may think. */
export function OfferCard({ offer }: { readonly offer: OfferView }) {
  const { number } = offer;
  const [declining, setDeclining] = useState(false);
  const sentence = offerSentence(offer);
  useReadAloud(`${number}${offer.offeredAt}`, sentence);
  useSeen(offer);
  const accept = useWrite('POST /visits/:number/accept', {
    refresh: REFRESH,
    // The card leaves with the offer; who was faster must still be read.
    onRefused: ({ code, title }) => code === TAKEN && toast(title),
    onDone: () => go(address('/packages/agent/visit/index', { number })),
  });
  const consent = useConsent('VISIT_OFFERED', 'VISIT_RELIEVED', 'VISIT_CALL_DUE');
  const take = async () => {
    await consent();
    await accept.submit({ params: { number } });
  };
  return (
    <Card title={offerTitle(offer)} aside={<Countdown offer={offer} />}>
      <Stack gap={4}>
        <Facts
          facts={[
            ['办什么', offer.title],
            ['什么时候', windowWords(offer)],
            ['去哪里', offer.address],
            ...(offer.pair.length > 0 ? ([['两人同行', offer.pair.join('、')]] as const) : []),
            ['有多远', offer.metres === null ? '不知道' : `直线${distanceWords(offer.metres)}`],
          ]}
        />
        <ProblemNote problem={accept.problem} />
        <Stack gap={2}>
          {canSpeak() && (
            <Button block kind="text" icon="megaphone" onPress={() => void say(sentence)}>
              再读一遍
            </Button>
          )}
          <Button block large kind="secondary" disabled={accept.busy} onPress={() => setDeclining(true)}>
            暂不接
          </Button>
          <Button block large busy={accept.busy} onPress={() => void take()}>
            {ACCEPTS[offer.role]}
          </Button>
        </Stack>
      </Stack>
      {declining && <DeclineSheet number={number} onClose={() => setDeclining(false)} />}
    </Card>
  );
}

/** Says once that the agent has the offer before his eyes: his phone is not woken for it any more. */
function useSeen({ number, offeredAt }: OfferView): void {
  const visible = useVisible();
  useEffect(() => {
    // A lost answer costs one more message on the phone, no more: nothing is said of it here.
    if (visible && offeredAt) call('POST /visits/:number/offer-seen', { params: { number } }).catch(() => undefined);
  }, [number, offeredAt, visible]);
}

/** How long one may think; one who rides has no clock. */
function Countdown({ offer: { answerBy, urgent } }: { readonly offer: OfferView }) {
  const seconds = useSecondsUntil(answerBy);
  if (answerBy === null) return <Badge tone="primary">路上不计时</Badge>;
  return <Badge tone={urgent ? 'danger' : 'warn'}>{remainingWords(seconds)}</Badge>;
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
