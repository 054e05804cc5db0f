import { useEffect } from 'react';
import { usePages, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Page } from '@/ui/page/Page';
import { momentWords } from '@/ui/words/dates';
import { SignedIn } from '../identity/SignedIn';
import { pageOfRecord } from './record-page';

/** The inbox: what the centre told me, newest first. Opening it reads it. */
export function NoticesScreen() {
  return (
    <Page title="消息">
      <SignedIn reason="登录后可以看到中心发给您的消息。">{() => <Inbox />}</SignedIn>
    </Page>
  );
}

function Inbox() {
  const reading = usePages('GET /me/notices', { query: {} }, { live: true });
  const { submit } = useWrite('POST /me/notices/read');
  const unread = reading.first?.unread ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read once when it was seen, not when submit is remade
  useEffect(() => {
    if (unread > 0) void submit();
  }, [unread]);
  return (
    <Loaded reading={reading}>
      {(notices) =>
        notices.length === 0 ? (
          <EmptyState icon="bell" title="还没有消息" note="有答复或新进展时会在这里告诉您。" />
        ) : (
          <Card kind="plain">
            <List label="消息">
              {notices.map((notice) => (
                <ListItem
                  key={notice.key}
                  icon={notice.read ? 'message' : 'bell'}
                  title={notice.text}
                  note={`${notice.label} · ${momentWords(notice.at)}`}
                  to={notice.number === null ? undefined : pageOfRecord(notice.number, notice.recordType ?? undefined)}
                />
              ))}
            </List>
            {reading.more && (
              <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                再看一些
              </Button>
            )}
          </Card>
        )
      }
    </Loaded>
  );
}
