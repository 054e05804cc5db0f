import { useState } from 'react';
import type { MaterialView } from 'shared-types/directory.contract';
import type { PrecheckView } from 'shared-types/precheck.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { QRCode } from '@/ui/ticket/QRCode';
import { dayWords } from '@/ui/words/dates';

interface PrecheckProps {
  readonly itemKey: string;
  readonly situationKey: string;
  readonly materials: readonly MaterialView[];
}

/** 办前自查: whether it is worth coming, before anybody sets out. */
export function Precheck(props: PrecheckProps) {
  const [open, setOpen] = useState(false);
  return (
    <Card title="来之前先自查">
      <Stack gap={3}>
        <Text size="secondary" tone="ink-2">
          勾一勾手上有的材料，马上知道够不够；到窗口出示自查码，不用再说一遍。
        </Text>
        <Button kind="secondary" icon="list-checks" onPress={() => setOpen(true)}>
          开始自查
        </Button>
      </Stack>
      {open && <PrecheckSheet {...props} onClose={() => setOpen(false)} />}
    </Card>
  );
}

function PrecheckSheet({
  itemKey,
  situationKey,
  materials,
  onClose,
}: PrecheckProps & { readonly onClose: () => void }) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [result, setResult] = useState<PrecheckView>();
  const { submit, busy, problem } = useWrite('POST /prechecks', { onDone: setResult });
  const check = () => void submit({ body: { itemKey, situationKey, materials: [...ticked] } });
  return (
    <Sheet
      open
      title={result ? '自查结果' : '您手上有哪些材料'}
      onClose={onClose}
      footer={
        result ? undefined : (
          <Button block busy={busy} onPress={check}>
            看看够不够
          </Button>
        )
      }
    >
      {result ? (
        <Outcome result={result} onAgain={() => setResult(undefined)} />
      ) : (
        <Stack gap={4}>
          <Checks
            label="手上有的材料"
            checks={materials.map(({ key, name, form, copies, required }) => ({
              key,
              title: name,
              note: `${form} ${copies} 份 · ${required ? '必带' : '如有'}`,
            }))}
            ticked={ticked}
            onChange={setTicked}
          />
          <ProblemNote problem={problem} />
        </Stack>
      )}
    </Sheet>
  );
}

const WORDS = {
  COMPLETE: { tone: 'ok', text: '材料齐了，可以来办。' },
  TOLERANCE: { tone: 'warn', text: '主要材料齐了，可以先来办；下面这些承诺后补。' },
  INCOMPLETE: { tone: 'warn', text: '还缺下面这些，补齐再来，不白跑一趟。' },
} as const;

interface OutcomeProps {
  readonly result: PrecheckView;
  readonly onAgain: () => void;
}

function Outcome({ result: { outcome, missing, code, endsOn }, onAgain }: OutcomeProps) {
  const { tone, text } = WORDS[outcome];
  return (
    <Stack gap={4}>
      <Note tone={tone}>{text}</Note>
      {missing.length > 0 && (
        <List label="还缺的材料">
          {missing.map(({ name, form, source }) => (
            <ListItem key={name} icon="file" title={name} note={`${form} · ${source}`} value="缺少" />
          ))}
        </List>
      )}
      <QRCode text={`ZC${code}`} alt="自查码二维码" />
      <Text strong>{`自查码 ${code.slice(0, 4)} ${code.slice(4)}`}</Text>
      <Text size="secondary" tone="ink-2">
        {`到窗口出示，${dayWords(endsOn)}前有效。以窗口核对为准。`}
      </Text>
      <Button block kind="secondary" onPress={onAgain}>
        改一改再查
      </Button>
    </Stack>
  );
}
