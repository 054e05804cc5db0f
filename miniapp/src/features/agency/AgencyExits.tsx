import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import { MATERIAL_CUSTODIES, MATERIAL_CUSTODY_LABELS, type MaterialCustody } from 'shared-types/agency.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';

const REFRESH = [
  'GET /agency-cases/:number',
  'GET /agency-cases/:number/plans',
  'GET /agency-cases/:number/chart',
  'GET /me/records',
  'GET /desk/inbox',
] as const;

interface OfCase {
  readonly view: AgencyView;
}

/** Lets a case that stands still go on. */
export function Resumption({ view: { number, version, actions } }: OfCase) {
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/resume', {
    refresh: REFRESH,
    onDone: () => toast('已恢复办理'),
  });
  if (!actions.includes('resume')) return null;
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
        恢复办理
      </Button>
    </Stack>
  );
}

/** Lets a case stand still, with the reason and what becomes of the materials. */
export function Suspension({ view: { number, version, actions } }: OfCase) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [custody, setCustody] = useState<MaterialCustody | null>(null);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/suspend', {
    refresh: REFRESH,
    onDone: () => {
      setOpen(false);
      toast('已中止，可以随时恢复');
    },
  });
  if (!actions.includes('suspend')) return null;
  const said = reason.trim();
  const send = () => custody && void submit({ params: { number }, body: { version, reason: said, custody } });
  return (
    <>
      <Button block kind="text" onPress={() => setOpen(true)}>
        先停一停（中止）
      </Button>
      {open && (
        <FormSheet
          title="中止办理"
          send="中止办理"
          busy={busy}
          complete={said.length >= 2 && custody !== null}
          problem={problem}
          onClose={() => setOpen(false)}
          onSend={() => send()}
        >
          <TextAreaField
            label="原因"
            hint="双方都会看到"
            value={reason}
            maxLength={500}
            error={problem?.field('body.reason')}
            onChange={setReason}
          />
          <Options
            label="材料怎么办"
            options={MATERIAL_CUSTODIES.map((key) => ({ key, title: MATERIAL_CUSTODY_LABELS[key] }))}
            chosen={custody}
            onChoose={setCustody}
          />
          <Text size="secondary" tone="ink-2">
            已经递交的事项不受影响，审批部门照常办。
          </Text>
        </FormSheet>
      )}
    </>
  );
}

/** Takes the request back. */
export function Withdrawal({ view: { number, version, actions } }: OfCase) {
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/withdraw', {
    refresh: REFRESH,
    onDone: () => {
      setOpen(false);
      toast('已撤回，约好的上门也取消了');
    },
  });
  if (!actions.includes('withdraw')) return null;
  return (
    <>
      <Button block kind="text" onPress={() => setOpen(true)}>
        撤回申请
      </Button>
      <Sheet
        open={open}
        title="撤回这个申请"
        onClose={() => setOpen(false)}
        footer={
          <Button
            block
            kind="danger"
            busy={busy}
            onPress={() => void submit({ params: { number }, body: { version } })}
          >
            撤回申请
          </Button>
        }
      >
        <Stack gap={3}>
          <Text>撤回后约好的上门一并取消，已经递交、还没有决定的事项一并撤回，交给代办员的材料会退还给您。</Text>
          <ProblemNote problem={problem} />
        </Stack>
      </Sheet>
    </>
  );
}
