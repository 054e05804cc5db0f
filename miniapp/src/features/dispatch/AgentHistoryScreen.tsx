import { usePages } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Page } from '@/ui/page/Page';
import { windowWords } from '../agency/visit-words';
import { SignedIn } from '../identity/SignedIn';

/** The visits an agent made himself: no figures, and nobody else's. */
export function AgentHistoryScreen() {
  return (
    <Page title="我上过的门">
      <SignedIn desk reason="这里供代办员使用。办事群众请返回首页。">
        {() => <History />}
      </SignedIn>
    </Page>
  );
}

function History() {
  const reading = usePages('GET /agents/me/visits', { query: {} });
  return (
    <Card kind="plain" title="以前的上门">
      <Loaded reading={reading}>
        {(visits) =>
          visits.length === 0 ? (
            <EmptyState icon="history" title="还没有上过门" note="做完的上门会出现在这里，只有您自己看得到。" />
          ) : (
            <List label="以前的上门">
              {visits.map((visit) => (
                <ListItem
                  key={visit.number}
                  icon={visit.state === 'CLIENT_CONFIRMED' || visit.state === 'COMPLETED' ? 'check-circle' : 'history'}
                  title={visit.title}
                  note={`${windowWords(visit)} · ${visit.address}${visit.asCompanion ? ' · 同行' : ''}`}
                  value={visit.stateLabel}
                  to={address('/packages/agent/visit/index', { number: visit.number })}
                />
              ))}
            </List>
          )
        }
      </Loaded>
      {reading.more && (
        <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
          再看一些
        </Button>
      )}
    </Card>
  );
}
