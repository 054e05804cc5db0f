import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { drawingFault, type Strokes } from 'shared-types/drawn-signature';
import { useDraft } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { SignaturePad } from '@/ui/signature/SignaturePad';
import { dropPhoto, type Taken } from '../field/kept-photo';
import { PhotoField } from '../field/PhotoField';
import { useFieldStep } from '../field/use-field-step';

interface CompleteSheetProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

/** Ends a visit with what was done, photos, and the client's hand where he signs here; all of it waits for a signal if there is none. */
export function CompleteSheet({ visit, onClose }: CompleteSheetProps) {
  const draft = useDraft(`visit:${visit.number}`, { note: '', signer: '' });
  const [photos, setPhotos] = useState<readonly Taken[]>([]);
  const [strokes, setStrokes] = useState<Strokes>([]);
  const note = draft.value.note.trim();
  const name = draft.value.signer.trim();
  const signed = strokes.length > 0;
  const fault = signed ? (drawingFault(strokes) ?? (name.length < 2 ? '请填写签字人的姓名' : null)) : null;
  const { submit, busy, problem } = useFieldStep('POST /visits/:number/complete', visit, {
    onDone: (where) => {
      draft.clear();
      if (where === 'SENT') toast(signed ? '已完成，客户已签字' : '已完成，请客户在手机上确认');
      onClose();
    },
  });
  // What was written stays for the next time; photos that go nowhere do not stay on the phone.
  const leave = () => {
    for (const photo of photos) void dropPhoto(photo);
    onClose();
  };
  const signature = signed ? { signature: { name, strokes: strokes.map((stroke) => [...stroke]) } } : {};
  return (
    <Sheet
      open
      title="完成上门"
      onClose={leave}
      footer={
        <Button
          block
          busy={busy}
          disabled={note.length < 2 || fault !== null}
          onPress={() => void submit({ note, ...signature }, photos)}
        >
          完成上门
        </Button>
      }
    >
      <Stack gap={4}>
        <TextAreaField
          label="办了什么"
          hint="客户会看到，例如：核对材料齐全，已取走申请书。"
          value={draft.value.note}
          maxLength={500}
          onChange={(text) => draft.change({ note: text })}
          error={problem?.field('body.note')}
        />
        <PhotoField taken={photos} onChange={setPhotos} />
        <TextField
          label="签字人"
          required={false}
          hint="请客户在下面签字时填写；不签也可以，客户在自己手机上确认"
          value={draft.value.signer}
          maxLength={30}
          onChange={(text) => draft.change({ signer: text })}
          error={problem?.field('body.signature.name')}
        />
        <SignaturePad label="客户签字" strokes={strokes} onChange={setStrokes} />
        {fault && <Text tone="danger">{fault}</Text>}
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
