import { call, clearDrafts, useSession } from '@/api';
import { forgetSession } from '@/api/session';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { choose, useLook } from '@/ui/preferences';

/** 设置: how the app looks, and leaving it. */
export function SettingsScreen() {
  const look = useLook();
  const { status } = useSession();
  const leave = async () => {
    // The device forgets the person even where the server cannot be told.
    await call('DELETE /sessions/current').catch(() => undefined);
    await Promise.all([forgetSession(), clearDrafts()]);
  };
  return (
    <Page title="设置">
      <Stack gap={4}>
        <Card kind="plain" title="显示">
          <List label="显示">
            <ListItem
              icon="type"
              title="长辈版"
              note="字更大、按钮更大、一屏一件事"
              value={look.elder ? '已打开' : '已关闭'}
              onPress={() => choose({ elder: !look.elder })}
              testId="elder"
            />
            <ListItem
              icon="moon"
              title="夜间模式"
              note="深色背景，晚上不刺眼"
              value={look.night ? '已打开' : '已关闭'}
              onPress={() => choose({ night: !look.night })}
              testId="night"
            />
          </List>
        </Card>
        {status === 'person' && (
          <Button block kind="secondary" icon="log-out" onPress={() => void leave()}>
            退出登录
          </Button>
        )}
      </Stack>
    </Page>
  );
}
