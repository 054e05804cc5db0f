import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { ArrivalByCode } from './ArrivalByCode';
import { MaterialsSheet } from './MaterialsSheet';
import { MoveSheet } from './MoveSheet';
import { ReasonSheet } from './ReasonSheet';

const REFRESH = ['GET /visits/:number', 'GET /agents/me/day'] as const;
const LATE_BY = [15, 30, 45, 60, 90] as const;

/** What goes otherwise than planned: no position at the door, nobody there, something to take along, late, another time, or not safe to stay. */
export function MoreActions({ visit }: { readonly visit: VisitView }) {
  const [open, setOpen] = useState<'materials' | 'late' | 'time' | 'abort'>();
  const close = () => setOpen(undefined);
  const { number, version, actions } = visit;
  const propose = useWrite('POST /visits/:number/propose-time', {
    refresh: REFRESH,
    onDone: () => {
      close();
      toast('已发给客户，他同意了才改');
    },
  });
  const abort = useWrite('POST /visits/:number/abort', {
    refresh: REFRESH,
    onDone: () => {
      close();
      toast('已中止，值班负责人会联系您');
    },
  });
  return (
    <Stack gap={2}>
      {actions.includes('arrive') && <ArrivalByCode visit={visit} />}
      {actions.includes('clientAbsent') && <ClientAbsent visit={visit} />}
      {actions.includes('handOver') && (
        <Button block large kind="secondary" icon="package" onPress={() => setOpen('materials')}>
          登记收到的材料
        </Button>
      )}
      {actions.includes('runLate') && (
        <Button block large kind="secondary" icon="clock" onPress={() => setOpen('late')}>
          会晚到
        </Button>
      )}
      {actions.includes('proposeTime') && (
        <Button block large kind="secondary" icon="calendar" onPress={() => setOpen('time')}>
          和客户改时间
        </Button>
      )}
      {actions.includes('abort') && (
        <Button block large kind="danger" icon="shield" onPress={() => setOpen('abort')}>
          不安全，中止上门
        </Button>
      )}
      {open === 'materials' && <MaterialsSheet visit={visit} onClose={close} />}
      {open === 'late' && <LateSheet visit={visit} onClose={close} />}
      {open === 'time' && (
        <MoveSheet
          title="和客户改时间"
          hint="客户会看到，例如：上一家材料多，要晚一点"
          send="请客户同意"
          needsReason
          busy={propose.busy}
          problem={propose.problem}
          onClose={close}
          onSend={(time, reason) => void propose.submit({ params: { number }, body: { version, time, reason } })}
        />
      )}
      <ReasonSheet
        open={open === 'abort'}
        title="中止上门"
        hint="值班负责人和客户会看到；先离开，再细说"
        kind="danger"
        busy={abort.busy}
        problem={abort.problem}
        onClose={close}
        onSend={(reason) => void abort.submit({ params: { number }, body: { version, reason } })}
      />
    </Stack>
  );
}

function ClientAbsent({ visit: { number, version } }: { readonly visit: VisitView }) {
  const { submit, busy, problem } = useWrite('POST /visits/:number/absent', {
    refresh: REFRESH,
    onDone: () => toast('已记为上门未遇，客户会收到通知'),
  });
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button
        block
        large
        kind="secondary"
        icon="door"
        busy={busy}
        onPress={() => void submit({ params: { number }, body: { version } })}
      >
        没见到人
      </Button>
    </Stack>
  );
}

function LateSheet({
  visit: { number, version },
  onClose,
}: {
  readonly visit: VisitView;
  readonly onClose: () => void;
}) {
  const [minutes, setMinutes] = useState<(typeof LATE_BY)[number]>(15);
  const { submit, busy, problem } = useWrite('POST /visits/:number/late', {
    refresh: REFRESH,
    onDone: () => {
      onClose();
      toast('已告诉客户');
    },
  });
  return (
    <FormSheet
      title="会晚到"
      send="告诉客户"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, minutes } })}
    >
      <Options
        label="从现在起多久能到"
        options={LATE_BY.map((key) => ({ key, title: `${key} 分钟` }))}
        chosen={minutes}
        onChoose={setMinutes}
        layout="grid"
      />
    </FormSheet>
  );
}
