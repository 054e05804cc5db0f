import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { Role } from 'shared-types/identity.states';
import { NUMBER_PREFIXES } from 'shared-types/record.states';
import { Segmented } from '@/ui/choice/Options';
import { Stack } from '@/ui/layout/Stack';
import { DeskPage } from '../desk/DeskPage';
import { GreenChannels } from './GreenChannels';
import { Projects } from './Projects';

const TABS = [
  { key: 'PROJECTS', title: '重点项目' },
  { key: 'CHANNELS', title: '绿色通道' },
] as const;

/** 重点项目 and their 绿色通道: proposed by 业务管理 and agents, decided by the centre, read by 督查. Live. */
export function KeyProjectsScreen() {
  return (
    <DeskPage title="重点项目" reason="重点项目供业务管理、代办员、督查和中心使用。办事群众请返回首页。">
      {({ staff }) => <Tabs roles={staff?.roles ?? []} />}
    </DeskPage>
  );
}

function Tabs({ roles }: { readonly roles: readonly Role[] }) {
  const { number } = useRouter().params;
  const ofChannel = number?.startsWith(NUMBER_PREFIXES.GREEN_CHANNEL) ?? false;
  const [tab, setTab] = useState<'PROJECTS' | 'CHANNELS'>(ofChannel ? 'CHANNELS' : 'PROJECTS');
  return (
    <Stack gap={4}>
      <Segmented label="看什么" options={TABS} chosen={tab} onChoose={setTab} />
      {tab === 'PROJECTS' ? (
        <Projects roles={roles} first={ofChannel ? undefined : number} />
      ) : (
        <GreenChannels first={ofChannel ? number : undefined} />
      )}
    </Stack>
  );
}
