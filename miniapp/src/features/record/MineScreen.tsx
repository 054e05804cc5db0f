import { useState } from 'react';
import type { Me } from 'shared-types/identity.contract';
import type { RecordSummary } from 'shared-types/record.contract';
import { usePages, useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { deskSectionsFor } from '../desk/desk-sections';
import { PhoneSheet } from '../identity/PhoneSheet';
import { SignedIn } from '../identity/SignedIn';
import { pageOfRecord } from './record-page';

/** 我的: who I am, my messages, everything of mine that runs, and the settings. */
export function MineScreen() {
  return (
    <Page title="我的">
      <Stack gap={4}>
        <SignedIn reason="登录后可以看到您的预约、咨询、办件和消息。">
          {(me) => (
            <Stack gap={4}>
              <Card kind="plain">
                <List label="账号">
                  <Account me={me} />
                  <Messages />
                  <Desk me={me} />
                </List>
              </Card>
              <MyRecords />
            </Stack>
          )}
        </SignedIn>
        <Card kind="plain">
          <List label="更多">
            <ListItem icon="users" title="家人代办" note="让家人替我办，或替家人办" to="/pages/family/index" />
            <ListItem
              icon="user"
              title="实名核验"
              note="在手机上签委托书之前，核对一次身份证"
              to="/pages/real-name/index"
            />
            <ListItem icon="building" title="我的企业" to="/packages/enterprise/enterprises/index" />
            <ListItem
              icon="history"
              title="我的预约记录"
              note="爽约怎么记，记得不对怎么申诉"
              to="/pages/standing/index"
            />
            <ListItem icon="search" title="凭编号查进度" to="/pages/progress/index" />
            <ListItem icon="settings" title="设置" note="长辈版、夜间模式" to="/pages/settings/index" />
          </List>
        </Card>
      </Stack>
    </Page>
  );
}

/** Who I am here, and the way to prove a phone. */
function Account({ me }: { readonly me: Me }) {
  const [proving, setProving] = useState(false);
  const title = me.staff?.name ?? me.name ?? '您好';
  if (me.phone !== null) return <ListItem icon="user" title={title} note={me.phone} />;
  return (
    <>
      <ListItem icon="user" title={title} note="还没有绑定手机号" value="去绑定" onPress={() => setProving(true)} />
      <PhoneSheet
        open={proving}
        reason="绑定后，在窗口用这个手机号办的事也会出现在这里。"
        onClose={() => setProving(false)}
        onDone={() => setProving(false)}
      />
    </>
  );
}

/** The way to the desk, for those who have work there. */
function Desk({ me }: { readonly me: Me }) {
  const sections = deskSectionsFor(me.staff?.roles ?? []);
  if (!sections[0]) return null;
  return (
    <ListItem
      icon="monitor"
      title="工作台"
      note={sections.map(({ text }) => text).join('、')}
      to={`/${sections[0].page}`}
    />
  );
}

function Messages() {
  const { data } = useRead('GET /me/notices', { query: {} }, { live: true });
  const unread = data?.unread ?? 0;
  return (
    <ListItem icon="bell" title="消息" value={unread > 0 ? `${unread} 条未读` : undefined} to="/pages/notices/index" />
  );
}

function MyRecords() {
  const reading = usePages('GET /me/records', { query: {} }, { live: true });
  return (
    <Loaded reading={reading}>
      {(records) =>
        records.length === 0 ? (
          <EmptyState icon="files" title="还没有办理记录" note="您的咨询、预约和办件会出现在这里。" />
        ) : (
          <Card kind="plain" title="我的事项">
            <List label="我的事项">
              {records.map((record) => (
                <RecordLine key={record.number} record={record} />
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

function RecordLine({ record }: { readonly record: RecordSummary & { readonly family: boolean } }) {
  return (
    <ListItem
      title={record.family ? `家人的${record.title}` : record.title}
      note={record.next}
      value={record.stateLabel}
      to={pageOfRecord(record.number, record.type)}
    >
      {record.promise && <PromiseLine promise={record.promise} />}
    </ListItem>
  );
}
