import { useEffect } from 'react';
import type { IssuedTicket, QueueLine } from 'shared-types/queue.contract';
import { PRIORITY_KIND_LABELS, PRIORITY_KINDS, type PriorityKind } from 'shared-types/queue.states';
import type { ResultOf } from 'shared-types/routes';
import { type Reading, useRead, useWrite } from '@/api';
import type { PairedDevice } from '@/api/device-session';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { AskCode } from './AskCode';
import { Choice, Question } from './Choice';
import { KioskItems } from './KioskItems';
import { asNumber, type KioskChoice, type KioskStep, slipOf } from './kiosk-steps';
import { printPaper } from './print';
import { SlipOnScreen } from './Slip';

type Lines = ResultOf<'GET /kiosk/lines'>;
const REFRESH = ['GET /kiosk/lines'] as const;
/** A booking's number without its hyphen. */
const NUMBER_LENGTH = 16;

interface StepProps {
  readonly lines: Lines;
  readonly onStep: (step: KioskStep) => void;
}

interface KioskStepsProps {
  readonly step: KioskStep;
  readonly lines: Reading<Lines>;
  readonly device: PairedDevice;
  readonly onStep: (step: KioskStep) => void;
}

/** The screen of each step. */
export function KioskSteps({ step, lines, device, onStep }: KioskStepsProps) {
  return (
    <Loaded reading={lines}>
      {(now) => {
        const props = { lines: now, onStep };
        if (step.at === 'booked') return <Booked {...props} />;
        if (step.at === 'passed') return <Passed {...props} />;
        if (step.at === 'lines') return <ChooseLine {...props} />;
        if (step.at === 'items') return <ChooseItem {...props} device={device} />;
        if (step.at === 'priority') return <AskPriority {...props} choice={step.choice} />;
        if (step.at === 'kind') return <AskKind {...props} choice={step.choice} />;
        if (step.at === 'slip') return <Taken slip={step.slip} />;
        return <Start {...props} />;
      }}
    </Loaded>
  );
}

function Start({ lines, onStep }: StepProps) {
  return (
    <Question title="您好，请问办什么？">
      {!lines.open && <Note tone="warn">{lines.closedBecause ?? '现在不能取号，请向导办台询问。'}</Note>}
      <Box className="hall-choices">
        <Choice
          first
          icon="calendar-check"
          title="我预约了，取号"
          note="请准备好手机里的预约二维码"
          onPress={() => onStep({ at: 'booked' })}
        />
        <Choice
          icon="ticket"
          title="没有预约，现场取号"
          note="先来先办，老人、孕婴、残障、军人优先"
          disabled={!lines.open}
          onPress={() => onStep({ at: 'lines' })}
        />
        <Choice
          icon="refresh"
          title="过号了，重新排"
          note="请准备好号票，或手机里的号"
          onPress={() => onStep({ at: 'passed' })}
        />
      </Box>
    </Question>
  );
}

function Booked({ lines, onStep }: StepProps) {
  const { submit, busy, problem } = useWrite('POST /kiosk/check-ins', {
    as: 'device',
    refresh: REFRESH,
    onDone: (ticket) => onStep({ at: 'slip', slip: slipOf(ticket, lines.site.name) }),
  });
  return (
    <AskCode
      title="请把预约二维码对准扫描口"
      hint="在手机上打开“政＋帮办”，在“我的”里点开预约，就能看到二维码。"
      typing={{
        label: '预约编号',
        length: NUMBER_LENGTH,
        grouped: asNumber,
        onTyped: (typed) => void submit({ body: { code: asNumber(typed) } }),
      }}
      busy={busy}
      problem={problem}
      onScan={(scan) => {
        if (scan.kind !== 'RECORD') return false;
        void submit({ body: { code: scan.number } });
        return true;
      }}
    />
  );
}

function Passed({ lines, onStep }: StepProps) {
  const { submit, busy, problem } = useWrite('POST /kiosk/requeues', {
    as: 'device',
    refresh: REFRESH,
    onDone: (ticket) => onStep({ at: 'slip', slip: slipOf(ticket, lines.site.name) }),
  });
  return (
    <AskCode
      title="请把号票上的二维码对准扫描口"
      hint="纸质号票、手机里的号都可以。号票丢了，请点下面“请人来帮我”。"
      busy={busy}
      problem={problem}
      onScan={(scan) => {
        if (scan.kind !== 'TICKET') return false;
        void submit({ body: { code: scan.code } });
        return true;
      }}
    />
  );
}

const waitingWords = ({ waiting, windowsOpen }: QueueLine): string =>
  windowsOpen === 0 ? `${waiting} 人在等，暂时没有开放的窗口` : `${waiting} 人在等，开了 ${windowsOpen} 个窗口`;

function ChooseLine({ lines, onStep }: StepProps) {
  return (
    <Question title="您来办哪一类事？">
      <Box className="hall-choices">
        {lines.lines.map((line) => (
          <Choice
            key={line.key}
            icon="users"
            title={line.name}
            note={waitingWords(line)}
            onPress={() => onStep({ at: 'priority', choice: { lineKey: line.key } })}
          />
        ))}
        <Choice
          icon="search"
          title="不知道选哪个，按事情找"
          note="输入拼音首字母"
          onPress={() => onStep({ at: 'items' })}
        />
      </Box>
    </Question>
  );
}

function ChooseItem({ device, onStep }: StepProps & { readonly device: PairedDevice }) {
  const site = useRead('GET /sites/:key', { params: { key: device.siteKey } }, { as: 'device' });
  return (
    <Loaded reading={site}>
      {({ itemKeys }) => (
        <KioskItems itemKeys={itemKeys} onChoose={({ key }) => onStep({ at: 'priority', choice: { itemKey: key } })} />
      )}
    </Loaded>
  );
}

interface ChosenProps extends StepProps {
  readonly choice: KioskChoice;
}

function useWalkIn({ lines, onStep, choice }: ChosenProps) {
  const write = useWrite('POST /kiosk/tickets', {
    as: 'device',
    refresh: REFRESH,
    onDone: (ticket: IssuedTicket) => onStep({ at: 'slip', slip: slipOf(ticket, lines.site.name) }),
  });
  return { ...write, take: (priority?: PriorityKind) => void write.submit({ body: { ...choice, priority } }) };
}

function AskPriority(props: ChosenProps) {
  const { take, busy, problem } = useWalkIn(props);
  return (
    <Question title="您需要优先办理吗？" hint="老年人、孕妇和婴儿家长、残障人士、军人等可以优先，请在窗口出示证件。">
      <ProblemNote problem={problem} />
      <Box className="hall-choices">
        <Choice first icon="ticket" title="不用，普通取号" disabled={busy} onPress={() => take()} />
        <Choice
          icon="accessibility"
          title="需要优先"
          note="不用在这里出示或上传任何证件"
          disabled={busy}
          onPress={() => props.onStep({ at: 'kind', choice: props.choice })}
        />
      </Box>
    </Question>
  );
}

function AskKind(props: ChosenProps) {
  const { take, busy, problem } = useWalkIn(props);
  return (
    <Question title="您属于哪一种？" hint="请在窗口出示证件；不方便出示的，当面说明就可以。">
      <ProblemNote problem={problem} />
      <Box className="hall-choices is-many">
        {PRIORITY_KINDS.map((kind) => (
          <Choice key={kind} title={PRIORITY_KIND_LABELS[kind]} disabled={busy} onPress={() => take(kind)} />
        ))}
      </Box>
    </Question>
  );
}

function Taken({ slip }: { readonly slip: Extract<KioskStep, { at: 'slip' }>['slip'] }) {
  useEffect(printPaper, []);
  return (
    <Question title="请取好您的号票">
      <SlipOnScreen slip={slip} />
      <Button block kind="secondary" onPress={printPaper}>
        没有出纸？再打一张
      </Button>
    </Question>
  );
}
