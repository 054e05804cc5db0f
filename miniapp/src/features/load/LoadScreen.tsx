import { useState } from 'react';
import type { Me } from 'shared-types/identity.contract';
import { useRead } from '@/api';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note } from '@/ui/feedback/states';
import { SelectField } from '@/ui/field/Field';
import { Columns, Stack } from '@/ui/layout/Stack';
import { DeskPage } from '../desk/DeskPage';
import { isSupervisor } from '../desk/desk-sections';
import { GuideDesk } from './GuideDesk';
import { Leftovers } from './Leftovers';
import { LinesLoad } from './LinesLoad';
import { WindowsLoad } from './WindowsLoad';

/** 大厅负荷: who waits where, which windows are open, numbers given by hand, and what is left at the end of the day. */
export function LoadScreen() {
  return (
    <DeskPage title="大厅负荷" reason="大厅负荷供导办、窗口人员和主管使用。办事群众请返回首页。">
      {(me) => <Sites me={me} />}
    </DeskPage>
  );
}

function Sites({ me }: { readonly me: Me }) {
  const sites = useRead('GET /sites');
  const [chosen, setChosen] = useState(me.staff?.siteKey ?? '');
  return (
    <Loaded reading={sites}>
      {({ items }) => {
        const staffed = items.filter((site) => site.staffed);
        const site = staffed.find(({ key }) => key === chosen) ?? staffed[0];
        return site ? <Load siteKey={site.key} me={me} onChoose={setChosen} /> : <Note>还没有设窗口的地点。</Note>;
      }}
    </Loaded>
  );
}

interface LoadProps {
  readonly siteKey: string;
  readonly me: Me;
  readonly onChoose: (siteKey: string) => void;
}

function Load({ siteKey, me, onChoose }: LoadProps) {
  const reading = useRead('GET /desk/queue/load', {}, { queueOf: siteKey, keepPrevious: true });
  return (
    <Loaded reading={reading}>
      {({ sites }) => {
        const site = sites.find((each) => each.siteKey === siteKey);
        return (
          <Columns>
            <Stack gap={4}>
              {sites.length > 1 && (
                <SelectField
                  label="哪个大厅或驿站"
                  value={siteKey}
                  choices={sites.map(({ siteKey: key, siteName, lines }) => {
                    const waiting = lines.reduce((sum, line) => sum + line.waiting, 0);
                    return { key, title: `${siteName}（${waiting} 人在等）` };
                  })}
                  onChange={onChoose}
                />
              )}
              {site && !site.open && <Note>现在没有开门，不能取号。</Note>}
              {site && <LinesLoad lines={site.lines} />}
              {site && <WindowsLoad site={site} supervises={isSupervisor(me.staff?.roles ?? [])} />}
            </Stack>
            <Stack gap={4}>
              {site && <GuideDesk key={siteKey} site={site} />}
              <Leftovers siteKey={siteKey} />
            </Stack>
          </Columns>
        );
      }}
    </Loaded>
  );
}
