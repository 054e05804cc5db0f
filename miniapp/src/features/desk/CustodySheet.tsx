import { useState } from 'react';
import { KEEPER_KEYS, MATERIAL_KEEPERS, type MaterialKeeper } from 'shared-types/casework.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { CASE_REFRESH } from './case-refresh';
import type { CaseSheetProps } from './case-sheet';

const PLACES = KEEPER_KEYS.map((key) => ({ key, title: MATERIAL_KEEPERS[key] }));

/** 材料交接: which papers go where, on a list both sides sign. */
export function CustodySheet({ view: { number, materials }, title, onClose }: CaseSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [to, setTo] = useState<MaterialKeeper | null>(null);
  const { submit, busy, problem } = useWrite('POST /cases/:number/custody', {
    refresh: CASE_REFRESH,
    onDone: () => {
      toast('已出具《材料交接清单》');
      onClose();
    },
  });
  const kept = materials.flatMap(({ key, name, form, keeper }) =>
    keeper === null ? [] : [{ key, title: name, note: `${form} · 现在在${MATERIAL_KEEPERS[keeper]}` }],
  );
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={to === null || ticked.length === 0}
          onPress={() => to && void submit({ params: { number }, body: { materials: [...ticked], to } })}
        >
          移交并出具清单
        </Button>
      }
    >
      <Stack gap={4}>
        <Checks label="要移交的材料" checks={kept} ticked={ticked} onChange={setTicked} />
        <Options label="移交给" layout="grid" options={PLACES} chosen={to} onChoose={setTo} />
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
