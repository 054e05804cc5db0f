import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { MATERIAL_FORM_LABELS, MATERIAL_FORMS, type MaterialForm } from 'shared-types/dispatch.states';
import { Button } from '@/ui/button/Button';
import { Segmented } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { useFieldStep } from '../field/use-field-step';

const FORMS = MATERIAL_FORMS.map((key) => ({ key, title: MATERIAL_FORM_LABELS[key] }));
const NOTHING = { name: '', copies: '1', condition: '' };

interface MaterialsSheetProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

/** Enters a paper the client handed over; the client sees it at once. */
export function MaterialsSheet({ visit, onClose }: MaterialsSheetProps) {
  const [form, setForm] = useState<MaterialForm>('ORIGINAL');
  const [{ name, copies, condition }, setMaterial] = useState(NOTHING);
  const { submit, busy, problem } = useFieldStep('POST /visits/:number/hand-over', visit, {
    onDone: (where) => {
      setMaterial(NOTHING);
      if (where === 'SENT') toast('已登记，客户能看到');
    },
  });
  const material = { name: name.trim(), form, copies: Number(copies), ...(condition.trim() && { condition }) };
  return (
    <Sheet
      open
      title="登记收到的材料"
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={material.name.length < 2 || !(material.copies >= 1)}
          onPress={() => void submit({ materials: [material] })}
        >
          登记这一份
        </Button>
      }
    >
      <Stack gap={4}>
        <TextField
          label="材料名称"
          value={name}
          maxLength={60}
          onChange={(text) => setMaterial((now) => ({ ...now, name: text }))}
          error={problem?.field('body.materials.0.name')}
        />
        <Segmented label="材料形式" options={FORMS} chosen={form} onChoose={setForm} />
        <TextField
          label="份数"
          kind="digits"
          value={copies}
          maxLength={2}
          onChange={(text) => setMaterial((now) => ({ ...now, copies: text }))}
          error={problem?.field('body.materials.0.copies')}
        />
        <TextField
          label="材料状况"
          required={false}
          hint="有破损、涂改时写明"
          value={condition}
          maxLength={60}
          onChange={(text) => setMaterial((now) => ({ ...now, condition: text }))}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
