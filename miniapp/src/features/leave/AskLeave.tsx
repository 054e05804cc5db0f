import { useState } from 'react';
import { LEAVE_KIND_LABELS, LEAVE_KINDS, type LeaveKind } from 'shared-types/leave.states';
import { useWrite } from '@/api';
import { SelectField, TextAreaField, TextField } from '@/ui/field/Field';
import { Row } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { addDays, shanghaiDate } from '@/ui/words/dates';

/** Asks for leave: what for, from when to when, why. */
export function AskLeave({ onClose }: { readonly onClose: () => void }) {
  const tomorrow = addDays(shanghaiDate(), 1);
  const [kind, setKind] = useState<LeaveKind>('PERSONAL');
  const [time, setTime] = useState({ fromDate: tomorrow, from: '00:00', toDate: tomorrow, to: '24:00' });
  const [reason, setReason] = useState('');
  const change = (part: Partial<typeof time>) => setTime({ ...time, ...part });
  const { submit, busy, problem } = useWrite('POST /leaves', {
    refresh: ['GET /me/leaves', 'GET /desk/inbox'],
    onDone: () => {
      onClose();
      toast('已提交，等主管审批');
    },
  });
  return (
    <FormSheet
      title="请假"
      send="提交"
      busy={busy}
      problem={problem}
      complete={reason.trim().length >= 2}
      onClose={onClose}
      onSend={() => void submit({ body: { kind, ...time, reason: reason.trim() } })}
    >
      <SelectField
        label="请什么假"
        value={kind}
        choices={LEAVE_KINDS.map((key) => ({ key, title: LEAVE_KIND_LABELS[key] }))}
        onChange={(key) => setKind(key as LeaveKind)}
      />
      <Row gap={2} even>
        <TextField
          label="从哪天"
          value={time.fromDate}
          maxLength={10}
          onChange={(fromDate) => change({ fromDate })}
          error={problem?.field('body.fromDate')}
        />
        <TextField
          label="几点起"
          value={time.from}
          maxLength={5}
          onChange={(from) => change({ from })}
          error={problem?.field('body.from')}
        />
      </Row>
      <Row gap={2} even>
        <TextField
          label="到哪天"
          value={time.toDate}
          maxLength={10}
          onChange={(toDate) => change({ toDate })}
          error={problem?.field('body.toDate')}
        />
        <TextField
          label="几点止"
          value={time.to}
          maxLength={5}
          onChange={(to) => change({ to })}
          error={problem?.field('body.to')}
        />
      </Row>
      <TextAreaField
        label="为什么"
        hint="只有审批的主管能看到。"
        value={reason}
        maxLength={200}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
