import { useRef, useState } from 'react';
import type { DeskLine } from 'shared-types/record.contract';
import { useSession, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { isSupervisor } from './desk-sections';
import { StaffSelect } from './StaffSelect';

const REFRESH = ['GET /desk/inbox', 'GET /consultations/:number', 'GET /complaints/:number'] as const;

/** What a supervisor may give to somebody without asking them first. */
const isAssignable = ({ type }: DeskLine) => type === 'CONSULTATION' || type === 'COMPLAINT';

/** Gives several questions and complaints of the list to one colleague at once; supervisors only. */
export function BulkAssign({ lines }: { readonly lines: readonly DeskLine[] }) {
  const { me } = useSession();
  const [open, setOpen] = useState(false);
  const assignable = lines.filter(isAssignable);
  if (!isSupervisor(me?.staff?.roles ?? []) || assignable.length === 0) return null;
  return (
    <>
      <Button kind="text" onPress={() => setOpen(true)}>
        批量指派
      </Button>
      {open && <AssignSheet lines={assignable} onClose={() => setOpen(false)} />}
    </>
  );
}

interface AssignSheetProps {
  readonly lines: readonly DeskLine[];
  readonly onClose: () => void;
}

/** One matter after the other, each kept or refused by itself: what was refused stays ticked, with the reason. */
function AssignSheet({ lines, onClose }: AssignSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [workNo, setWorkNo] = useState('');
  const [refusals, setRefusals] = useState<Readonly<Record<string, string>>>({});
  const { assign, busy } = useAssign();

  const send = async () => {
    const chosen = lines.filter(({ number }) => ticked.includes(number));
    const refused = await assign(chosen, workNo);
    const left = Object.keys(refused);
    if (chosen.length > left.length) toast(`已指派 ${chosen.length - left.length} 件`);
    if (left.length === 0) onClose();
    setRefusals(refused);
    setTicked(left);
  };

  return (
    <Sheet
      open
      title="批量指派"
      onClose={onClose}
      footer={
        <Button block busy={busy} disabled={ticked.length === 0 || workNo === ''} onPress={() => void send()}>
          {ticked.length === 0 ? '请先勾选' : `指派这 ${ticked.length} 件`}
        </Button>
      }
    >
      <Stack gap={4}>
        <StaffSelect label="承办人" value={workNo} onChange={setWorkNo} />
        <Checks
          label="要指派的咨询和投诉"
          checks={lines.map((line) => ({ key: line.number, title: line.title, note: noteOf(line, refusals) }))}
          ticked={ticked}
          onChange={setTicked}
        />
        <Text size="secondary" tone="ink-2">
          期限照常计算，不因指派重新起算。
        </Text>
      </Stack>
    </Sheet>
  );
}

function noteOf({ number, stateLabel, holder }: DeskLine, refusals: Readonly<Record<string, string>>): string {
  const refusal = refusals[number];
  if (refusal !== undefined) return `没有指派成功：${refusal}`;
  return `${number} · ${stateLabel} · ${holder ? holder.name : '还没有人承办'}`;
}

/** Assigns each by the way its own kind is assigned; says which were refused, and why. */
function useAssign() {
  const [busy, setBusy] = useState(false);
  const current = useRef('');
  const refused = useRef<Record<string, string>>({});
  const options = {
    refresh: REFRESH,
    onRefused: ({ title }: { title: string }) => {
      refused.current[current.current] = title;
    },
  };
  const question = useWrite('POST /consultations/:number/assign', options);
  const complaint = useWrite('POST /complaints/:number/actions', options);

  const assign = async (lines: readonly DeskLine[], workNo: string) => {
    setBusy(true);
    refused.current = {};
    for (const { type, number, version } of lines) {
      current.current = number;
      const params = { number };
      if (type === 'CONSULTATION') await question.submit({ params, body: { version, workNo } });
      else await complaint.submit({ params, body: { action: 'assign', version, workNo } });
    }
    setBusy(false);
    return refused.current;
  };
  return { assign, busy };
}
