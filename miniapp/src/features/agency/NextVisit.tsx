import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { TimeSection } from './TimeSection';

const NO_TIME = { urgent: false, date: '', from: '' };

/** Another visit to the same place, when the last one is over or fell through. */
export function NextVisit({ view: { number, version } }: { readonly view: AgencyView }) {
  const [time, setTime] = useState(NO_TIME);
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/visits', {
    refresh: ['GET /agency-cases/:number', 'GET /me/records'],
    onDone: () => {
      setOpen(false);
      setTime(NO_TIME);
      toast('已约好，正在安排代办员');
    },
  });
  if (!open) {
    return (
      <Button block kind="secondary" icon="calendar" onPress={() => setOpen(true)}>
        再约一次上门
      </Button>
    );
  }
  const { urgent, date, from } = time;
  return (
    <Card>
      <Stack gap={4}>
        <TimeSection draft={time} onChange={(part) => setTime((now) => ({ ...now, ...part }))} />
        <ProblemNote problem={problem} />
        <Button
          block
          busy={busy}
          disabled={!urgent && (date === '' || from === '')}
          onPress={() =>
            void submit({
              params: { number },
              body: { version, time: urgent ? { kind: 'URGENT' } : { kind: 'WINDOW', date, from } },
            })
          }
        >
          约这个时间上门
        </Button>
      </Stack>
    </Card>
  );
}
