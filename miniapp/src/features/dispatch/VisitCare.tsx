import { useState } from 'react';
import type { BoardLine } from 'shared-types/dispatch.contract';
import { PAIR_REASON_LABELS } from 'shared-types/dispatch.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';

const MARKS = ['VULNERABLE', 'PRIOR_CONFLICT'] as const;

/** Marks a visit as one for two agents, for a reason the system cannot see. */
export function VisitCare({ line }: { readonly line: BoardLine }) {
  const [open, setOpen] = useState(false);
  if (!line.actions.includes('markCare')) return null;
  return (
    <>
      <Button kind="secondary" icon="users" onPress={() => setOpen(true)}>
        登记安全提示
      </Button>
      {open && <CareSheet line={line} onClose={() => setOpen(false)} />}
    </>
  );
}

function CareSheet({ line, onClose }: { readonly line: BoardLine; readonly onClose: () => void }) {
  const { number, version, pair } = line;
  const [ticked, setTicked] = useState<readonly string[]>(pair.map(({ reason }) => reason));
  const [note, setNote] = useState('');
  const { submit, busy, problem } = useWrite('PUT /dispatch/visits/:number/care', {
    refresh: ['GET /dispatch/visits', 'GET /dispatch/visits/:number/candidates'],
    onDone: () => {
      onClose();
      toast('已登记');
    },
  });
  const care = { vulnerable: ticked.includes('VULNERABLE'), priorConflict: ticked.includes('PRIOR_CONFLICT') };
  return (
    <FormSheet
      title="登记安全提示"
      send="登记"
      busy={busy}
      problem={problem}
      complete={note.trim().length >= 2}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, ...care, note: note.trim() } })}
    >
      <Checks
        label="有下面情形的，由两个人上门"
        checks={MARKS.map((key) => ({ key, title: PAIR_REASON_LABELS[key] }))}
        ticked={ticked}
        onChange={setTicked}
      />
      <TextField
        label="从哪里知道的"
        hint="只有工作人员能看到，例如：家属来电说明"
        value={note}
        maxLength={200}
        onChange={setNote}
        error={problem?.field('body.note')}
      />
    </FormSheet>
  );
}
