import { useState } from 'react';
import type { TicketView } from 'shared-types/queue.contract';
import { useRead, useWrite } from '@/api';
import { linkTo } from '@/api/link';
import { Box } from '@/ui/base/box';
import { address } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { Timeline } from '@/ui/promise/Timeline';
import { QRCode } from '@/ui/ticket/QRCode';
import { momentWords, timeWords } from '@/ui/words/dates';
import { windowParts } from '@/ui/words/windows';
import { headline, isAtWindow } from './ticket-words';

const ABANDON = 'abandon';

/** One ticket, live: its number large, who is ahead or which window, and what to do when it was passed. */
export function OneTicket({ number }: { readonly number: string }) {
  const [siteKey, setSiteKey] = useState<string>();
  const reading = useRead('GET /tickets/:number', { params: { number } }, { live: true, queueOf: siteKey });
  const known = reading.data?.site.key;
  if (known !== undefined && known !== siteKey) setSiteKey(known);
  return <Loaded reading={reading}>{(view) => <Ticket view={view} />}</Loaded>;
}

function Ticket({ view }: { readonly view: TicketView }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <Stack gap={4}>
      <Face view={view} />
      {view.class === 'PRIORITY' && view.open && <Note>优先办理：请在窗口出示证件，不用上传。</Note>}
      {view.requeueUntil !== null && <Passed view={view} until={view.requeueUntil} />}
      <Card>
        <Facts
          facts={[
            ['办理类别', view.lineName],
            ['地点', view.site.name],
            ['取号时间', momentWords(view.takenAt)],
          ]}
        />
      </Card>
      {view.actions.includes(ABANDON) && (
        <Button block kind="text" onPress={() => setLeaving(true)}>
          不办了，把号让出来
        </Button>
      )}
      <Card title="进度">
        <Timeline lines={view.timeline} next={view.next} />
      </Card>
      <GiveUp view={view} open={leaving} onClose={() => setLeaving(false)} />
    </Stack>
  );
}

/** What can be read at arm's length: the number, and the one thing to know about it now. */
function Face({ view }: { readonly view: TicketView }) {
  const { label, next, site } = view;
  return (
    <Box as="section" className="u-ticket" label={`${label} 号`}>
      <Box className="u-ticket__head">
        <Box className="u-ticket__when">{site.name}</Box>
        <Box className="u-ticket__figure ticket-label" testId="ticket-label">
          {label}
        </Box>
      </Box>
      <Box className="u-ticket__body ticket-face" live="polite">
        {isAtWindow(view) ? <AtWindow view={view} /> : <Box className="ticket-face__line">{headline(view)}</Box>}
        <Text tone="ink-2" center>
          {next}
        </Text>
      </Box>
    </Box>
  );
}

function AtWindow({ view: { state, window } }: { readonly view: TicketView }) {
  const { business, no } = windowParts(window?.label ?? '');
  return (
    <Box className="ticket-face__called">
      <Box className="ticket-face__line">{`${state === 'CALLED' ? '请到' : '正在办理'} ${business}`}</Box>
      <Box className="ticket-face__window">{no}</Box>
    </Box>
  );
}

/** Whoever was called while away is put back by the same code, at the machine or the guide's desk. */
function Passed({ view, until }: { readonly view: TicketView; readonly until: string }) {
  return (
    <Card title="过号了，可以重新排一次">
      <Stack gap={3}>
        <Text>{`请在 ${timeWords(until)} 前，到叫号机点“过号了，重新排”，扫这个码。`}</Text>
        <QRCode text={linkTo(address('/pages/ticket/index', { code: view.code }))} alt={`${view.label} 号的二维码`} />
      </Stack>
    </Card>
  );
}

interface GiveUpProps {
  readonly view: TicketView;
  readonly open: boolean;
  readonly onClose: () => void;
}

function GiveUp({ view, open, onClose }: GiveUpProps) {
  const { submit, busy, problem } = useWrite('POST /tickets/:number/abandon', {
    refresh: ['GET /tickets/:number', 'GET /me/tickets', 'GET /me/records'],
    onDone: onClose,
  });
  const leave = () => void submit({ params: { number: view.number }, body: { version: view.version } });
  return (
    <Sheet
      open={open}
      title="不办了吗？"
      onClose={onClose}
      footer={
        <Button block kind="danger" busy={busy} onPress={leave}>
          把号让出来
        </Button>
      }
    >
      <Stack gap={3}>
        <Text>{`让出后 ${view.label} 号作废，要办须重新取号排队。`}</Text>
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
