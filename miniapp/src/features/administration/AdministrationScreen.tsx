import { useState } from 'react';
import type { Me } from 'shared-types/identity.contract';
import type { Role } from 'shared-types/identity.states';
import { Segmented } from '@/ui/choice/Options';
import { Stack } from '@/ui/layout/Stack';
import { DeskPage } from '../desk/DeskPage';
import { CalendarPanel } from './CalendarPanel';
import { DevicesPanel } from './DevicesPanel';
import { SamplesPanel } from './SamplesPanel';
import { StaffPanel } from './StaffPanel';

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const PANELS = [
  { key: 'staff', title: '工作人员', roles: ['ADMINISTRATOR', 'AUDITOR', ...SUPERVISORS] },
  { key: 'devices', title: '设备', roles: ['ADMINISTRATOR', ...SUPERVISORS] },
  { key: 'calendar', title: '工作日日历', roles: ['ADMINISTRATOR', 'AUDITOR', ...SUPERVISORS] },
  { key: 'samples', title: '待确认的配置', roles: ['ADMINISTRATOR'] },
] as const;
type PanelKey = (typeof PANELS)[number]['key'];

/** 管理: who works here, which devices stand in the hall, and which configured values nobody has confirmed yet. */
export function AdministrationScreen() {
  return (
    <DeskPage title="管理" width="wide" reason="管理页面供系统管理员和主管使用。办事群众请返回首页。">
      {(me) => <Panels me={me} />}
    </DeskPage>
  );
}

function Panels({ me }: { readonly me: Me }) {
  const roles: readonly Role[] = me.staff?.roles ?? [];
  const panels = PANELS.filter((panel) => panel.roles.some((role) => roles.includes(role)));
  const [chosen, setChosen] = useState<PanelKey>();
  const shown = chosen ?? panels[0]?.key;
  return (
    <Stack gap={4}>
      {panels.length > 1 && shown !== undefined && (
        <Segmented label="管理栏目" options={panels} chosen={shown} onChoose={setChosen} />
      )}
      {shown === 'staff' && <StaffPanel editable={roles.includes('ADMINISTRATOR')} />}
      {shown === 'devices' && <DevicesPanel registers={SUPERVISORS.some((role) => roles.includes(role))} />}
      {shown === 'calendar' && <CalendarPanel editable={roles.includes('ADMINISTRATOR')} />}
      {shown === 'samples' && <SamplesPanel />}
    </Stack>
  );
}
