import { useState } from 'react';
import type { LeaveView } from 'shared-types/leave.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { momentWords } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';
import { AskLeave } from './AskLeave';

const REFRESH = ['GET /me/leaves', 'GET /leaves/:number', 'GET /desk/inbox'] as const;

/** 请假: one's own, with what became of each, and the way to ask. */
export function LeaveScreen() {
  return (
    <DeskPage title="请假" width="reading" reason="请假供中心工作人员使用。办事群众请返回首页。">
      {() => <Own />}
    </DeskPage>
  );
}

function Own() {
  const reading = useRead('GET /me/leaves', {}, { live: true });
  const [asking, setAsking] = useState(false);
  return (
    <Stack gap={4}>
      <Button block icon="plus" onPress={() => setAsking(true)}>
        我要请假
      </Button>
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="calendar" title="还没有请过假" note="请假由主管看过影响后审批，结果会通知您。" />
          ) : (
            <Stack gap={4}>
              {items.map((leave) => (
                <One key={leave.number} leave={leave} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {asking && <AskLeave onClose={() => setAsking(false)} />}
    </Stack>
  );
}

function One({ leave }: { readonly leave: LeaveView }) {
  const { number, version, actions } = leave;
  const cancel = useWrite('POST /leaves/:number/cancel', { refresh: REFRESH, onDone: () => toast('已撤回') });
  const back = useWrite('POST /leaves/:number/return', { refresh: REFRESH, onDone: () => toast('已销假，欢迎回来') });
  const input = { params: { number }, body: { version } };
  return (
    <Card title={`${leave.kindLabel} · ${leave.stateLabel}`}>
      <Stack gap={3}>
        <LeaveFacts leave={leave} />
        <ProblemNote problem={cancel.problem ?? back.problem} />
        <Row gap={2} wrap>
          {actions.includes('return') && (
            <Button busy={back.busy} onPress={() => void back.submit(input)}>
              我回来了，销假
            </Button>
          )}
          {actions.includes('cancel') && (
            <Button kind="text" busy={cancel.busy} onPress={() => void cancel.submit(input)}>
              撤回请假
            </Button>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

/** From when to when, why, and what comes next. */
export function LeaveFacts({ leave }: { readonly leave: LeaveView }) {
  const said = leave.timeline.find(({ note }) => note !== null)?.note;
  return (
    <Facts
      facts={[
        ['时间', `${momentWords(leave.startsAt)} 到 ${momentWords(leave.endsAt)}`],
        ['原因', leave.reason],
        ['下一步', leave.next],
        ...(said ? [['审批意见', said] as const] : []),
      ]}
    />
  );
}
