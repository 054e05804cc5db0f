import { useRouter } from '@tarojs/taro';
import type { SiteDetail } from 'shared-types/directory.contract';
import { FACILITY_TYPE_LABELS, ITEM_TYPE_LABELS, STATION_OFFER_LABELS } from 'shared-types/directory.states';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts, List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { Light } from '@/ui/promise/Light';
import { dayWords } from '@/ui/words/dates';
import { showOnMap } from './navigate';
import { openingWords, sessionsWords } from './opening-words';

/** One hall or station: open when, what is there, what can be done, how to get there. */
export function SiteScreen() {
  const key = useRouter().params.key ?? '';
  const reading = useRead('GET /sites/:key', { params: { key } });
  return (
    <Page title={reading.data?.name ?? '办事地点'}>
      <Loaded reading={reading}>{(site) => <Site site={site} />}</Loaded>
    </Page>
  );
}

function Site({ site }: { readonly site: SiteDetail }) {
  return (
    <Stack gap={4}>
      <Card title={site.name}>
        <Stack gap={3}>
          <Light tone={site.now.open ? 'ok' : 'quiet'}>{openingWords(site)}</Light>
          <Facts
            facts={[
              ['地址', site.address],
              [
                '服务',
                site.offers.length > 0
                  ? site.offers.map((offer) => STATION_OFFER_LABELS[offer]).join('、')
                  : '现场办理',
              ],
              ...(site.now.note === null ? [] : ([['今天', site.now.note]] as const)),
            ]}
          />
          <Button block kind="secondary" icon="navigate" onPress={() => showOnMap(site)}>
            怎么去
          </Button>
        </Stack>
      </Card>
      {site.itemKeys.length > 0 && (
        <Button block icon="calendar" to={address('/pages/items/index', { site: site.key })}>
          预约在这里办事
        </Button>
      )}
      <Card kind="plain" title="一周开放时间">
        <List label="一周开放时间">
          {site.week.map(({ date, sessions, accepts, note }) => (
            <ListItem
              key={date}
              title={dayWords(date)}
              note={[note, accepts.length === 1 && accepts[0] ? `只办${ITEM_TYPE_LABELS[accepts[0]]}` : null]
                .filter(Boolean)
                .join(' · ')}
              value={sessionsWords(sessions)}
            />
          ))}
        </List>
      </Card>
      {site.windows.length > 0 && (
        <Card title="窗口">
          <Facts facts={site.windows.map(({ label, count }) => [label, `${count} 个`] as const)} />
        </Card>
      )}
      {site.facilities.length > 0 && <Facilities facilities={site.facilities} />}
    </Stack>
  );
}

function Facilities({ facilities }: { readonly facilities: SiteDetail['facilities'] }) {
  return (
    <Card kind="plain" title="大厅里还有">
      <List label="大厅里还有">
        {facilities.map(({ key, name, type, discloses }) => (
          <ListItem
            key={key}
            title={name}
            note={discloses.length > 0 ? discloses.map(({ title }) => title).join('、') : FACILITY_TYPE_LABELS[type]}
          />
        ))}
      </List>
    </Card>
  );
}
