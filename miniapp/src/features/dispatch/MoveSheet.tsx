import { useState } from 'react';
import type { VisitTime } from 'shared-types/dispatch.contract';
import type { ApiProblem } from '@/api';
import { TextAreaField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { TimeSection } from '../agency/TimeSection';

interface MoveSheetProps {
  readonly title: string;
  readonly send: string;
  /** What the reason is for, where one is asked. */
  readonly hint?: string;
  readonly needsReason?: boolean;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onClose: () => void;
  readonly onSend: (time: VisitTime, reason: string) => void;
}

/** Another time for a visit; the old one is kept until the new one is had. */
export function MoveSheet({ title, send, hint, needsReason = false, busy, problem, onClose, onSend }: MoveSheetProps) {
  const [{ urgent, date, from }, setTime] = useState({ urgent: false, date: '', from: '' });
  const [reason, setReason] = useState('');
  const chosen = urgent || (date !== '' && from !== '');
  const time: VisitTime = urgent ? { kind: 'URGENT' } : { kind: 'WINDOW', date, from };
  return (
    <FormSheet
      title={title}
      send={send}
      busy={busy}
      problem={problem}
      complete={chosen && (!needsReason || reason.trim().length >= 2)}
      onClose={onClose}
      onSend={() => onSend(time, reason.trim())}
    >
      <TimeSection draft={{ urgent, date, from }} onChange={(part) => setTime((now) => ({ ...now, ...part }))} />
      {needsReason && (
        <TextAreaField
          label="原因"
          hint={hint}
          value={reason}
          maxLength={200}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
      )}
    </FormSheet>
  );
}
