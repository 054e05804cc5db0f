import { useState } from 'react';
import type { MandateView } from 'shared-types/mandate.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';

const REFRESH = ['GET /mandates/:number', 'GET /agency-cases/:number/mandates', 'GET /me/records'] as const;

/** The client's way out, at any time: not to sign, or to take back what was signed. */
export function EndMandate({ view }: { readonly view: MandateView }) {
  const [open, setOpen] = useState(false);
  const revokes = view.actions.includes('revoke');
  if (!revokes && !view.actions.includes('refuse')) return null;
  return (
    <>
      <Button block kind="text" onPress={() => setOpen(true)}>
        {revokes ? '撤销委托' : '不签这份委托书'}
      </Button>
      {open &&
        (revokes ? (
          <Revocation view={view} onClose={() => setOpen(false)} />
        ) : (
          <Refusal view={view} onClose={() => setOpen(false)} />
        ))}
    </>
  );
}

interface EndProps {
  readonly view: MandateView;
  readonly onClose: () => void;
}

function Revocation({ view: { number, version }, onClose }: EndProps) {
  const { submit, busy, problem } = useWrite('POST /mandates/:number/revoke', {
    refresh: REFRESH,
    onDone: () => {
      toast('已撤销，代办员马上会知道');
      onClose();
    },
  });
  return (
    <Sheet
      open
      title="撤销委托"
      onClose={onClose}
      footer={
        <Button block kind="danger" busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
          撤销委托
        </Button>
      }
    >
      <Stack gap={3}>
        <Text>撤销当即生效，不用说明理由。之后代办员不能再以您的名义办理，已经办的仍然算数。</Text>
        <Text>要继续请中心办，需要重新签委托书。</Text>
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}

function Refusal({ view: { number, version }, onClose }: EndProps) {
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /mandates/:number/discard', {
    refresh: REFRESH,
    onDone: () => {
      toast('已作废，代办员会与您联系');
      onClose();
    },
  });
  return (
    <Sheet
      open
      title="不签这份委托书"
      onClose={onClose}
      footer={
        <Button
          block
          kind="danger"
          busy={busy}
          disabled={reason.trim().length < 2}
          onPress={() => void submit({ params: { number }, body: { version, reason: reason.trim() } })}
        >
          作废这份委托书
        </Button>
      }
    >
      <Stack gap={3}>
        <Text>作废后代办员会按您说的重新拟定，或告诉您别的办法。</Text>
        <TextField
          label="哪里不合适"
          value={reason}
          maxLength={200}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
