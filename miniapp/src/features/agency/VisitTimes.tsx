import { useState } from 'react';
import type { VisitView } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { MoveSheet } from '../dispatch/MoveSheet';
import { windowWords } from './visit-words';

const REFRESH = ['GET /agency-cases/:number', 'GET /me/records'] as const;

/** Another time for a visit: asked for by the client, or proposed by his agent and answered here. */
export function VisitTimes({ visit }: { readonly visit: VisitView }) {
  return (
    <>
      {visit.proposal && <Proposal visit={visit} />}
      {visit.mayMove && <Moving visit={visit} />}
    </>
  );
}

function Proposal({ visit: { number, version, proposal } }: { readonly visit: VisitView }) {
  const { submit, busy, problem } = useWrite('POST /visits/:number/answer-time', { refresh: REFRESH });
  if (!proposal) return null;
  const answer = (agreed: boolean) => void submit({ params: { number }, body: { version, agreed } });
  return (
    <Stack gap={2}>
      <Note tone="warn">
        {`代办员想改到${windowWords({ ...proposal, urgent: false })}，原因：${proposal.reason}。您同意了才改，不同意就按原来的时间上门。`}
      </Note>
      <ProblemNote problem={problem} />
      <Row gap={2} even>
        <Button kind="secondary" disabled={busy} onPress={() => answer(false)}>
          按原来的时间
        </Button>
        <Button busy={busy} onPress={() => answer(true)}>
          同意改时间
        </Button>
      </Row>
    </Stack>
  );
}

function Moving({ visit: { number, version } }: { readonly visit: VisitView }) {
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /visits/:number/reschedule', {
    refresh: REFRESH,
    onDone: () => {
      setOpen(false);
      toast('已改好，正在安排代办员');
    },
  });
  return (
    <>
      <Button block kind="secondary" icon="calendar" onPress={() => setOpen(true)}>
        改上门时间
      </Button>
      {open && (
        <MoveSheet
          title="改上门时间"
          send="改到这个时间"
          busy={busy}
          problem={problem}
          onClose={() => setOpen(false)}
          onSend={(time) => void submit({ params: { number }, body: { version, time } })}
        />
      )}
    </>
  );
}
