import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { ArrivalAction } from './ArrivalAction';
import { CompleteSheet } from './CompleteSheet';

const TODAY = '/packages/agent/today/index';
const VISIT_REFRESH = ['GET /visits/:number', 'GET /agents/me/day'] as const;

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

function SetOut({ visit: { number, version } }: { readonly visit: VisitView }) {
  const { submit, busy, problem } = useWrite('POST /visits/:number/set-out', { refresh: VISIT_REFRESH });
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button
        block
        large
        icon="route"
        busy={busy}
        onPress={() => void submit({ params: { number }, body: { version } })}
      >
        出发
      </Button>
    </Stack>
  );
}

function Start({ visit: { number, version } }: { readonly visit: VisitView }) {
  const { submit, busy, problem } = useWrite('POST /visits/:number/start', { refresh: VISIT_REFRESH });
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block large busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
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
