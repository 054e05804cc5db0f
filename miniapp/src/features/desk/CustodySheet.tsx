import { useState } from 'react';
import { KEEPER_KEYS, MATERIAL_KEEPERS, type MaterialKeeper } from 'shared-types/casework.states';
import { useWrite } from '@/api';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { CASE_REFRESH } from './case-refresh';
import type { CaseSheetProps } from './case-sheet';

const PLACES = KEEPER_KEYS.map((key) => ({ key, title: MATERIAL_KEEPERS[key] }));

/** 材料交接: which papers go where, on a list both sides sign. */
export function CustodySheet({ view: { number, materials }, ...sheet }: CaseSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [to, setTo] = useState<MaterialKeeper | null>(null);
  const { submit, busy, problem } = useWrite('POST /cases/:number/custody', {
    refresh: CASE_REFRESH,
    onDone: () => {
      toast('已出具《材料交接清单》');
      sheet.onClose();
    },
  });
  const kept = materials.flatMap(({ key, name, form, keeper }) =>
    keeper === null ? [] : [{ key, title: name, note: `${form} · 现在在${MATERIAL_KEEPERS[keeper]}` }],
  );
  return (
    <FormSheet
      {...sheet}
      send="移交并出具清单"
      busy={busy}
      complete={to !== null && ticked.length > 0}
      problem={problem}
      onSend={() => to && void submit({ params: { number }, body: { materials: [...ticked], to } })}
    >
      <Checks label="要移交的材料" checks={kept} ticked={ticked} onChange={setTicked} />
      <Options label="移交给" layout="grid" options={PLACES} chosen={to} onChoose={setTo} />
    </FormSheet>
  );
}
