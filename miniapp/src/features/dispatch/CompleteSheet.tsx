import type { VisitView } from 'shared-types/dispatch.contract';
import { useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';

interface CompleteSheetProps {
  readonly visit: VisitView;
  readonly onClose: () => void;
}

/** Ends a visit with what was done; the words wait for a signal if there is none. */
export function CompleteSheet({ visit: { number, version }, onClose }: CompleteSheetProps) {
  const draft = useDraft(`visit:${number}`, { note: '' });
  const note = draft.value.note.trim();
  const { submit, busy, problem } = useWrite('POST /visits/:number/complete', {
    refresh: ['GET /visits/:number', 'GET /agents/me/day'],
    onDone: () => {
      draft.clear();
      toast('已完成，请客户在手机上确认');
      onClose();
    },
  });
  return (
    <Sheet
      open
      title="完成上门"
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={note.length < 2}
          onPress={() => void submit({ params: { number }, body: { version, note } })}
        >
          完成上门
        </Button>
      }
    >
      <Stack gap={3}>
        <TextAreaField
          label="办了什么"
          hint="客户会看到，例如：核对材料齐全，已取走申请书。"
          value={draft.value.note}
          maxLength={500}
          onChange={(text) => draft.change({ note: text })}
          error={problem?.field('body.note')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
