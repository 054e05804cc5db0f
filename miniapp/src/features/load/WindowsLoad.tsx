import { useState } from 'react';
import { CATEGORY_LABELS } from 'shared-types/directory.states';
import type { SiteLoad } from 'shared-types/queue.contract';
import { WINDOW_STATE_LABELS } from 'shared-types/queue.states';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { WindowSheet } from './WindowSheet';

type Window = SiteLoad['windows'][number];

interface WindowsLoadProps {
  readonly site: SiteLoad;
  /** May move people and lend windows. */
  readonly supervises: boolean;
}

/** Each window: open or not, who sits there, whom they serve; a supervisor opens one to lend it or to send somebody. */
export function WindowsLoad({ site, supervises }: WindowsLoadProps) {
  const [chosen, setChosen] = useState<string>();
  const window = site.windows.find(({ key }) => key === chosen);
  const nameOf = (key: string) => site.lines.find((line) => line.key === key)?.name ?? key;
  return (
    <Card kind="plain" title="各窗口">
      <List label="各窗口">
        {site.windows.map((each) => (
          <ListItem
            key={each.key}
            title={each.label}
            note={windowNote(each, nameOf)}
            value={each.serving ?? WINDOW_STATE_LABELS[each.state]}
            onPress={supervises ? () => setChosen(each.key) : undefined}
          />
        ))}
      </List>
      {window && <WindowSheet key={window.key} site={site} window={window} onClose={() => setChosen(undefined)} />}
    </Card>
  );
}

/** 李四 · 暂停：去取材料 · 今天办了 12 个 · 帮市场监管. */
function windowNote(
  { staff, state, reason, servedToday, helps, skills }: Window,
  nameOf: (key: string) => string,
): string {
  if (state === 'CLOSED') return `能办${skills.map((skill) => CATEGORY_LABELS[skill]).join('、')}`;
  return [
    staff?.name,
    state === 'PAUSED' && `暂停：${reason ?? ''}`,
    `今天办了 ${servedToday} 个`,
    helps.length > 0 && `帮${helps.map(nameOf).join('、')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
