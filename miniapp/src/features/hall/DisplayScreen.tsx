import { useState } from 'react';
import { useRead } from '@/api';
import type { PairedDevice } from '@/api/device-session';
import { canSpeak, say } from '@/api/speech';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Loaded } from '@/ui/feedback/Loaded';
import { DeviceGate } from './DeviceGate';
import { DisplayBoard } from './DisplayBoard';
import { HallPage } from './HallPage';
import { StaleWord } from './StaleWord';

/** 大屏: who is called to which window, aloud too; nothing that says who anybody is. */
export function DisplayScreen() {
  return <DeviceGate kind="DISPLAY">{(device) => <Display device={device} />}</DeviceGate>;
}

function Display({ device }: { readonly device: PairedDevice }) {
  const [sound, setSound] = useState(false);
  const reading = useRead('GET /display/board', {}, { as: 'device', queueOf: device.siteKey });
  const turnOn = () => {
    setSound(true);
    void say('叫号声音已打开');
  };
  return (
    <HallPage
      kind="display"
      title={reading.data?.siteName ?? device.name}
      aside={
        <>
          {reading.problem && <StaleWord />}
          {canSpeak() && !sound && (
            <Button kind="secondary" icon="megaphone" onPress={turnOn}>
              打开叫号声音
            </Button>
          )}
          {sound && <Box className="hall-head__word">声音已开</Box>}
        </>
      }
    >
      <Loaded reading={reading}>{(picture) => <DisplayBoard picture={picture} sound={sound} />}</Loaded>
    </HallPage>
  );
}
