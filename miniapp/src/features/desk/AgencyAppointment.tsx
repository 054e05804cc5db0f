import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import { useRead, useWrite } from '@/api';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { TextAreaField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { AGENCY_REFRESH } from './agency-refresh';

interface AppointmentProps {
  readonly view: AgencyView;
  readonly onClose: () => void;
}

/** Who serves the case: each agent with duty, work in hand and what speaks against it; another one needs a reason. */
export function AgencyAppointment({ view: { number, version, state }, onClose }: AppointmentProps) {
  const reading = useRead('GET /agency-cases/:number/agents', { params: { number } });
  const [workNo, setWorkNo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const anew = state !== 'ACCEPTED';
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/agent', {
    refresh: AGENCY_REFRESH,
    onDone: () => {
      toast('已指派，代办员会收到通知');
      onClose();
    },
  });
  const said = reason.trim();
  return (
    <FormSheet
      title={anew ? '改派代办员' : '指派代办员'}
      send={anew ? '改派给这一位' : '指派给这一位'}
      busy={busy}
      complete={workNo !== null && (!anew || said.length >= 2)}
      problem={problem}
      onClose={onClose}
      onSend={() =>
        workNo && void submit({ params: { number }, body: { version, workNo, ...(said && { reason: said }) } })
      }
    >
      <Loaded reading={reading}>
        {({ items }) => (
          <Options
            label="代办员"
            options={items.map((agent) => ({
              key: agent.workNo,
              title: `${agent.name}（${agent.workNo}）`,
              note: [
                ...(agent.named ? ['重点项目专员'] : []),
                agent.dutyLabel,
                `手里 ${agent.load} 件`,
                ...agent.obstacles,
              ].join(' · '),
              disabled: !agent.mayAppoint,
            }))}
            chosen={workNo}
            onChoose={setWorkNo}
          />
        )}
      </Loaded>
      {anew && (
        <TextAreaField
          label="改派的原因"
          hint="客户会看到"
          value={reason}
          maxLength={500}
          error={problem?.field('body.reason')}
          onChange={setReason}
        />
      )}
    </FormSheet>
  );
}
