import type { PaperBlockView, SigningView } from 'shared-types/signing.contract';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';

/** A paper as it is read on a phone: the same words as in its PDF. */
export function PaperText({ view }: { readonly view: SigningView }) {
  return (
    <Card title={`《${view.title}》`}>
      <Stack gap={4}>
        <Text size="secondary" tone="ink-2">
          {view.number}
        </Text>
        <Text>{view.to}：</Text>
        {view.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part of a paper is known by its place, which never changes
          <Block key={at} block={block} />
        ))}
        <Text>{view.issuer}</Text>
      </Stack>
    </Card>
  );
}

function Block({ block }: { readonly block: PaperBlockView }) {
  if ('text' in block) return <Text>{block.text}</Text>;
  if ('facts' in block) return <Facts facts={block.facts} />;
  return (
    <Stack gap={2}>
      <Text strong>{block.heading}</Text>
      {block.items.map((item, at) => (
        <Text key={item}>
          {at + 1}. {item}
        </Text>
      ))}
    </Stack>
  );
}
