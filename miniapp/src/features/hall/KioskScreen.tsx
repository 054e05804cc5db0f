import { useState } from 'react';
import { useRead, useWrite } from '@/api';
import type { PairedDevice } from '@/api/device-session';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Question } from './Choice';
import { DeviceGate } from './DeviceGate';
import { HallPage } from './HallPage';
import { useIdleSeconds } from './idle';
import { KioskSteps } from './KioskSteps';
import type { KioskStep } from './kiosk-steps';
import { SlipOnPaper } from './Slip';
import { StaleWord } from './StaleWord';

/** How long the machine waits for an answer, and how long a ticket stands, until it is the next one's turn. */
const SECONDS = { question: 60, told: 25 } as const;

/** 取号机: what somebody who came in can do by one touch after the other; nothing of the last one is left for the next. */
export function KioskScreen() {
  return <DeviceGate kind="KIOSK">{(device) => <Kiosk device={device} />}</DeviceGate>;
}

function Kiosk({ device }: { readonly device: PairedDevice }) {
  // Everything a visitor did lives in the round, and goes with it.
  const [round, setRound] = useState(0);
  return <Round key={round} device={device} onOver={() => setRound((last) => last + 1)} />;
}

interface RoundProps {
  readonly device: PairedDevice;
  readonly onOver: () => void;
}

function Round({ device, onOver }: RoundProps) {
  const [step, setStep] = useState<KioskStep>({ at: 'start' });
  const lines = useRead('GET /kiosk/lines', {}, { as: 'device', queueOf: device.siteKey });
  const help = useWrite('POST /devices/me/calls', { as: 'device', onDone: () => setStep({ at: 'helped' }) });
  const told = step.at === 'slip' || step.at === 'helped';
  return (
    <HallPage
      kind="kiosk"
      title={lines.data?.site.name ?? device.name}
      aside={lines.problem && <StaleWord />}
      paper={step.at === 'slip' ? <SlipOnPaper slip={step.slip} /> : undefined}
      footer={
        <>
          <Button
            kind="secondary"
            icon="users"
            busy={help.busy}
            onPress={() => void help.submit({ body: { kind: 'HELP' } })}
          >
            请人来帮我
          </Button>
          {step.at !== 'start' && (
            <Returning key={step.at} seconds={told ? SECONDS.told : SECONDS.question} onOver={onOver} />
          )}
        </>
      }
    >
      <ProblemNote problem={help.problem} />
      {step.at === 'helped' ? (
        <Question title="导办员马上过来" hint="请在这里稍等，不用重复点。" />
      ) : (
        <KioskSteps step={step} lines={lines} device={device} onStep={setStep} />
      )}
    </HallPage>
  );
}

/** Goes back to the start by itself, and says when. */
function Returning({ seconds, onOver }: { readonly seconds: number; readonly onOver: () => void }) {
  const left = useIdleSeconds(seconds, onOver);
  return (
    <Box className="hall-returning">
      <Box className="hall-returning__word">{`${left} 秒后回到开头`}</Box>
      <Button kind="secondary" icon="home" onPress={onOver}>
        回到开头
      </Button>
    </Box>
  );
}
