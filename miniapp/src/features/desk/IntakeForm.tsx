import type { CaseView } from 'shared-types/casework.contract';
import { Columns, Stack } from '@/ui/layout/Stack';
import { IntakeApplicant } from './IntakeApplicant';
import { IntakeItem } from './IntakeItem';
import { IntakeReusable } from './IntakeReusable';
import { IntakeSend } from './IntakeSend';
import { useIntake } from './use-intake';
import { useIntakeKeys } from './use-intake-keys';

/** The form of an intake: what is wanted and handed over, and beside it who hands it in and what becomes of it. */
export function IntakeForm({ onTaken }: { readonly onTaken: (view: CaseView) => void }) {
  const intake = useIntake(onTaken);
  const { focusNext, onEnter, startAnew, send, scans } = useIntakeKeys(intake);
  return (
    <Columns>
      <IntakeItem key={scans} intake={intake} onStartAnew={startAnew} onNext={focusNext} />
      <Stack gap={4}>
        <IntakeApplicant form={intake.applicant} problem={intake.problem} onChange={intake.put} onEnter={onEnter} />
        <IntakeReusable intake={intake} />
        <IntakeSend intake={intake} onSend={send} onNext={focusNext} />
      </Stack>
    </Columns>
  );
}
