import type { Me } from 'shared-types/identity.contract';
import { Columns } from '@/ui/layout/Stack';
import { DeskPage } from '../desk/DeskPage';
import { isSupervisor } from '../desk/desk-sections';
import { Alarms } from './Alarms';
import { Suspensions } from './Suspensions';

/** Looking after agents who are out: calls for help and check calls, and times in which no visits are made. Live. */
export function SafetyScreen() {
  return (
    <DeskPage title="外勤安全" width="wide" reason="这里供值班负责人、调度员和主管使用。办事群众请返回首页。">
      {(me) => <Safety me={me} />}
    </DeskPage>
  );
}

function Safety({ me }: { readonly me: Me }) {
  const roles = me.staff?.roles ?? [];
  if (!isSupervisor(roles)) return <Alarms />;
  return (
    <Columns>
      <Alarms />
      <Suspensions />
    </Columns>
  );
}
