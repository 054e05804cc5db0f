import { useState } from 'react';
import type { PaperWithMe } from 'shared-types/agency-materials.contract';
import { useRead, useSession, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { MATERIALS_REFRESH } from '../materials/materials-refresh';
import { MoveSheet } from '../materials/PaperSheets';
import { paperWords } from '../materials/paper-words';

/** Who may be given a client's paper to keep. */
const KEEPERS: readonly string[] = [
  'PROXY_AGENT',
  'WINDOW_CLERK',
  'ADMIN_STAFF',
  'RECEPTIONIST',
  'DISPATCHER',
  'BUSINESS_DEPUTY_SUPERVISOR',
  'GENERAL_SUPERVISOR',
];

/** Clients' papers that wait to be accepted by the reader, and those in the reader's hands; nothing where there are none. */
export function PapersToMe() {
  const { me } = useSession();
  return me?.staff?.roles.some((role) => KEEPERS.includes(role)) ? <Mine /> : null;
}

function Mine() {
  const { data } = useRead('GET /agency-papers', {}, { live: true });
  const numbers = [...new Set((data?.items ?? []).map(({ caseNumber }) => caseNumber))];
  return (
    <>
      {numbers.map((number) => (
        <OfCase key={number} number={number} papers={data?.items.filter((each) => each.caseNumber === number) ?? []} />
      ))}
    </>
  );
}

function OfCase({ number, papers }: { readonly number: string; readonly papers: readonly PaperWithMe[] }) {
  const [moving, setMoving] = useState(false);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/paper-answers', {
    refresh: MATERIALS_REFRESH,
    onDone: () => toast('已答复'),
  });
  const waiting = papers.filter((paper) => paper.waiting);
  const held = papers.filter((paper) => !paper.waiting);
  const answer = (accepted: boolean) =>
    void submit({ params: { number }, body: { papers: waiting.map(({ no }) => no), accepted } });
  return (
    <Card title={waiting.length > 0 ? '请接收客户的材料' : '在您手上的客户材料'}>
      <Stack gap={3}>
        <Text size="secondary" tone="ink-2">
          {number}
        </Text>
        {papers.map((paper) => (
          <Stack key={paper.no} gap={0}>
            <Text>{`${paper.name}${paper.waiting ? `（${paper.from}移交给您）` : ''}`}</Text>
            <Text size="secondary" tone="ink-2">
              {paperWords(paper)}
            </Text>
          </Stack>
        ))}
        <ProblemNote problem={problem} />
        <Row gap={2} wrap>
          {waiting.length > 0 && (
            <>
              <Button busy={busy} onPress={() => answer(true)}>
                接收材料
              </Button>
              <Button kind="secondary" disabled={busy} onPress={() => answer(false)}>
                不接收
              </Button>
            </>
          )}
          {held.length > 0 && (
            <Button kind="secondary" onPress={() => setMoving(true)}>
              移交手上的材料
            </Button>
          )}
        </Row>
      </Stack>
      {moving && (
        <MoveSheet
          number={number}
          papers={held.map(({ no, name, formLabel }) => ({ no, name, note: formLabel }))}
          onClose={() => setMoving(false)}
        />
      )}
    </Card>
  );
}
