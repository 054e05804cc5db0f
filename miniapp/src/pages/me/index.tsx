import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Page } from '@/ui/page/Page';

export default function Index() {
  return (
    <Page title="me">
      <Box>曲江新区政务服务中心</Box>
      <Button block>预约这个时间</Button>
    </Page>
  );
}
