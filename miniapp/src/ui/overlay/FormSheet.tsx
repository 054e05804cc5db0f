import type { ReactNode } from 'react';
import type { ApiProblem } from '@/api/problem';
import { Button } from '../button/Button';
import { ProblemNote } from '../feedback/states';
import { Stack } from '../layout/Stack';
import { Sheet } from './Sheet';

interface FormSheetProps {
  readonly title: string;
  readonly onClose: () => void;
  /** What its one button says and does. */
  readonly send: string;
  readonly onSend: () => void;
  readonly busy: boolean;
  /** What must be given is there. */
  readonly complete?: boolean;
  /** Shown below the fields, unless it names one of them: that field shows it. */
  readonly problem: ApiProblem | undefined;
  readonly children: ReactNode;
}

/** A form over the page: its fields, what was wrong with it, and one button. */
export function FormSheet({ title, onClose, send, onSend, busy, complete = true, problem, children }: FormSheetProps) {
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button block busy={busy} disabled={!complete} onPress={onSend}>
          {send}
        </Button>
      }
    >
      <Stack gap={4}>
        {children}
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
