import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import { ALTERNATIVE_LABELS, ALTERNATIVES, type Alternative } from 'shared-types/agency.states';
import { useRead, useWrite } from '@/api';
import { useSendKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { VisitSteps } from '@/ui/promise/VisitSteps';
import { AgencyFacts } from '../agency/AgencyCaseScreen';
import { windowWords } from '../agency/visit-words';
import { RecordFoot } from '../record/RecordFoot';

const REFRESH = ['GET /desk/inbox', 'GET /agency-cases/:number', 'GET /desk/promises', 'GET /dispatch/visits'] as const;

/** A request for 帮办 or 代办 on the desk: accept it and have an agent sent, or decline it with another way. */
export function AgencyDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /agency-cases/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card title={view.title}>
            <Stack gap={3}>
              <Text tone="ink-2">
                {view.stateLabel} · {view.next}
              </Text>
              {view.promises.map((promise) => (
                <PromiseLine key={promise.kind} promise={promise} />
              ))}
              <Answer view={view} />
            </Stack>
          </Card>
          <AgencyFacts view={view} />
          {view.visits.map((visit) => (
            <Card key={visit.number} title={`上门 · ${windowWords(visit)}`}>
              <Stack gap={3}>
                <Text tone="ink-2">
                  {visit.stateLabel}
                  {visit.holder && ` · ${visit.holder.name}（${visit.holder.workNo}）`}
                </Text>
                <VisitSteps steps={visit.steps} />
              </Stack>
            </Card>
          ))}
          <RecordFoot view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

function Answer({ view: { number, version, actions } }: { readonly view: AgencyView }) {
  const [declining, setDeclining] = useState(false);
  const accept = useWrite('POST /agency-cases/:number/accept', {
    refresh: REFRESH,
    onDone: () => toast('已受理，正在派代办员'),
  });
  const send = () => void accept.submit({ params: { number }, body: { version } });
  const mayAccept = actions.includes('accept');
  useSendKey(mayAccept && !accept.busy && !declining ? send : undefined);
  if (!mayAccept) return null;
  return (
    <>
      <ProblemNote problem={accept.problem} />
      <Row gap={2} wrap>
        <Button busy={accept.busy} hotkey="Ctrl+Enter" onPress={send}>
          受理并派代办员
        </Button>
        <Button kind="secondary" onPress={() => setDeclining(true)}>
          不予代办
        </Button>
      </Row>
      {declining && <DeclineSheet number={number} version={version} onClose={() => setDeclining(false)} />}
    </>
  );
}

interface DeclineSheetProps {
  readonly number: string;
  readonly version: number;
  readonly onClose: () => void;
}

/** Nobody is declined without a reason and another way. */
function DeclineSheet({ number, version, onClose }: DeclineSheetProps) {
  const [reason, setReason] = useState('');
  const [ways, setWays] = useState<readonly Alternative[]>([]);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/decline', {
    refresh: REFRESH,
    onDone: () => {
      toast('已答复申请人');
      onClose();
    },
  });
  const body = { version, reason: reason.trim(), alternatives: [...ways] };
  return (
    <Sheet
      open
      title="不予代办"
      onClose={onClose}
      footer={
        <Button
          block
          kind="danger"
          busy={busy}
          disabled={body.reason.length < 2 || ways.length === 0}
          onPress={() => void submit({ params: { number }, body })}
        >
          答复申请人
        </Button>
      }
    >
      <Stack gap={4}>
        <TextAreaField
          label="原因"
          hint="申请人会看到"
          value={reason}
          maxLength={500}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        <Checks
          label="其他办法"
          checks={ALTERNATIVES.map((key) => ({ key, title: ALTERNATIVE_LABELS[key] }))}
          ticked={ways}
          onChange={(ticked) => setWays(ALTERNATIVES.filter((way) => ticked.includes(way)))}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
