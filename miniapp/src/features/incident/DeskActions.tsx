import { useState } from 'react';
import type { IncidentCandidate, IncidentView } from 'shared-types/incident.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { SelectField, TextAreaField } from '@/ui/field/Field';
import { Row } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { ReasonSheet } from '../dispatch/ReasonSheet';
import { INCIDENT_REFRESH } from './incident-refresh';

interface Props {
  readonly incident: IncidentView;
}

/** What the duty manager and the supervisors may do: send somebody, give it to another, find it a false alarm. */
export function DeskActions({ incident }: Props) {
  const { number, version, actions } = incident;
  const [open, setOpen] = useState<'send' | 'dismiss'>();
  const close = () => setOpen(undefined);
  const dismiss = useWrite('POST /incidents/:number/dismiss', {
    refresh: INCIDENT_REFRESH,
    onDone: () => {
      close();
      toast('已按误报结束');
    },
  });
  const sends = actions.includes('dispatch');
  const hands = actions.includes('handOver') || actions.includes('handOverOnSite');
  if (!sends && !hands && !actions.includes('dismiss')) return null;
  return (
    <Card title="值班负责人">
      <Row gap={2} wrap>
        {sends && (
          <Button icon="send" onPress={() => setOpen('send')}>
            派人去
          </Button>
        )}
        {hands && (
          <Button kind="secondary" icon="refresh" onPress={() => setOpen('send')}>
            改派给另一位
          </Button>
        )}
        {actions.includes('dismiss') && (
          <Button kind="secondary" onPress={() => setOpen('dismiss')}>
            是误报
          </Button>
        )}
      </Row>
      {open === 'send' &&
        (sends ? (
          <SendSheet incident={incident} onClose={close} />
        ) : (
          <HandOverSheet incident={incident} onClose={close} />
        ))}
      <ReasonSheet
        open={open === 'dismiss'}
        title="按误报结束"
        hint="写明怎么核实的，例如：消防演练，已向安保核实。"
        kind="danger"
        busy={dismiss.busy}
        problem={dismiss.problem}
        onClose={close}
        onSend={(reason) => void dismiss.submit({ params: { number }, body: { version, reason } })}
      />
    </Card>
  );
}

interface SheetProps extends Props {
  readonly onClose: () => void;
}

function SendSheet({ incident: { number, version }, onClose }: SheetProps) {
  const [workNo, setWorkNo] = useState('');
  const { submit, busy, problem } = useWrite('POST /incidents/:number/dispatch', {
    refresh: INCIDENT_REFRESH,
    onDone: () => {
      onClose();
      toast('已派出，到场时限从现在起算');
    },
  });
  return (
    <FormSheet
      title="派人去"
      send="派这一位去"
      busy={busy}
      problem={problem}
      complete={workNo !== ''}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, workNo } })}
    >
      <WhoGoes number={number} value={workNo} error={problem?.field('body.workNo')} onChange={setWorkNo} />
    </FormSheet>
  );
}

function HandOverSheet({ incident: { number, version, holder }, onClose }: SheetProps) {
  const [workNo, setWorkNo] = useState('');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /incidents/:number/hand-over', {
    refresh: INCIDENT_REFRESH,
    onDone: () => {
      onClose();
      toast('已改派，到场时限不变');
    },
  });
  return (
    <FormSheet
      title="改派给另一位"
      send="改派"
      busy={busy}
      problem={problem}
      complete={workNo !== '' && reason.trim().length >= 2}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, workNo, reason: reason.trim() } })}
    >
      <WhoGoes
        number={number}
        besides={holder?.workNo}
        value={workNo}
        error={problem?.field('body.workNo')}
        onChange={setWorkNo}
      />
      <TextAreaField
        label="原因"
        hint="到场时限不重新起算。"
        value={reason}
        maxLength={200}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}

interface WhoGoesProps {
  readonly number: string;
  /** Has it already. */
  readonly besides?: string | undefined;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (workNo: string) => void;
}

function WhoGoes({ number, besides, value, error, onChange }: WhoGoesProps) {
  const { data } = useRead('GET /incidents/:number/candidates', { params: { number } });
  const choices = (data?.items ?? [])
    .filter(({ workNo }) => workNo !== besides)
    .map((each) => ({ key: each.workNo, title: candidateWords(each) }));
  return (
    <SelectField
      label="派给谁"
      hint="正在值守的排在前面。"
      value={value}
      choices={[{ key: '', title: '请选择' }, ...choices]}
      onChange={onChange}
      error={error}
    />
  );
}

const candidateWords = ({ name, workNo, onCall, holding }: IncidentCandidate): string =>
  [`${name}（${workNo}）`, onCall ? '值守中' : '没有排值守', holding > 0 ? `手上 ${holding} 起` : null]
    .filter((part) => part !== null)
    .join(' · ');
