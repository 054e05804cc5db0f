import { useRead } from '@/api';
import { callPhone } from '@/api/phone-call';
import { Box } from '@/ui/base/box';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';

/** Whom to turn to, and who runs this. */
export function HomeFoot() {
  const { data } = useRead('GET /centre');
  if (!data) return null;
  const { phones, host } = data;
  const { number, from, to } = phones.hotline;
  return (
    <>
      <Card kind="plain">
        <List label="联系我们">
          <ListItem
            icon="phone"
            title="咨询电话"
            note={`每天 ${from}–${to}，当日答复`}
            value={number}
            href={`tel:${number}`}
            onPress={() => callPhone(number)}
          />
          <ListItem
            icon="megaphone"
            title="投诉建议"
            note="不满意的、能改进的，都请告诉我们"
            to="/pages/complain/index"
          />
          <ListItem icon="settings" title="设置" note="长辈版、夜间模式" to="/pages/settings/index" />
        </List>
      </Card>
      <Box className="home-foot">
        <Box>主办单位：{host.name}</Box>
        <Box>备案编号：{host.filingNumber ?? '备案中'}</Box>
      </Box>
    </>
  );
}
