import { Box } from '../base/box';
import { Button } from '../button/Button';
import { Row, Stack } from '../layout/Stack';
import { Text } from '../layout/Text';
import { PadField } from './pad-field';
import type { SignaturePadProps } from './signature-props';
import { undone } from './strokes';

/** A signature drawn by hand: with finger, pen or mouse, taken back stroke by stroke or cleared. */
export function SignaturePad(props: SignaturePadProps) {
  const { strokes, onChange } = props;
  const empty = strokes.length === 0;
  return (
    <Stack gap={2}>
      <Box className="u-sign">
        <PadField {...props} />
        {empty && (
          <Box className="u-sign__hint" decorative>
            在这里写上姓名
          </Box>
        )}
      </Box>
      <Row gap={2} even>
        <Button kind="secondary" disabled={empty} onPress={() => onChange(undone(strokes))}>
          撤销一笔
        </Button>
        <Button kind="secondary" disabled={empty} onPress={() => onChange([])}>
          清除重写
        </Button>
      </Row>
      <Text size="secondary" tone="ink-2">
        请写您的真实姓名，写得清楚一些。
      </Text>
    </Stack>
  );
}
