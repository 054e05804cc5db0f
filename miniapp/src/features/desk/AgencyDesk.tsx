import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import { ALTERNATIVE_LABELS, ALTERNATIVES, type Alternative } from 'shared-types/agency.states';
import { useRead, useWrite } from '@/api';
import { useSendKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { VisitSteps } from '@/ui/promise/VisitSteps';
import { AgencyFacts } from '../agency/AgencyCaseScreen';
import { PlanCard } from '../agency/PlanCard';
import { windowWords } from '../agency/visit-words';
import { CasePromises } from '../casework/CasePromises';
import { KeyProjectNote } from '../key-project/KeyProjectNote';
import { RecordFoot } from '../record/RecordFoot';
import { AgencyMaterials, AgencyPapers } from './AgencyMaterials';
import { AgencyPermits } from './AgencyPermits';
import { AgencyPlanEditor } from './AgencyPlanEditor';
import { AgencySteps } from './AgencySteps';
import { AgencyVolume } from './AgencyVolume';
import { AGENCY_REFRESH } from './agency-refresh';
import { CaseMandates } from './CaseMandates';

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
              <CasePromises promises={view.promises} />
              {view.closing && (
                <Note>{`代办员已提出办结${view.closing.note === null ? '' : `：${view.closing.note}`}`}</Note>
              )}
              <Answer view={view} />
            </Stack>
          </Card>
          <KeyProjectNote view={view} />
          <AgencySteps view={view} />
          <AgencyMaterials view={view} />
          <AgencyVolume view={view} />
          <Plans view={view} />
          {view.mode === 'AGENCY' && <CaseMandates number={view.number} />}
          <AgencyPapers view={view} />
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

/** The plan being written, or as it was sent; once confirmed, the chart with what may be filed. */
function Plans({ view }: { readonly view: AgencyView }) {
  const { number } = view;
  const { data: plans } = useRead('GET /agency-cases/:number/plans', { params: { number } }, { live: true });
  if (!plans) return null;
  const agreed = plans.items.find(({ state }) => state === 'CONFIRMED');
  const sent = plans.items.find(({ state }) => state === 'SENT');
  const returned = plans.items.find(({ state }) => state === 'RETURNED');
  return (
    <>
      {plans.mayEdit && returned?.words && returned === plans.items[1] && (
        <Note>{`客户要改的：${returned.words}`}</Note>
      )}
      {plans.mayEdit && <AgencyPlanEditor key={`${number}-${plans.items[0]?.no ?? 0}`} view={view} plans={plans} />}
      {sent && <PlanCard forStaff plan={sent} />}
      {agreed && <AgencyPermits view={view} plan={agreed} />}
      {agreed && !plans.mayEdit && <PlanCard forStaff plan={agreed} />}
    </>
  );
}

function Answer({ view: { number, version, actions } }: { readonly view: AgencyView }) {
  const [declining, setDeclining] = useState(false);
  const accept = useWrite('POST /agency-cases/:number/accept', {
    refresh: AGENCY_REFRESH,
    onDone: ({ visits }) => toast(visits.length > 0 ? '已受理，正在派代办员' : '已受理，请指派代办员'),
  });
  const send = (visit?: boolean) =>
    void accept.submit({ params: { number }, body: { version, ...(visit === undefined ? {} : { visit }) } });
  const mayAccept = actions.includes('accept');
  useSendKey(mayAccept && !accept.busy && !declining ? () => send() : undefined);
  if (!mayAccept) return null;
  return (
    <>
      <ProblemNote problem={accept.problem} />
      <Row gap={2} wrap>
        <Button busy={accept.busy} hotkey="Ctrl+Enter" onPress={() => send()}>
          受理并派代办员
        </Button>
        <Button kind="secondary" busy={accept.busy} onPress={() => send(false)}>
          受理，不用上门
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
    refresh: AGENCY_REFRESH,
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
