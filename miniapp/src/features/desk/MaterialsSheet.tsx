import { useState } from 'react';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

const CORRECTED = 'corrected';

/** What was brought since: ticked one by one against what was asked for. */
export function MaterialsSheet({ view, title, onClose }: CaseSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/materials', onClose);
  const asked = view.supplement?.open ? view.supplement : null;
  const awaited = asked?.missing ?? view.materials.filter(({ received }) => !received);
  const corrections = asked?.corrections ?? [];
  const send = () =>
    void submit({
      params: { number: view.number },
      body: {
        version: view.version,
        materials: ticked.filter((key) => key !== CORRECTED),
        corrected: ticked.includes(CORRECTED),
      },
    });
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button block busy={busy} onPress={send}>
          核对齐全，收下
        </Button>
      }
    >
      <Stack gap={4}>
        <Checks
          label="补来的材料"
          checks={[
            ...awaited.map(({ key, name }) => ({ key, title: name })),
            ...(corrections.length > 0
              ? [{ key: CORRECTED, title: '要更正的都已更正', note: corrections.join('；') }]
              : []),
          ]}
          ticked={ticked}
          onChange={setTicked}
        />
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
