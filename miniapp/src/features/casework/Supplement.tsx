import type { CaseView } from 'shared-types/casework.contract';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { dayWords } from '@/ui/words/dates';

/** What is still to be brought, all of it and until when; nothing where nothing is awaited. */
export function Supplement({ view: { supplement, tolerance } }: { readonly view: CaseView }) {
  const left = tolerance ?? [];
  if (!supplement?.open && left.length === 0) return null;
  return (
    <Card title={supplement?.open ? '请补齐这些材料' : '容缺待补的材料'}>
      <Stack gap={3}>
        {supplement?.open && (
          <Text strong tone="primary">
            {dayWords(supplement.dueDate)}前补齐
          </Text>
        )}
        <List label="要补的材料">
          {(supplement?.open ? supplement.missing.map(({ name }) => name) : left).map((name) => (
            <ListItem key={name} icon="file" title={name} value="缺少" />
          ))}
          {supplement?.open &&
            supplement.corrections.map((text) => <ListItem key={text} icon="edit" title={text} value="更正" />)}
        </List>
        {supplement?.open && (
          <Text size="secondary" tone="ink-2">
            可以送到大厅窗口或驿站，也可以请代办员上门收取。告知单 {supplement.documentNumber}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
