import { useRead, useSession } from '@/api';
import { Box } from '@/ui/base/box';
import { Press } from '@/ui/base/press';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Icon } from '@/ui/icon/Icon';
import type { IconName } from '@/ui/icon/icon-name';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { choose, useLook } from '@/ui/preferences';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { pageOfRecord } from '../record/record-page';

interface Door {
  readonly title: string;
  readonly note: string;
  readonly icon: IconName;
  readonly to: string;
}

const DOORS: readonly Door[] = [
  { title: '咨询', note: '5 个工作日内答复', icon: 'message', to: '/pages/ask/index' },
  { title: '查进度', note: '凭编号，不用登录', icon: 'search', to: '/pages/progress/index' },
  { title: '我的事项', note: '咨询、办件、消息', icon: 'files', to: '/pages/me/index' },
  { title: '设置', note: '长辈版、夜间', icon: 'settings', to: '/pages/settings/index' },
];

/** What a citizen sees first: the doors, then what waits for them. */
export function HomeScreen() {
  const look = useLook();
  return (
    <Page title="政＋帮办">
      <Stack gap={4}>
        <Box className="home-hello">
          <Text as="p" size="page" strong>
            想办什么事？
          </Text>
          <Press
            className="home-elder"
            role="switch"
            checked={look.elder}
            onPress={() => choose({ elder: !look.elder })}
          >
            <Icon name="type" size="s" />
            <Box>{look.elder ? '标准版' : '长辈版'}</Box>
          </Press>
        </Box>
        <Box as="nav" className="home-doors" label="主要服务">
          {DOORS.map(({ title, note, icon, to }) => (
            <Press key={title} className="home-door" to={to}>
              <Icon name={icon} tone="primary" />
              <Box className="home-door__title">{title}</Box>
              <Box className="home-door__note">{note}</Box>
            </Press>
          ))}
        </Box>
        <NextStep />
        <Card title="我们的承诺">
          <Stack gap={2}>
            <Text>即办件当天办结；承诺件 1 个工作日内录入推送，按承诺时限决定，决定后 1 个工作日内通知。</Text>
            <Text>网上咨询和投诉 5 个工作日内答复；电话咨询当日答复。</Text>
          </Stack>
        </Card>
      </Stack>
    </Page>
  );
}

/** The one matter of mine that falls due first. */
function NextStep() {
  const { status } = useSession();
  const { data } = useRead('GET /me/records', { query: { open: 'true' } }, { when: status === 'person', live: true });
  const records = data?.items ?? [];
  if (records.length === 0) return null;
  return (
    <Card kind="plain" title="我的下一步">
      <List label="我的下一步">
        {records.slice(0, 3).map((record) => (
          <ListItem
            key={record.number}
            title={record.title}
            note={record.next}
            to={pageOfRecord(record.number, record.type)}
          >
            {record.promise && <PromiseLine promise={record.promise} />}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}
