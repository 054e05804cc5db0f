import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { ArrivalAction } from './ArrivalAction';
import { CompleteSheet } from './CompleteSheet';
import { MaterialsSheet } from './MaterialsSheet';

const TODAY = '/packages/agent/today/index';
const VISIT_REFRESH = ['GET /visits/:number', 'GET /agents/me/day'] as const;

/** The one thing to do next, for one thumb; what else is possible stands small above it. */
export function NextAction({ visit }: { readonly visit: VisitView }) {
  const { actions } = visit;
  if (actions.includes('setOut')) return <SetOut visit={visit} />;
  if (actions.includes('arrive')) return <ArrivalAction visit={visit} />;
  if (actions.includes('start')) return <Start visit={visit} />;
  if (actions.includes('complete')) return <InService visit={visit} />;
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

function Start({ visit: { number, version, actions } }: { readonly visit: VisitView }) {
  const start = useWrite('POST /visits/:number/start', { refresh: VISIT_REFRESH });
  const absent = useWrite('POST /visits/:number/absent', {
    refresh: VISIT_REFRESH,
    onDone: () => toast('已记为上门未遇，客户会收到通知'),
  });
  return (
    <Stack gap={2}>
      <ProblemNote problem={start.problem ?? absent.problem} />
      {actions.includes('clientAbsent') && (
        <Button
          block
          kind="text"
          busy={absent.busy}
          onPress={() => void absent.submit({ params: { number }, body: { version } })}
        >
          没见到人
        </Button>
      )}
      <Button
        block
        large
        busy={start.busy}
        onPress={() => void start.submit({ params: { number }, body: { version } })}
      >
        开始服务
      </Button>
    </Stack>
  );
}

function InService({ visit }: { readonly visit: VisitView }) {
  const [open, setOpen] = useState<'materials' | 'complete'>();
  const close = () => setOpen(undefined);
  return (
    <Stack gap={2}>
      <Button block large kind="secondary" icon="package" onPress={() => setOpen('materials')}>
        登记收到的材料
      </Button>
      <Button block large onPress={() => setOpen('complete')}>
        完成上门
      </Button>
      {open === 'materials' && <MaterialsSheet visit={visit} onClose={close} />}
      {open === 'complete' && <CompleteSheet visit={visit} onClose={close} />}
    </Stack>
  );
}
