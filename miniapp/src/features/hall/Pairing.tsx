import { useState } from 'react';
import { useWrite } from '@/api';
import { acceptPairing } from '@/api/device-session';
import { Box } from '@/ui/base/box';
import { ProblemNote } from '@/ui/feedback/states';
import { HallPage } from './HallPage';
import { DIGIT_ROWS, Keypad } from './Keypad';
import { useTyped } from './typed';

const LENGTH = 8;
const PLACES = Array.from({ length: LENGTH }, (_, at) => at);

/** A machine that is nobody yet: the code a supervisor was given makes it a kiosk or a display. */
export function Pairing() {
  const [code, setCode] = useState('');
  const { submit, busy, problem, reset } = useWrite('POST /devices/pair', {
    onDone: (paired) => void acceptPairing(paired),
    onRefused: () => setCode(''),
  });
  const add = (key: string) => {
    if (busy || !/^\d$/.test(key)) return;
    reset();
    const typed = (code + key).slice(0, LENGTH);
    setCode(typed);
    if (typed.length === LENGTH) void submit({ body: { pairingCode: typed } });
  };
  const drop = () => setCode((typed) => typed.slice(0, -1));
  useTyped(add, drop);
  return (
    <HallPage kind="kiosk" title="配对这台设备">
      <Box className="hall-ask">
        <Box as="h2" className="hall-ask__question">
          请输入 8 位配对码
        </Box>
        <Box className="hall-ask__hint">配对码由值班主管在工作台“管理 · 设备”里登记这台设备时取得，10 分钟内有效。</Box>
        <Box className="hall-code" role="img" label={`已输入 ${code.length} 位，共 ${LENGTH} 位`}>
          {PLACES.map((at) => (
            <Box key={at} className={at === code.length ? 'hall-code__place is-next' : 'hall-code__place'}>
              {code[at] ?? ''}
            </Box>
          ))}
        </Box>
        <ProblemNote problem={problem} />
        <Keypad label="配对码" rows={DIGIT_ROWS} disabled={busy} onKey={add} onDelete={drop} />
      </Box>
    </HallPage>
  );
}
