import { useState } from 'react';
import type { SiteView } from 'shared-types/directory.contract';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Segmented } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { SchematicMap } from '@/ui/map/SchematicMap';
import { Page } from '@/ui/page/Page';
import { distanceWords, metresBetween, nearestFirst } from './distance';
import { mapName, openingWords } from './opening-words';
import { useHere } from './use-here';

const VIEWS = [
  { key: 'list', title: '列表' },
  { key: 'map', title: '示意图' },
] as const;

/** The hall and the stations: a list and a schematic map, open or closed now, how far where one allows it. */
export function SitesScreen() {
  const reading = useRead('GET /sites');
  const [view, setView] = useState<(typeof VIEWS)[number]['key']>('list');
  const { position, ask, busy } = useHere();
  return (
    <Page title="大厅和驿站">
      <Stack gap={4}>
        <Segmented label="怎样看" options={VIEWS} chosen={view} onChoose={setView} />
        <Loaded reading={reading}>
          {({ items }) => (
            <Stack gap={4}>
              {view === 'map' && <SitesMap sites={items} />}
              {position === null && (
                <Button block kind="secondary" icon="pin" busy={busy} onPress={ask}>
                  看看哪个离我最近
                </Button>
              )}
              <Card kind="plain">
                <List label="大厅和驿站">
                  {nearestFirst(items, position).map((site) => (
                    <SiteLine key={site.key} site={site} metres={position && metresBetween(position, site.position)} />
                  ))}
                </List>
              </Card>
            </Stack>
          )}
        </Loaded>
      </Stack>
    </Page>
  );
}

interface SiteLineProps {
  readonly site: SiteView;
  readonly metres: number | null;
}

/** One site in a list: open or closed, where, how far. */
export function SiteLine({ site, metres }: SiteLineProps) {
  return (
    <ListItem
      icon={site.type === 'HALL' ? 'landmark' : 'building'}
      title={site.name}
      note={`${openingWords(site)} · ${site.staffed ? '有工作人员' : '自助，电话帮办'}`}
      value={metres === null ? undefined : distanceWords(metres)}
      to={address('/pages/site/index', { key: site.key })}
    >
      <Text size="secondary" tone="ink-3">
        {site.address}
      </Text>
    </ListItem>
  );
}

function SitesMap({ sites }: { readonly sites: readonly SiteView[] }) {
  const centre = useRead('GET /centre');
  const boundary = centre.data?.boundary;
  const ring = boundary?.rings[0];
  if (!ring) return null;
  return (
    <Card>
      <Stack gap={3}>
        <SchematicMap
          boundary={ring}
          sites={sites.map(({ key, name, position, now }) => ({
            key,
            name: mapName(name),
            position: [position.longitude, position.latitude],
            open: now.open,
          }))}
          alt={`示意图：${sites.length} 个办事地点在辖区里的位置，名称和地址见下面的列表`}
        />
        {boundary.approximate && boundary.note !== null && <Note>{boundary.note}</Note>}
      </Stack>
    </Card>
  );
}
