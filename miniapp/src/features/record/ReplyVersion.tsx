import type { ReplyVersion as Version } from 'shared-types/reply.contract';
import { Card } from '@/ui/card/Card';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Badge } from '@/ui/promise/Light';
import { momentWords } from '@/ui/words/dates';

/** One version of an answer: the one that holds stands out, one corrected since steps back but stays readable. */
export function ReplyVersion({ version }: { readonly version: Version }) {
  const { body, by, reviewedBy, at, corrected, correction } = version;
  const who = `${by || '中心'} 答复`;
  return (
    <Card kind={corrected ? 'padded' : 'tint'} label={corrected ? `${who}（已更正）` : who}>
      <Stack gap={2}>
        <Row gap={2} wrap>
          <Text size="secondary" tone={corrected ? 'ink-3' : 'primary'} strong>
            {who}
          </Text>
          {corrected && <Badge>已更正</Badge>}
          {correction !== null && <Badge tone="primary">更正后的答复</Badge>}
        </Row>
        {correction !== null && (
          <Text size="secondary" tone="ink-2">
            更正原因：{correction}
          </Text>
        )}
        <Text lines {...(corrected && { tone: 'ink-3', size: 'secondary' })}>
          {body}
        </Text>
        <Text size="hint" tone="ink-3">
          {momentWords(at)}
          {reviewedBy !== null && ` · ${reviewedBy} 审核`}
        </Text>
      </Stack>
    </Card>
  );
}
