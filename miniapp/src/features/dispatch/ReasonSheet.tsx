import { useState } from 'react';
import type { ApiProblem } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';

interface ReasonSheetProps {
  readonly open: boolean;
  /** Also what the button says. */
  readonly title: string;
  readonly hint: string;
  /** `danger` for what cannot be undone. */
  readonly kind?: 'primary' | 'danger';
  readonly maxLength?: number;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onClose: () => void;
  readonly onSend: (reason: string) => void;
}

/** Asks for the reason of something others will read. */
export function ReasonSheet({
  open,
  title,
  hint,
  kind = 'primary',
  maxLength = 200,
  busy,
  problem,
  onClose,
  onSend,
}: ReasonSheetProps) {
  const [reason, setReason] = useState('');
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <Button block kind={kind} busy={busy} disabled={reason.trim().length < 2} onPress={() => onSend(reason.trim())}>
          {title}
        </Button>
      }
    >
      <Stack gap={3}>
        <TextAreaField
          label="原因"
          hint={hint}
          value={reason}
          maxLength={maxLength}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
