import { useRouter } from '@tarojs/taro';
import { usePages } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { AgencyDesk } from './AgencyDesk';
import { PapersToMe } from './PapersToMe';

/** An agent's cases on the phone: what waits to be accepted first, then the one that was opened, or all of them. */
export function AgentCasesScreen() {
  const { number } = useRouter().params;
  return (
    <Page title="我的代办件">
      <SignedIn desk reason="这里供代办员使用。办事群众请返回首页。">
        {() => (
          <Stack gap={4}>
            <PapersToMe />
            {number === undefined ? <Cases /> : <AgencyDesk number={number} />}
          </Stack>
        )}
      </SignedIn>
    </Page>
  );
}

function Cases() {
  const reading = usePages(
    'GET /desk/inbox',
    { query: { mine: 'true' as const, type: 'AGENCY_CASE' as const } },
    { live: true },
  );
  return (
    <Card kind="plain" title="在办的">
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState icon="check-circle" title="手上没有代办件" note="指派给您的代办件会出现在这里。" />
          ) : (
            <List label="在办的代办件">
              {lines.map((line) => (
                <ListItem
                  key={line.number}
                  title={line.title}
                  note={line.number}
                  value={line.stateLabel}
                  to={address('/packages/agent/cases/index', { number: line.number })}
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
