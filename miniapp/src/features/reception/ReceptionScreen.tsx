import { useState } from 'react';
import type { Me } from 'shared-types/identity.contract';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { Loaded } from '@/ui/feedback/Loaded';
import { SelectField } from '@/ui/field/Field';
import { Columns, Stack } from '@/ui/layout/Stack';
import { DeskPage } from '../desk/DeskPage';
import { RealNameCheck } from '../desk/RealNameCheck';
import { PriorityGroup } from '../marks/PriorityGroup';
import { Calls } from './Calls';
import { DayFigures } from './DayFigures';
import { FacilityCodes } from './FacilityCodes';
import { LogForm } from './LogForm';
import './reception.scss';

/** 接待台: who in the hall calls for help, what is broken, and what reception did today. */
export function ReceptionScreen() {
  return (
    <DeskPage title="接待台" reason="接待台供导办接待、窗口人员和主管使用。办事群众请返回首页。">
      {(me) => <Desk me={me} />}
    </DeskPage>
  );
}

function Desk({ me }: { readonly me: Me }) {
  const sites = useRead('GET /sites');
  const [chosen, setChosen] = useState(me.staff?.siteKey ?? '');
  return (
    <Loaded reading={sites}>
      {({ items }) => {
        const choices = items.filter(({ staffed }) => staffed).map(({ key, name: title }) => ({ key, title }));
        const siteKey = choices.some(({ key }) => key === chosen) ? chosen : (choices[0]?.key ?? '');
        return (
          <Columns>
            <Stack gap={4}>
              {choices.length > 1 && (
                <SelectField label="哪个大厅或驿站" value={siteKey} choices={choices} onChange={setChosen} />
              )}
              <Calls siteKey={siteKey} />
              <Card title="设施二维码">
                <FacilityCodes siteKey={siteKey} />
              </Card>
            </Stack>
            <Stack gap={4}>
              <LogForm siteKey={siteKey} />
              <PriorityGroup />
              <Card title="实名核验">
                <RealNameCheck at="COUNTER" />
              </Card>
              <DayFigures siteKey={siteKey} />
            </Stack>
          </Columns>
        );
      }}
    </Loaded>
  );
}
