import { type ReactNode, useState } from 'react';
import { SPECIAL_PROCEDURE_LABELS, SPECIAL_PROCEDURES, type SpecialProcedure } from 'shared-types/casework.states';
import type { ApiProblem } from '@/api';
import { Options } from '@/ui/choice/Options';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

const PROCEDURES = SPECIAL_PROCEDURES.map((key) => ({ key, title: SPECIAL_PROCEDURE_LABELS[key] }));

interface ClockSheetProps extends Omit<CaseSheetProps, 'view'> {
  readonly hint: string;
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  /** What else must be given is there. */
  readonly complete?: boolean;
  readonly children?: ReactNode;
  readonly onSend: (said: { workdays: number; reason: string }) => void;
}

/** So many working days and why: what every change of a clock has to say. */
function ClockSheet({ title, hint, busy, problem, complete = true, children, onClose, onSend }: ClockSheetProps) {
  const [days, setDays] = useState('');
  const [typed, setReason] = useState('');
  const workdays = Number(days);
  const reason = typed.trim();
  const fit = complete && /^\d{1,2}$/.test(days) && workdays > 0 && reason.length >= 2;
  return (
    <FormSheet
      title={title}
      onClose={onClose}
      send={title}
      busy={busy}
      complete={fit}
      problem={problem}
      onSend={() => onSend({ workdays, reason })}
    >
      {children}
      <TextField
        label="工作日"
        kind="digits"
        value={days}
        maxLength={2}
        onChange={setDays}
        error={problem?.field('body.workdays')}
      />
      <TextAreaField
        label="理由"
        hint={hint}
        value={typed}
        maxLength={400}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}

/** 延长补正期限: more time for the applicant, from today. */
export function SupplementExtensionSheet({ view: { number, version }, ...sheet }: CaseSheetProps) {
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/supplement-extension', sheet.onClose);
  return (
    <ClockSheet
      {...sheet}
      hint="从今天起再给几个工作日。申请人会看到。"
      busy={busy}
      problem={problem}
      onSend={(said) => void submit({ params: { number }, body: { version, ...said } })}
    />
  );
}

/** 特别程序: stops the clock, and tells how long it takes. */
export function SpecialSheet({ view: { number, version }, ...sheet }: CaseSheetProps) {
  const [procedure, setProcedure] = useState<SpecialProcedure | null>(null);
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/special-procedure', sheet.onClose);
  return (
    <ClockSheet
      {...sheet}
      hint="会写进《特别程序告知书》。"
      busy={busy}
      problem={problem}
      complete={procedure !== null}
      onSend={(said) => procedure && void submit({ params: { number }, body: { version, procedure, ...said } })}
    >
      <Options label="特别程序" layout="grid" options={PROCEDURES} chosen={procedure} onChoose={setProcedure} />
    </ClockSheet>
  );
}

/** 延长办理期限: once, before it expires, approved. */
export function ExtensionSheet({ view: { number, version }, ...sheet }: CaseSheetProps) {
  const [approver, setApprover] = useState('');
  const approvedBy = approver.trim();
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/extension', sheet.onClose);
  return (
    <ClockSheet
      {...sheet}
      hint="会写进《延期告知书》。只能延长一次，须在期满前。"
      busy={busy}
      problem={problem}
      complete={approvedBy.length >= 2}
      onSend={(said) => void submit({ params: { number }, body: { version, approvedBy, ...said } })}
    >
      <TextField
        label="批准人"
        value={approver}
        maxLength={30}
        onChange={setApprover}
        error={problem?.field('body.approvedBy')}
      />
    </ClockSheet>
  );
}
