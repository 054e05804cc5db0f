import { useRouter } from '@tarojs/taro';
import type { AgencyView } from 'shared-types/agency.contract';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { CasePromises } from '../casework/CasePromises';
import { SignedIn } from '../identity/SignedIn';
import { KeyProjectNote } from '../key-project/KeyProjectNote';
import { MandateSection } from '../mandate/MandateSection';
import { ClientMaterials, ListsToSign, PickUp } from '../materials/ClientMaterials';
import { RecordFoot } from '../record/RecordFoot';
import { Resumption, Suspension, Withdrawal } from './AgencyExits';
import { NextVisit } from './NextVisit';
import { PermitChart } from './PermitChart';
import { PlanAnswer } from './PlanAnswer';
import { PlanCard } from './PlanCard';
import { VisitCard } from './VisitCard';
import { windowWords } from './visit-words';

/** A request for 帮办 or 代办 as its owner follows it: who acts next, the visit step by step, live. */
export function AgencyCaseScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="我的帮办代办">
      <SignedIn reason="登录后可以跟踪您的帮办代办。">{() => <Followed number={number} />}</SignedIn>
    </Page>
  );
}

function Followed({ number }: { readonly number: string }) {
  const reading = useRead('GET /agency-cases/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Standing view={view} />
          <PickUp view={view} />
          <ListsToSign view={view} />
          <KeyProjectNote view={view} />
          <MandateSection view={view} />
          <Resumption view={view} />
          {view.plan && <Planned view={view} />}
          <ClientMaterials view={view} />
          {view.visits.map((visit) => (
            <VisitCard key={visit.number} visit={visit} />
          ))}
          {view.actions.includes('arrangeVisit') && <NextVisit view={view} />}
          <AgencyFacts view={view} />
          <RecordFoot view={view} own />
          <Suspension view={view} />
          <Withdrawal view={view} />
        </Stack>
      )}
    </Loaded>
  );
}

/** The plan that waits for an answer first; else the chart of what was agreed, and the plan below it. */
function Planned({ view: { number, version, plan } }: { readonly view: AgencyView }) {
  const plans = useRead('GET /agency-cases/:number/plans', { params: { number } }, { live: true });
  const chart = useRead('GET /agency-cases/:number/chart', { params: { number } }, { live: true });
  const latest = plans.data?.items[0];
  const agreed = plans.data?.items.find(({ state }) => state === 'CONFIRMED');
  return (
    <>
      {latest?.state === 'SENT' && plan?.state === 'SENT' && (
        <PlanAnswer number={number} version={plans.data?.version ?? version} plan={latest} />
      )}
      {chart.data && <PermitChart chart={chart.data} />}
      {agreed && latest?.state !== 'SENT' && <PlanCard plan={agreed} />}
    </>
  );
}

function Standing({ view }: { readonly view: AgencyView }) {
  return (
    <Card title={view.title}>
      <Stack gap={3}>
        <Text strong>{view.stateLabel}</Text>
        <Text tone="ink-2">{view.next}</Text>
        <CasePromises promises={view.promises} />
        {view.custodyLabel !== null && <Note>{view.custodyLabel}。</Note>}
        {view.groundLabel !== null && <Note tone="warn">终止的依据：{view.groundLabel}。</Note>}
        {view.alternatives.length > 0 && (
          <Note>您可以{view.alternatives.map(({ label }) => label).join('，或')}。</Note>
        )}
      </Stack>
    </Card>
  );
}

/** What was asked for. */
export function AgencyFacts({ view }: { readonly view: AgencyView }) {
  return (
    <Card title="申请内容">
      <Facts
        facts={[
          ['编号', view.number],
          ['方式', view.modeLabel],
          ['事项', view.items.map(({ name }) => name).join('、')],
          ['替谁办', view.enterprise?.name ?? '个人'],
          ['约的时间', windowWords(view)],
          ['地址', view.address],
          ['联系人', `${view.contact.name} ${view.contact.phone}`],
        ]}
      />
    </Card>
  );
}
