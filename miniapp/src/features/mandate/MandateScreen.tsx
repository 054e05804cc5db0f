import { useRouter } from '@tarojs/taro';
import type { MandateView } from 'shared-types/mandate.contract';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { plainDate } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { RecordFoot } from '../record/RecordFoot';
import { AgentConsent } from './AgentConsent';
import { ChooseSubstitution } from './ChooseSubstitution';
import { EndMandate } from './EndMandate';
import { MandateFacts } from './MandateFacts';
import { RenewMandate } from './RenewMandate';

/** A mandate for its principal: choose, read and sign; later renew it or take it back. */
export function MandateScreen() {
  const number = useRouter().params.number ?? '';
  return (
    <Page title="授权委托">
      <SignedIn reason="登录后可以看和签您的授权委托书。">{() => <Followed number={number} />}</SignedIn>
    </Page>
  );
}

function Followed({ number }: { readonly number: string }) {
  const reading = useRead('GET /mandates/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Standing view={view} />
          {view.papers.length > 0 && <ToRead view={view} />}
          {view.actions.includes('prepare') && <ChooseSubstitution view={view} />}
          {view.actions.includes('consent') && <AgentConsent view={view} />}
          <MandateFacts view={view} />
          {view.actions.includes('renew') && <RenewMandate view={view} />}
          <RecordFoot view={{ ...view, actions: [] }} own />
          <EndMandate view={view} />
          <Button block kind="text" to={address('/packages/enterprise/case/index', { number: view.caseNumber })}>
            看这件代办
          </Button>
        </Stack>
      )}
    </Loaded>
  );
}

function Standing({
  view: { title, stateLabel, next, obstacle, state, validToday, from },
}: {
  readonly view: MandateView;
}) {
  return (
    <Card title={title}>
      <Stack gap={3}>
        <Text strong>{stateLabel}</Text>
        <Text tone="ink-2">{state === 'EFFECTIVE' && !validToday ? `从${plainDate(from)}起有效` : next}</Text>
        {obstacle && <Note tone="warn">{obstacle.title}</Note>}
        {obstacle?.code === 'real_name_needed' && (
          <Button block to="/pages/real-name/index">
            去核验实名
          </Button>
        )}
      </Stack>
    </Card>
  );
}

/** The papers to be signed, the next one first; signed ones can be read again. */
function ToRead({ view: { papers, state, signer } }: { readonly view: MandateView }) {
  const signedBy = ({ signatures }: MandateView['papers'][number]) =>
    signatures.some(({ party }) => party === 'CLIENT');
  const next = papers.find((paper) => !signedBy(paper));
  return (
    <Card kind="plain" title={state === 'DRAFT' ? '请签这些文书' : '签署的文书'}>
      <List label="文书">
        {papers.map((paper) => (
          <ListItem
            key={paper.handle}
            icon={signedBy(paper) ? 'check-circle' : 'file'}
            title={`《${paper.title}》`}
            note={`${paper.number} · ${signedBy(paper) ? '您已签' : paper === next && signer?.isMe ? '请读过后签' : '待签'}`}
            to={address('/packages/enterprise/sign/index', { document: paper.handle })}
          />
        ))}
      </List>
    </Card>
  );
}
