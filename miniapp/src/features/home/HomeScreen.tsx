import { useState } from 'react';
import { useRead } from '@/api';
import { Box } from '@/ui/base/box';
import { address, go } from '@/ui/base/nav';
import { Press } from '@/ui/base/press';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { SearchField } from '@/ui/field/Field';
import { Icon } from '@/ui/icon/Icon';
import type { IconName } from '@/ui/icon/icon-name';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Page } from '@/ui/page/Page';
import { choose, useLook } from '@/ui/preferences';
import { metresBetween, nearestFirst } from '../directory/distance';
import { SiteLine } from '../directory/SitesScreen';
import { useHere } from '../directory/use-here';
import { HomeFoot } from './HomeFoot';
import { NextStep } from './NextStep';

interface Door {
  readonly title: string;
  readonly note: string;
  readonly icon: IconName;
  readonly to: string;
}

const DOORS: readonly Door[] = [
  { title: '预约', note: '到大厅或驿站办事', icon: 'calendar-check', to: '/pages/items/index?book=yes' },
  { title: '咨询', note: '写下来，按期答复', icon: 'message', to: '/pages/ask/index' },
  { title: '查进度', note: '凭编号，不用登录', icon: 'search', to: '/pages/progress/index' },
  { title: '帮办代办', note: '代办员上门来办', icon: 'handshake', to: '/packages/enterprise/request/index' },
];

/** What a citizen sees first: the search, the four doors, what waits for them, the nearest open site. */
export function HomeScreen() {
  return (
    <Page title="政＋帮办">
      <Stack gap={4}>
        <Search />
        <Box as="nav" className="home-doors" label="主要服务">
          {DOORS.map(({ title, note, icon, to }) => (
            <Press key={title} className="home-door" to={to}>
              <Box className="home-door__icon">
                <Icon name={icon} />
              </Box>
              <Box className="home-door__title">{title}</Box>
              <Box className="home-door__note">{note}</Box>
            </Press>
          ))}
        </Box>
        <NextStep />
        <OpenSites />
        <Promises />
        <HomeFoot />
      </Stack>
    </Page>
  );
}

function Search() {
  const look = useLook();
  const [words, setWords] = useState('');
  return (
    <Box className="home-search">
      <Box className="home-search__field">
        <SearchField
          label="想办什么事？"
          placeholder="例如：开饭店"
          value={words}
          maxLength={60}
          onChange={setWords}
          onSearch={() => go(address('/pages/items/index', { q: words.trim() }))}
        />
      </Box>
      <Press className="home-elder" role="switch" checked={look.elder} onPress={() => choose({ elder: !look.elder })}>
        <Icon name="type" size="s" />
        <Box>{look.elder ? '标准版' : '长辈版'}</Box>
      </Press>
    </Box>
  );
}

/** The nearest sites that are open now; the hall where none is. */
function OpenSites() {
  const { data } = useRead('GET /sites');
  const { position } = useHere();
  if (!data) return null;
  const ordered = nearestFirst(data.items, position);
  const open = ordered.filter(({ now, staffed }) => now.open && staffed);
  const shown = (open.length > 0 ? open : ordered).slice(0, 2);
  return (
    <Card kind="plain" title="大厅和驿站">
      <List label="大厅和驿站">
        {shown.map((site) => (
          <SiteLine key={site.key} site={site} metres={position && metresBetween(position, site.position)} />
        ))}
        <ListItem icon="pin" title={`全部 ${data.items.length} 个办事地点`} to="/pages/sites/index" />
      </List>
    </Card>
  );
}

const SHOWN_PROMISES = ['INSTANT_CASE', 'CONSULT_ONLINE', 'CONSULT_PHONE'];

function Promises() {
  const { data } = useRead('GET /promises');
  const shown = data?.items.filter(({ kind }) => SHOWN_PROMISES.includes(kind)) ?? [];
  if (shown.length === 0) return null;
  return (
    <Card title="我们的承诺">
      <Stack gap={2}>
        {shown.map(({ kind, label, told }) => (
          <Text key={kind} size="secondary" tone="ink-2">
            {label}：{told}
          </Text>
        ))}
      </Stack>
    </Card>
  );
}
