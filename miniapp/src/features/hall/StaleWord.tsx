import { Box } from '@/ui/base/box';
import { Icon } from '@/ui/icon/Icon';

/** A quiet word while the figures may be old. */
export function StaleWord() {
  return (
    <Box className="hall-word" role="status">
      <Icon name="wifi-off" />
      <Box>网络不通，人数可能不是最新的</Box>
    </Box>
  );
}
