import { useRouter } from '@tarojs/taro';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useRead, useSession } from '@/api';
import { address } from '@/ui/base/nav';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { Badge } from '@/ui/promise/Light';
import { Timeline } from '@/ui/promise/Timeline';
import { VisitSteps } from '@/ui/promise/VisitSteps';
import { windowWords } from '../agency/visit-words';
import { RealNameCheck } from '../desk/RealNameCheck';
import { PendingSteps } from '../field/PendingSteps';
import { useFieldVisit } from '../field/use-field-visit';
import { VisitProof } from '../field/VisitProof';
import { SignedIn } from '../identity/SignedIn';
import { ClientContact } from './ClientContact';
import { MoreActions } from './MoreActions';
import { NextAction } from './NextAction';
import { Sos } from './Sos';
import { WorkCard } from './WorkCard';

/** One visit in its agent's hand: where, when, whom, and one big button that is the next right action. */
export function AgentVisitScreen() {
  const number = useRouter().params.number ?? '';
  const { me } = useSession();
  // Asked before the second factor it would be refused, and the refusal would stay on screen.
  const when = number !== '' && me !== null && me.secondFactor !== 'OWED';
  const reading = useFieldVisit(number, when);
  return (
    <Page title="上门服务" footer={reading.data && <Foot visit={reading.data} />}>
      <SignedIn desk reason="这里供代办员使用。办事群众请返回首页。">
        {() => <Loaded reading={reading}>{(visit) => <Visit visit={visit} />}</Loaded>}
      </SignedIn>
    </Page>
  );
}

/** What is pressed without looking for it: the next step lowest, help right above it. */
function Foot({ visit }: { readonly visit: VisitView }) {
  return (
    <Stack gap={2}>
      <Sos number={visit.number} />
      <NextAction visit={visit} />
    </Stack>
  );
}

/** An offer may come while one is out; it waits only minutes. */
function NewOffers() {
  const { data } = useRead('GET /agents/me/day', { query: {} }, { live: true });
  if (!data || data.offers.length === 0) return null;
  return (
    <Card kind="plain">
      <List label="新的派单">
        <ListItem
          icon="bell"
          title={`有 ${data.offers.length} 个新的派单等您答复`}
          note="看一看，接单或者转给别人"
          to="/packages/agent/today/index"
        />
      </List>
    </Card>
  );
}

function Visit({ visit }: { readonly visit: VisitView }) {
  return (
    <Stack gap={4}>
      <NewOffers />
      <PendingSteps visit={visit.number} />
      <Card title={visit.title} aside={<Badge tone={visit.urgent ? 'danger' : 'primary'}>{visit.stateLabel}</Badge>}>
        <Facts
          facts={[
            ['什么时候', windowWords(visit)],
            ['去哪里', visit.address],
            ['联系人', `${visit.contact.name} ${visit.contact.phone}`],
            ...(visit.companion ? ([['同行', `${visit.companion.name}（${visit.companion.workNo}）`]] as const) : []),
            ...(visit.pair.length > 0
              ? ([['两人上门', visit.pair.map(({ label }) => label).join('、')]] as const)
              : []),
            ['编号', visit.number],
          ]}
        />
      </Card>
      {visit.actions.includes('call') && <ClientContact visit={visit} />}
      {visit.open && <WorkCard number={visit.number} />}
      <MoreActions visit={visit} />
      {visit.subject.type === 'AGENCY_CASE' && (
        <Card kind="plain">
          <List label="这次上门的代办件">
            <ListItem
              icon="inbox"
              title="材料交接和返还"
              note="逐项列清单，双方签字"
              to={address('/packages/agent/cases/index', { number: visit.subject.number })}
            />
          </List>
        </Card>
      )}
      {visit.state === 'IN_SERVICE' && <RealNameCheck at="VISIT" />}
      {visit.materials.length > 0 && (
        <Card kind="plain" title="已收的材料">
          <List label="已收的材料">
            {visit.materials.map(({ name, formLabel, copies }) => (
              <ListItem key={`${name}${formLabel}`} title={name} value={`${formLabel} ${copies} 份`} />
            ))}
          </List>
        </Card>
      )}
      <VisitProof visit={visit} />
      <Card title="进行到哪一步">
        <VisitSteps steps={visit.steps} />
      </Card>
      <Card title="记录">
        <Timeline lines={visit.timeline} next={visit.next} />
      </Card>
    </Stack>
  );
}
