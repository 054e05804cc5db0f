import { useState } from 'react';
import { type PriorityGroup as Group, PRIORITY_GROUP_LABELS, PRIORITY_GROUPS } from 'shared-types/booking.states';
import type { GroupOfPerson } from 'shared-types/booking-marks.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { momentWords } from '@/ui/words/dates';

/** 优先照顾: seen at the counter by the card, agreed to by the person; only the group is kept. */
export function PriorityGroup() {
  const [phone, setPhone] = useState('');
  const [found, setFound] = useState<GroupOfPerson>();
  const find = useWrite('POST /desk/priority-groups/find', { onDone: setFound });
  return (
    <Card title="优先照顾">
      <Stack gap={3}>
        <TextField
          label="办事人的手机号"
          kind="digits"
          value={phone}
          maxLength={11}
          onChange={(value) => {
            setPhone(value);
            setFound(undefined);
          }}
          error={find.problem?.field('body.phone')}
        />
        {find.problem?.fields.length === 0 && <ProblemNote problem={find.problem} />}
        {found ? (
          <OfPerson phone={phone} of={found} onChange={setFound} />
        ) : (
          <Button
            kind="secondary"
            busy={find.busy}
            disabled={phone.length !== 11}
            onPress={() => void find.submit({ body: { phone } })}
          >
            看一下确认过没有
          </Button>
        )}
      </Stack>
    </Card>
  );
}

interface OfPersonProps {
  readonly phone: string;
  readonly of: GroupOfPerson;
  readonly onChange: (of: GroupOfPerson) => void;
}

function OfPerson({ phone, of, onChange }: OfPersonProps) {
  if (of.confirmed === null) return <Confirm phone={phone} onDone={onChange} />;
  const { group, by, at } = of.confirmed;
  return (
    <>
      <Note tone="ok">
        {`${[of.name, of.phone].filter(Boolean).join(' ')}：${PRIORITY_GROUP_LABELS[group]}（${by}，${momentWords(at)}确认）`}
      </Note>
      <Withdraw phone={phone} onDone={onChange} />
    </>
  );
}

interface StepProps {
  readonly phone: string;
  readonly onDone: (of: GroupOfPerson) => void;
}

function Confirm({ phone, onDone }: StepProps) {
  const [group, setGroup] = useState<Group | null>(null);
  const [agreed, setAgreed] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useWrite('POST /desk/priority-groups', {
    onDone: (of) => {
      onDone(of);
      toast('已确认');
    },
  });
  return (
    <>
      <Options
        label="看过证件，属于哪一类"
        options={PRIORITY_GROUPS.map((key) => ({ key, title: PRIORITY_GROUP_LABELS[key] }))}
        chosen={group}
        onChoose={setGroup}
      />
      <Checks
        label="本人同意"
        checks={[{ key: 'agreed', title: '本人在场并同意只登记类别', note: '不登记证件号，不留照片' }]}
        ticked={agreed}
        onChange={setAgreed}
      />
      <ProblemNote problem={problem} />
      <Button
        busy={busy}
        disabled={group === null || agreed.length === 0}
        onPress={() => group && void submit({ body: { phone, group, agreed: true } })}
      >
        确认为优先照顾
      </Button>
    </>
  );
}

function Withdraw({ phone, onDone }: StepProps) {
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /desk/priority-groups/withdrawals', {
    onDone: (of) => {
      onDone(of);
      toast('已撤销');
    },
  });
  return (
    <>
      <TextField
        label="撤销的原因"
        value={reason}
        maxLength={300}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
      {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      <Button
        kind="text"
        busy={busy}
        disabled={reason.trim().length < 4}
        onPress={() => void submit({ body: { phone, reason: reason.trim() } })}
      >
        撤销
      </Button>
    </>
  );
}
