import { useRouter } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useRead, useWrite } from '@/api';
import { address, replaceWith } from '@/ui/base/nav';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Skeleton } from '@/ui/feedback/Skeleton';
import { EmptyState, ErrorState } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { OneTicket } from './OneTicket';
import { TicketLine } from './TicketLine';

/** 我的号: how many are ahead, which window calls; opened by its number, or by the code on the paper. */
export function TicketScreen() {
  const { number, code } = useRouter().params;
  return (
    <Page title="我的号">
      <SignedIn reason="登录后，这张号就跟着您的手机走：快到您时会提醒您。">
        {() => {
          if (number !== undefined) return <OneTicket number={number} />;
          return code === undefined ? <Mine /> : <Claiming code={code} />;
        }}
      </SignedIn>
    </Page>
  );
}

/** Makes the paper's ticket one's own, then shows it. */
function Claiming({ code }: { readonly code: string }) {
  const { submit, problem } = useWrite('POST /me/tickets', {
    refresh: ['GET /me/tickets'],
    onDone: ({ number }) => replaceWith(address('/pages/ticket/index', { number })),
  });
  const claim = () => void submit({ body: { code } });
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    claim();
  });
  return problem ? <ErrorState problem={problem} onRetry={claim} /> : <Skeleton />;
}

/** Today's tickets that are not over: mostly one. */
function Mine() {
  const reading = useRead('GET /me/tickets', {}, { live: true });
  return (
    <Loaded reading={reading}>
      {({ items }) => {
        const [only] = items;
        if (only && items.length === 1) return <OneTicket number={only.number} />;
        if (!only) return <NoTicket />;
        return (
          <Card kind="plain" title="今天的号">
            <List label="今天的号">
              {items.map((ticket) => (
                <TicketLine key={ticket.number} ticket={ticket} />
              ))}
            </List>
          </Card>
        );
      }}
    </Loaded>
  );
}

function NoTicket() {
  return (
    <Stack gap={3}>
      <EmptyState
        icon="ticket"
        title="今天没有等候中的号"
        note="到大厅或驿站的叫号机取号后，扫号票上的二维码，就能在这里看前面还有几人。"
      />
      <Button block kind="secondary" icon="landmark" to="/pages/sites/index">
        看看哪里开着、人多不多
      </Button>
    </Stack>
  );
}
