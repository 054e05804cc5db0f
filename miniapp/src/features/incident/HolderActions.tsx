import { useState } from 'react';
import type { IncidentView } from 'shared-types/incident.contract';
import { useWrite } from '@/api';
import { readPosition } from '@/api/position';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { ReasonSheet } from '../dispatch/ReasonSheet';
import { INCIDENT_REFRESH } from './incident-refresh';
import { MeasuresSheet, ReportSheet } from './WritingSheets';

interface Props {
  readonly incident: IncidentView;
}

const STEPS = ['acknowledge', 'arrive', 'control', 'close', 'escalate'];

/** What whoever was sent does next, in buttons for one thumb; nothing for anybody else. */
export function HolderActions({ incident }: Props) {
  const { actions } = incident;
  const [writing, setWriting] = useState<'measures' | 'report'>();
  const close = () => setWriting(undefined);
  if (!STEPS.some((step) => actions.includes(step))) return null;
  return (
    <Stack gap={2}>
      {actions.includes('acknowledge') && <Acknowledge incident={incident} />}
      {actions.includes('arrive') && <Arrive incident={incident} />}
      {actions.includes('control') && (
        <Button block icon="check-circle" onPress={() => setWriting('measures')}>
          现场已控制
        </Button>
      )}
      {actions.includes('close') && (
        <Button block icon="edit" onPress={() => setWriting('report')}>
          写处置报告
        </Button>
      )}
      {actions.includes('escalate') && <Escalate incident={incident} />}
      {writing === 'measures' && <MeasuresSheet incident={incident} onClose={close} />}
      {writing === 'report' && <ReportSheet incident={incident} onClose={close} />}
    </Stack>
  );
}

function Acknowledge({ incident: { number, version } }: Props) {
  const { submit, busy, problem } = useWrite('POST /incidents/:number/acknowledge', {
    refresh: INCIDENT_REFRESH,
    onDone: () => toast('已知悉，请马上赶往现场'),
  });
  return (
    <Stack gap={2}>
      <ProblemNote problem={problem} />
      <Button block icon="check" busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
        知悉，马上去
      </Button>
    </Stack>
  );
}

/** Showing that one is there: by position, read on this tap alone, or by a written reason. */
function Arrive({ incident: { number, version, state } }: Props) {
  const [reading, setReading] = useState(false);
  const [nowhere, setNowhere] = useState(false);
  const [explaining, setExplaining] = useState(false);
  const { submit, busy, problem } = useWrite('POST /incidents/:number/arrive', {
    refresh: INCIDENT_REFRESH,
    onDone: () => setExplaining(false),
  });
  const here = async () => {
    setReading(true);
    const position = await readPosition().catch(() => undefined);
    setReading(false);
    setNowhere(position === undefined);
    // The tap on a button that says so is the consent.
    return position && { ...position, consented: true as const };
  };
  const arrive = async () => {
    const position = await here();
    if (position) await submit({ params: { number }, body: { version, position } });
  };
  const explain = async (reason: string) => {
    const position = await here();
    await submit({ params: { number }, body: { version, reason, ...(position && { position }) } });
  };
  return (
    <Stack gap={2}>
      {nowhere && !explaining && <Note tone="warn">没有取得位置。请到开阔处再试，或者写明原因。</Note>}
      {!explaining && <ProblemNote problem={problem} />}
      <Button
        block
        kind={state === 'DISPATCHED' ? 'secondary' : 'primary'}
        icon="pin"
        busy={!explaining && (reading || busy)}
        onPress={() => void arrive()}
      >
        我已到场（读取位置）
      </Button>
      {(nowhere || problem !== undefined) && (
        <Button block kind="secondary" onPress={() => setExplaining(true)}>
          定位不准，写明原因
        </Button>
      )}
      <ReasonSheet
        open={explaining}
        title="写明原因并到场"
        hint="会标为“没有定位核实”，写进报告，例如：地下车库没有信号。"
        busy={reading || busy}
        problem={explaining ? problem : undefined}
        onClose={() => setExplaining(false)}
        onSend={(reason) => void explain(reason)}
      />
    </Stack>
  );
}

function Escalate({ incident: { number, version } }: Props) {
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /incidents/:number/escalate', {
    refresh: INCIDENT_REFRESH,
    onDone: () => {
      setOpen(false);
      toast('已上报，值班负责人和主管会收到通知');
    },
  });
  return (
    <>
      <Button block kind="text" onPress={() => setOpen(true)}>
        处理不了，上报值班负责人
      </Button>
      <ReasonSheet
        open={open}
        title="上报值班负责人"
        hint="写明需要什么支援，例如：需要增援两人。"
        busy={busy}
        problem={problem}
        onClose={() => setOpen(false)}
        onSend={(reason) => void submit({ params: { number }, body: { version, reason } })}
      />
    </>
  );
}
