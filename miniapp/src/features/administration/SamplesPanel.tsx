import type { ResultOf } from 'shared-types/routes';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, Note } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';

type Sample = ResultOf<'GET /admin/samples'>['items'][number];

/** Every configured value that is a sample, a proposal or unverified, file by file, and why. */
export function SamplesPanel() {
  const reading = useRead('GET /admin/samples');
  return (
    <Loaded reading={reading}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="check-circle" title="所有配置值都已确认" />
        ) : (
          <Stack gap={4}>
            <Note tone="warn">
              还有 {items.length} 处配置没有经中心确认。请在 config/ 的文件里换成核实过的值，删去标记，重启后生效。
            </Note>
            {byFile(items).map(([file, samples]) => (
              <Card key={file} kind="plain" title={`${file}（${samples.length}）`}>
                <List label={file}>
                  {samples.map(({ path, value, markLabel, why }) => (
                    <ListItem key={path} title={`${path}：${value}`} note={why} value={markLabel} />
                  ))}
                </List>
              </Card>
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function byFile(samples: readonly Sample[]): [string, Sample[]][] {
  const files = new Map<string, Sample[]>();
  for (const sample of samples) files.set(sample.file, [...(files.get(sample.file) ?? []), sample]);
  return [...files];
}
