import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import {
  type AgencyAction,
  TERMINATION_GROUND_LABELS,
  TERMINATION_GROUNDS,
  type TerminationGround,
} from 'shared-types/agency.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options } from '@/ui/choice/Options';
import { TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { Resumption, Suspension } from '../agency/AgencyExits';
import { AgencyAppointment } from './AgencyAppointment';
import { CallbackSheet, DeliverSheet } from './AgencyEnding';
import { AGENCY_REFRESH } from './agency-refresh';

interface OfCase {
  readonly view: AgencyView;
}

interface Words {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly done: string;
  /** False where nothing has to be said. */
  readonly needed: boolean;
}

/** Steps taken with words alone, each with the route that takes it. */
const STEPS = {
  handBack: {
    title: '退回指派',
    label: '原因',
    hint: '业务管理会看到，并另派代办员',
    done: '已退回',
    needed: true,
  },
  reopenPlan: { title: '重新拟方案', label: '原因', hint: '客户会看到', done: '可以改方案了', needed: true },
  recallPlan: { title: '收回方案来修改', label: '原因', hint: '客户会看到', done: '已收回', needed: true },
  remindClient: {
    title: '提醒客户回复',
    label: '提醒的内容',
    hint: '客户会看到；每天最多一次',
    done: '已提醒',
    needed: true,
  },
  close: { title: '批准办结', label: '说明', hint: '写进办结单，客户会看到', done: '已办结', needed: false },
  proposeClosing: {
    title: '提出办结',
    label: '说明',
    hint: '各项都有结果、材料都还了再提；写进办结单',
    done: '已提出办结，等主管批准',
    needed: false,
  },
  returnClosing: { title: '退回办结', label: '原因', hint: '代办员会看到', done: '已退回代办员', needed: true },
} as const satisfies Partial<Record<AgencyAction, Words>>;
type Step = keyof typeof STEPS;
const STEP_KEYS = Object.keys(STEPS) as Step[];

/** Steps with a form of their own. */
type Sheets = 'appoint' | 'terminate' | 'deliver' | 'callback';

/** Everything else the desk or the agent may do with the case now. */
export function AgencySteps({ view }: OfCase) {
  const [step, setStep] = useState<Step | Sheets | null>(null);
  const close = () => setStep(null);
  const may = (action: AgencyAction) => view.actions.includes(action);
  const steps = STEP_KEYS.filter(may);
  const others = [
    'appoint',
    'reappoint',
    'collect',
    'deliver',
    'suspend',
    'resume',
    'terminate',
    'recordCallback',
    'archive',
  ] as const;
  if (steps.length === 0 && !others.some(may)) return null;
  return (
    <Card title="办理">
      <Stack gap={3}>
        <Row gap={2} wrap>
          {(may('appoint') || may('reappoint')) && (
            <Button kind={may('appoint') ? 'primary' : 'secondary'} onPress={() => setStep('appoint')}>
              {may('appoint') ? '指派代办员' : '改派代办员'}
            </Button>
          )}
          {may('collect') && <Plain view={view} step="collection" said="开始收集材料" />}
          {may('deliver') && <Button onPress={() => setStep('deliver')}>送达结果</Button>}
          {may('recordCallback') && <Button onPress={() => setStep('callback')}>记录回访</Button>}
          {may('archive') && <Plain view={view} step="archive" said="归档" />}
          {steps.map((key) => (
            <Button key={key} kind="secondary" onPress={() => setStep(key)}>
              {STEPS[key].title}
            </Button>
          ))}
          {may('terminate') && (
            <Button kind="secondary" onPress={() => setStep('terminate')}>
              终止
            </Button>
          )}
        </Row>
        <Resumption view={view} />
        <Suspension view={view} />
      </Stack>
      {step === 'appoint' && <AgencyAppointment view={view} onClose={close} />}
      {step === 'terminate' && <TerminationSheet view={view} onClose={close} />}
      {step === 'deliver' && <DeliverSheet view={view} onClose={close} />}
      {step === 'callback' && <CallbackSheet view={view} onClose={close} />}
      {steps.map((key) => step === key && <StepSheet key={key} view={view} step={key} onClose={close} />)}
    </Card>
  );
}

/** A step that needs no word. */
function Plain({
  view: { number, version },
  step,
  said,
}: OfCase & { readonly step: 'collection' | 'archive'; readonly said: string }) {
  const { submit, busy } = useWrite(`POST /agency-cases/:number/${step}`, {
    refresh: AGENCY_REFRESH,
    onDone: () => toast('已记录'),
  });
  return (
    <Button busy={busy} onPress={() => void submit({ params: { number }, body: { version } })}>
      {said}
    </Button>
  );
}

interface SheetProps extends OfCase {
  readonly onClose: () => void;
}

function StepSheet({ view: { number, version }, step, onClose }: SheetProps & { readonly step: Step }) {
  const [words, setWords] = useState('');
  const { title, label, hint, done, needed } = STEPS[step];
  const terms = {
    refresh: AGENCY_REFRESH,
    onDone: () => {
      toast(done);
      onClose();
    },
  };
  const writes = {
    handBack: useWrite('POST /agency-cases/:number/hand-back', terms),
    reopenPlan: useWrite('POST /agency-cases/:number/plan/reopen', terms),
    recallPlan: useWrite('POST /agency-cases/:number/plan/recall', terms),
    remindClient: useWrite('POST /agency-cases/:number/reminders', terms),
    close: useWrite('POST /agency-cases/:number/close', terms),
    proposeClosing: useWrite('POST /agency-cases/:number/closing-proposal', terms),
    returnClosing: useWrite('POST /agency-cases/:number/closing-return', terms),
  };
  const said = words.trim();
  const params = { number };
  const send: Readonly<Record<Step, () => Promise<unknown>>> = {
    handBack: () => writes.handBack.submit({ params, body: { version, reason: said } }),
    reopenPlan: () => writes.reopenPlan.submit({ params, body: { version, reason: said } }),
    recallPlan: () => writes.recallPlan.submit({ params, body: { version, reason: said } }),
    remindClient: () => writes.remindClient.submit({ params, body: { version, words: said } }),
    close: () => writes.close.submit({ params, body: { version, ...(said && { note: said }) } }),
    proposeClosing: () => writes.proposeClosing.submit({ params, body: { version, ...(said && { note: said }) } }),
    returnClosing: () => writes.returnClosing.submit({ params, body: { version, reason: said } }),
  };
  const { busy, problem } = writes[step];
  return (
    <FormSheet
      title={title}
      send={title}
      busy={busy}
      complete={!needed || said.length >= 2}
      problem={problem}
      onClose={onClose}
      onSend={() => void send[step]()}
    >
      <TextAreaField label={label} hint={hint} required={needed} value={words} maxLength={500} onChange={setWords} />
    </FormSheet>
  );
}

function TerminationSheet({ view: { number, version }, onClose }: SheetProps) {
  const [ground, setGround] = useState<TerminationGround | null>(null);
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/terminate', {
    refresh: AGENCY_REFRESH,
    onDone: () => {
      toast('已终止，出具了终止单');
      onClose();
    },
  });
  const said = reason.trim();
  return (
    <FormSheet
      title="终止办理"
      send="终止办理"
      busy={busy}
      complete={ground !== null && said.length >= 2}
      problem={problem}
      onClose={onClose}
      onSend={() => ground && void submit({ params: { number }, body: { version, ground, reason: said } })}
    >
      <Options
        label="终止的依据"
        options={TERMINATION_GROUNDS.map((key) => ({ key, title: TERMINATION_GROUND_LABELS[key] }))}
        chosen={ground}
        onChoose={setGround}
      />
      <TextAreaField
        label="原因"
        hint="写进终止单，客户会看到，并告知可以提出异议"
        value={reason}
        maxLength={500}
        error={problem?.field('body.reason')}
        onChange={setReason}
      />
    </FormSheet>
  );
}
