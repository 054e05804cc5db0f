import { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { DeskLine } from 'shared-types/record.contract';
import { NUMBER_PREFIXES, RECORD_TYPES, type RecordType } from 'shared-types/record.states';
import { useDraft, usePages, useRead } from '@/api';
import { useFocusNext } from '@/ui/base/focus';
import { useKey } from '@/ui/base/hotkey';
import { Button } from '@/ui/button/Button';
import { Keys } from '@/ui/button/Keys';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Columns, Stack } from '@/ui/layout/Stack';
import { useVisible } from '@/ui/page/use-visible';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { JointApproval } from '../casework/JointApproval';
import { OpenedIncident } from '../incident/OpenedIncident';
import { OpenedChannel } from '../key-project/GreenChannels';
import { OpenedProject } from '../key-project/OpenedProject';
import { LeaveDesk } from '../leave/LeaveDesk';
import { AppealDesk } from '../marks/AppealDesk';
import { AgencyDesk } from './AgencyDesk';
import { BulkAssign } from './BulkAssign';
import { CaseDesk } from './CaseDesk';
import { ComplaintDesk } from './ComplaintDesk';
import { ConsultationDesk } from './ConsultationDesk';
import { DeskPage } from './DeskPage';
import { HandoversToMe } from './HandoversToMe';
import { InboxFilters } from './InboxFilters';
import { ALL, type Filters, isNarrowed, queryOf } from './inbox-filters';
import { MandateDesk } from './MandateDesk';
import { MessagesToSettle } from './MessagesToSettle';
import { PapersToMe } from './PapersToMe';
import { ToReview } from './ToReview';
import { ToSign } from './ToSign';

const KEYS = [
  ['F8', '下一件'],
  ['Shift+F8', '上一件'],
  ['F4', '写答复'],
  ['Ctrl+Enter', '发送'],
] as const;

interface Chosen {
  readonly number: string;
  readonly type: RecordType;
}

/** The desk: what waits, the most urgent first, and beside it the one that is open. For staff of the centre. */
export function InboxScreen() {
  return (
    <DeskPage title="工作台" reason="工作台供中心工作人员使用。办事群众请返回首页。">
      {() => <Desk />}
    </DeskPage>
  );
}

function Desk() {
  const { number } = useRouter().params;
  const [chosen, setChosen] = useState(() => chosenBy(number));
  return (
    <Columns>
      <Stack gap={4}>
        <ToSign />
        <HandoversToMe />
        <PapersToMe />
        <ToReview onChoose={setChosen} />
        <MessagesToSettle onChoose={setChosen} />
        <Waiting chosen={chosen} onChoose={setChosen} />
      </Stack>
      {chosen ? (
        <Opened {...chosen} />
      ) : (
        <EmptyState icon="inbox" title="从左边选一件事来处理" note="最急的排在最前面。" action={<Keys keys={KEYS} />} />
      )}
    </Columns>
  );
}

/** The one a number names, for whoever comes with it: a receipt that was scanned. */
function chosenBy(number: string | undefined): Chosen | undefined {
  const type = RECORD_TYPES.find((each) => number?.startsWith(NUMBER_PREFIXES[each]));
  return number !== undefined && type !== undefined ? { number, type } : undefined;
}

interface WaitingProps {
  readonly chosen: Chosen | undefined;
  readonly onChoose: (chosen: Chosen) => void;
}

/** What waits, by the filters the reader left it with; or what they looked for. */
function Waiting(props: WaitingProps) {
  const [sought, setSought] = useState('');
  const filters = useDraft('inbox-filters', ALL);
  return (
    <Stack gap={4}>
      <InboxFilters filters={filters.value} onChange={filters.change} onSearch={setSought} />
      {sought === '' ? (
        <Inbox {...props} filters={filters.value} />
      ) : (
        <Found {...props} words={sought} onClear={() => setSought('')} />
      )}
    </Stack>
  );
}

function Inbox({ chosen, onChoose, filters }: WaitingProps & { readonly filters: Filters }) {
  const reading = usePages('GET /desk/inbox', { query: queryOf(filters) }, { live: true });
  return (
    <Card kind="plain" title="收件箱" aside={<BulkAssign lines={reading.data ?? []} />}>
      <Loaded reading={reading}>
        {(lines) =>
          lines.length === 0 ? (
            <EmptyState
              icon="check-circle"
              title={isNarrowed(filters) ? '没有这样的事项' : '都处理完了'}
              note="有新的咨询或办件时会出现在这里。"
            />
          ) : (
            <>
              <Lines label="收件箱" lines={lines} chosen={chosen} onChoose={onChoose} />
              {reading.more && (
                <Button block kind="text" busy={reading.loadingMore} onPress={reading.loadMore}>
                  再看一些
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

interface FoundProps extends WaitingProps {
  readonly words: string;
  readonly onClear: () => void;
}

function Found({ words, onClear, chosen, onChoose }: FoundProps) {
  const reading = useRead('GET /desk/search', { query: { q: words } });
  const items = reading.data?.items;
  // A number, or a receipt scanned into the search, finds one: that one is meant.
  useEffect(() => {
    const [only] = items ?? [];
    if (only && items?.length === 1) onChoose({ number: only.number, type: only.type });
  }, [items, onChoose]);
  return (
    <Card
      kind="plain"
      title="找到的事项"
      aside={
        <Button kind="text" onPress={onClear}>
          回到收件箱
        </Button>
      }
    >
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="search" title="没有找到" note="可以用编号、手机号、完整的姓名或企业名称来找。" />
          ) : (
            <Lines label="找到的事项" lines={items} chosen={chosen} onChoose={onChoose} />
          )
        }
      </Loaded>
    </Card>
  );
}

interface LinesProps extends WaitingProps {
  readonly label: string;
  readonly lines: readonly DeskLine[];
}

function Lines({ label, lines, chosen, onChoose }: LinesProps) {
  useLineKeys(lines, chosen, onChoose);
  return (
    <List label={label}>
      {lines.map((line) => (
        <DeskItem
          key={line.number}
          id={lineId(line)}
          line={line}
          selected={line.number === chosen?.number}
          onPress={() => onChoose({ number: line.number, type: line.type })}
        />
      ))}
    </List>
  );
}

const lineId = ({ number }: Pick<DeskLine, 'number'>) => `line-${number}`;

/** F8 opens the next line, Shift+F8 the one before; from where none is open, the first. */
function useLineKeys(lines: readonly DeskLine[], chosen: Chosen | undefined, onChoose: WaitingProps['onChoose']) {
  const visible = useVisible();
  const focusOn = useFocusNext();
  const at = lines.findIndex(({ number }) => number === chosen?.number);
  const opens = (line: DeskLine | undefined) => {
    if (!visible || line === undefined) return undefined;
    return () => {
      onChoose({ number: line.number, type: line.type });
      focusOn(lineId(line));
    };
  };
  useKey('F8', opens(lines[at + 1]));
  useKey('Shift+F8', opens(lines[at - 1]));
}

interface DeskItemProps {
  readonly id?: string;
  readonly line: DeskLine;
  readonly selected?: boolean;
  readonly onPress?: () => void;
}

/** One line of the inbox or the board: what, its light, who holds it. */
export function DeskItem({ id, line, selected, onPress }: DeskItemProps) {
  return (
    <ListItem
      id={id}
      title={line.title}
      note={`${line.number} · ${line.stateLabel} · ${line.holder ? line.holder.name : '还没有人承办'}`}
      selected={selected}
      onPress={onPress}
    >
      {line.promise && <PromiseLine promise={line.promise} />}
    </ListItem>
  );
}

function Opened({ number, type }: Chosen) {
  if (type === 'CONSULTATION') return <ConsultationDesk key={number} number={number} />;
  if (type === 'COMPLAINT') return <ComplaintDesk key={number} number={number} />;
  if (type === 'MANDATE') return <MandateDesk key={number} number={number} />;
  if (type === 'AGENCY_CASE') return <AgencyDesk key={number} number={number} />;
  if (type === 'CASE') return <CaseDesk key={number} number={number} />;
  if (type === 'LEAVE') return <LeaveDesk key={number} number={number} />;
  if (type === 'INCIDENT') return <OpenedIncident key={number} number={number} />;
  if (type === 'KEY_PROJECT') return <OpenedProject key={number} number={number} />;
  if (type === 'GREEN_CHANNEL') return <OpenedChannel key={number} number={number} />;
  if (type === 'BOOKING_APPEAL') return <AppealDesk key={number} number={number} />;
  if (type === 'JOINT_APPROVAL') return <JointApproval key={number} number={number} />;
  return (
    <EmptyState
      icon="route"
      title="上门服务在派单台处理"
      action={
        <Button kind="secondary" to="/packages/desk/dispatch/index">
          打开派单台
        </Button>
      }
    />
  );
}
