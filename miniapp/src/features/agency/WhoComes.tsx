import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { timeWords } from '@/ui/words/dates';

const LONGEST = 16;

/** Who comes and when he can be expected; nobody is tracked, so it is said as the estimate it is. */
export function WhoComes({ visit }: { readonly visit: VisitView }) {
  const { holder, companion, expectedAt, pair, number } = visit;
  if (!holder) return null;
  return (
    <Stack gap={2}>
      <Text size="secondary">
        代办员 {holder.name}（工号 {holder.workNo}）
      </Text>
      {companion && (
        <Text size="secondary">
          同行 {companion.name}（工号 {companion.workNo}）
        </Text>
      )}
      {pair.length > 0 && (
        <Text size="secondary" tone="ink-2">
          这一次由两位代办员上门
        </Text>
      )}
      {expectedAt !== null && <Text size="secondary">预计 {timeWords(expectedAt)} 左右到，按路程估计，可能有出入</Text>}
      {visit.open && <CheckCard number={number} />}
    </Stack>
  );
}

/** Checks the card of the one at the door, so that nobody else is let in for him. */
function CheckCard({ number }: { readonly number: string }) {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState('');
  const [result, setResult] = useState<{ genuine: boolean; words: string }>();
  const { submit, busy, problem } = useWrite('POST /visits/:number/verify-card', {
    onDone: ({ genuine, name, workNo, partLabel, advice }) =>
      setResult({ genuine, words: genuine ? `${partLabel} ${name}（工号 ${workNo}）。${advice}。` : `${advice}。` }),
  });
  const check = () => void submit({ params: { number }, body: { shown: shown.trim() } });
  const close = () => {
    setOpen(false);
    setShown('');
    setResult(undefined);
  };
  return (
    <>
      <Button block kind="secondary" icon="shield" onPress={() => setOpen(true)}>
        核对上门的人
      </Button>
      <Sheet
        open={open}
        title="核对上门的人"
        onClose={close}
        footer={
          <Button block busy={busy} disabled={shown.trim().length < 2} onPress={check}>
            核对
          </Button>
        }
      >
        <Stack gap={3}>
          <Text tone="ink-2">请代办员打开手机上的工作证，把上面的动态码念给您；也可以输入工号。</Text>
          <TextField
            label="动态码或工号"
            value={shown}
            maxLength={LONGEST}
            onChange={(text) => {
              setShown(text);
              setResult(undefined);
            }}
            onEnter={check}
            error={problem?.field('body.shown')}
          />
          {result && <Note tone={result.genuine ? 'ok' : 'danger'}>{result.words}</Note>}
          {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
        </Stack>
      </Sheet>
    </>
  );
}
