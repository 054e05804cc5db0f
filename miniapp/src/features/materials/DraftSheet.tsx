import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import type { AgencyMaterialsView, HandoverLineInput } from 'shared-types/agency-materials.contract';
import { MATERIAL_FORM_LABELS, MATERIAL_FORMS, type MaterialForm } from 'shared-types/dispatch.states';
import { useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { List, ListItem } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Segmented } from '@/ui/choice/Options';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { MATERIALS_REFRESH } from './materials-refresh';
import { numbered, paperWords } from './paper-words';

const FORMS = MATERIAL_FORMS.map((key) => ({ key, title: MATERIAL_FORM_LABELS[key] }));
const RETURN = [{ key: 'return', title: '用完要返还客户' }] as const;

interface DraftProps {
  readonly view: AgencyView;
  readonly materials: AgencyMaterialsView;
  readonly onClose: () => void;
}

/** What a visit has already written down as received is where the list begins. */
const fromVisits = ({ visits }: AgencyView): HandoverLineInput[] =>
  visits.flatMap(({ materials }) =>
    materials.map(({ name, form, copies, pages, condition }) => ({
      name,
      form,
      copies,
      ...(pages === null ? {} : { pages }),
      ...(condition === null ? {} : { condition }),
      toReturn: form === 'ORIGINAL',
    })),
  );

/** The agent lists what the client hands over, one paper after the other; half a list survives a lost signal. */
export function DraftSheet({ view, materials, onClose }: DraftProps) {
  const { number } = view;
  const first = materials.handovers.length === 0 ? fromVisits(view) : [];
  const draft = useDraft<{ lines: readonly HandoverLineInput[] }>(`handover:${number}`, { lines: first });
  const { lines } = draft.value;
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/handovers', {
    refresh: MATERIALS_REFRESH,
    onDone: () => {
      draft.clear();
      toast('清单已给客户看，请双方签字');
      onClose();
    },
  });
  const body = { version: materials.version, direction: 'IN' as const, lines: [...lines] };
  return (
    <FormSheet
      title="列材料交接清单"
      send={`列好了，共 ${lines.length} 份`}
      busy={busy}
      complete={lines.length > 0}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body })}
    >
      {lines.length > 0 && (
        <List label="已列的材料">
          {numbered(lines).map(({ at, ...line }) => (
            <ListItem
              key={at}
              title={line.name}
              note={paperWords(shown(line))}
              value="去掉"
              label={`去掉${line.name}`}
              onPress={() => draft.change({ lines: lines.filter((_, index) => index !== at - 1) })}
            />
          ))}
        </List>
      )}
      <OneLine onAdd={(line) => draft.change({ lines: [...lines, line] })} />
    </FormSheet>
  );
}

const shown = ({ form, copies, pages, condition, toReturn }: HandoverLineInput) => ({
  formLabel: MATERIAL_FORM_LABELS[form],
  copies,
  pages: pages ?? null,
  condition: condition ?? null,
  toReturn,
});

const NOTHING = { name: '', copies: '1', pages: '', condition: '' };

function OneLine({ onAdd }: { readonly onAdd: (line: HandoverLineInput) => void }) {
  const [form, setForm] = useState<MaterialForm>('ORIGINAL');
  const [back, setBack] = useState(true);
  const [words, setWords] = useState(NOTHING);
  const change = (part: Partial<typeof NOTHING>) => setWords((now) => ({ ...now, ...part }));
  const name = words.name.trim();
  const copies = Number(words.copies);
  const add = () => {
    const condition = words.condition.trim();
    onAdd({
      name,
      form,
      copies,
      ...(Number(words.pages) > 0 ? { pages: Number(words.pages) } : {}),
      ...(condition && { condition }),
      toReturn: back && form !== 'ELECTRONIC',
    });
    setWords(NOTHING);
  };
  return (
    <Stack gap={4}>
      <TextField label="材料名称" value={words.name} maxLength={60} onChange={(text) => change({ name: text })} />
      <Segmented label="材料形式" options={FORMS} chosen={form} onChoose={setForm} />
      <TextField
        label="份数"
        kind="digits"
        value={words.copies}
        maxLength={2}
        onChange={(text) => change({ copies: text })}
      />
      <TextField
        label="页数"
        required={false}
        kind="digits"
        value={words.pages}
        maxLength={4}
        onChange={(text) => change({ pages: text })}
      />
      <TextField
        label="材料状况"
        required={false}
        hint="有破损、涂改时写明"
        value={words.condition}
        maxLength={60}
        onChange={(text) => change({ condition: text })}
      />
      {form !== 'ELECTRONIC' && (
        <Checks
          label="返还"
          checks={RETURN}
          ticked={back ? ['return'] : []}
          onChange={(ticked) => setBack(ticked.length > 0)}
        />
      )}
      <Button block kind="secondary" disabled={name.length < 2 || !(copies >= 1)} onPress={add}>
        加到清单
      </Button>
    </Stack>
  );
}
