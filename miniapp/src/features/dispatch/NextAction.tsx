import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { useFieldStep } from '../field/use-field-step';
import { ArrivalAction } from './ArrivalAction';
import { CompleteSheet } from './CompleteSheet';

const TODAY = '/packages/agent/today/index';

/** The one thing to do next, for one thumb; what else is possible stands on the page above it. */
export function NextAction({ visit }: { readonly visit: VisitView }) {
  const { actions } = visit;
  if (actions.includes('setOut')) return <SetOut visit={visit} />;
  if (actions.includes('arrive')) return <ArrivalAction visit={visit} />;
  if (actions.includes('start')) return <Start visit={visit} />;
  if (actions.includes('complete')) return <Complete visit={visit} />;
  return (
    <Button block large icon="route" to={TODAY}>
      回到我的上门
    </Button>
  );
}

function SetOut({ visit }: { readonly visit: VisitView }) {
  const { submit, busy, problem } = useFieldStep('POST /visits/:number/set-out', visit);
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block large icon="route" busy={busy} onPress={() => void submit({})}>
        出发
      </Button>
    </Stack>
  );
}

function Start({ visit }: { readonly visit: VisitView }) {
  const { submit, busy, problem } = useFieldStep('POST /visits/:number/start', visit);
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block large busy={busy} onPress={() => void submit({})}>
        开始服务
      </Button>
    </Stack>
  );
}

function Complete({ visit }: { readonly visit: VisitView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button block large onPress={() => setOpen(true)}>
        完成上门
      </Button>
      {open && <CompleteSheet visit={visit} onClose={() => setOpen(false)} />}
    </>
  );
}
