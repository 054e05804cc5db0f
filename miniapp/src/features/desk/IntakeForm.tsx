import type { CaseView } from 'shared-types/casework.contract';
import { Note } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { IntakeApplicant } from './IntakeApplicant';
import { IntakeItem } from './IntakeItem';
import { IntakeReusable } from './IntakeReusable';
import { IntakeSend } from './IntakeSend';
import { useIntake } from './use-intake';
import { useIntakeKeys } from './use-intake-keys';

interface IntakeFormProps {
  /** The number of the queue the applicant came with. */
  readonly ticket: string | undefined;
  readonly onTaken: (view: CaseView) => void;
}

/** The form of an intake: what is wanted and handed over, and beside it who hands it in and what becomes of it. */
export function IntakeForm({ ticket, onTaken }: IntakeFormProps) {
  const intake = useIntake(onTaken, ticket);
  const { focusNext, onEnter, startAnew, send, scans } = useIntakeKeys(intake);
  return (
    <Stack gap={4}>
      {intake.broughtIn.label !== undefined && (
        <Note>{`为 ${intake.broughtIn.label} 号收件，收件后记在这个号上。`}</Note>
      )}
      {intake.broughtIn.fault !== undefined && <Note tone="warn">{intake.broughtIn.fault}</Note>}
      <Columns>
        <IntakeItem key={scans} intake={intake} onStartAnew={startAnew} onNext={focusNext} />
        <Stack gap={4}>
          <IntakeApplicant form={intake.applicant} problem={intake.problem} onChange={intake.put} onEnter={onEnter} />
          <IntakeReusable intake={intake} />
          <IntakeSend intake={intake} onSend={send} onNext={focusNext} />
        </Stack>
      </Columns>
    </Stack>
  );
}
