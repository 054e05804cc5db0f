import { useState } from 'react';
import type { LeaveImpact, LeaveView, LeftShift } from 'shared-types/leave.contract';
import { unmannedBy } from 'shared-types/leave-unmanned';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { SelectField, TextAreaField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { dayWords } from '@/ui/words/dates';
import { RecordFoot } from '../record/RecordFoot';
import { LeaveFacts } from './LeaveScreen';

const REFRESH = ['GET /leaves/:number', 'GET /desk/inbox', 'GET /roster/plans/:date'] as const;

/** A leave on a supervisor's desk: what it leaves unmanned comes before the decision. */
export function LeaveDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /leaves/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(leave) => (
        <Stack gap={4}>
          <Card title={leave.title}>
            <LeaveFacts leave={leave} />
          </Card>
          {leave.impact && <Decide key={leave.version} leave={leave} impact={leave.impact} onStale={reading.reload} />}
          <RecordFoot view={leave} />
        </Stack>
      )}
    </Loaded>
  );
}

interface DecideProps {
  readonly leave: LeaveView;
  readonly impact: LeaveImpact;
  /** Shifts have changed since they were shown. */
  readonly onStale: () => void;
}

function Decide({ leave, impact, onStale }: DecideProps) {
  const { number, version } = leave;
  const [standIns, setStandIns] = useState<Readonly<Record<string, string>>>({});
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  const approve = useWrite('POST /leaves/:number/approve', {
    refresh: REFRESH,
    onDone: () => toast('已批准，本人会收到通知'),
    onRefused: onStale,
  });
  const reject = useWrite('POST /leaves/:number/reject', {
    refresh: REFRESH,
    onDone: () => toast('已答复，本人会收到通知'),
  });
  const chosen = impact.shifts.flatMap(({ key }) => {
    const workNo = standIns[key];
    return workNo ? [{ key, workNo }] : [];
  });
  const open = unmannedBy(impact, (key) => Boolean(standIns[key]));
  const problem = approve.problem ?? reject.problem;
  return (
    <>
      <Impact
        impact={impact}
        standIns={standIns}
        onChoose={(key, workNo) => setStandIns({ ...standIns, [key]: workNo })}
      />
      <Card title="审批">
        <Stack gap={3}>
          {open > 0 && <Note tone="warn">{`还有 ${open} 处没人顶；批准时请写明为什么可以。`}</Note>}
          <TextAreaField
            label={open > 0 ? '意见（必填）' : '意见（不批准时必填）'}
            value={typed}
            maxLength={200}
            onChange={setTyped}
            error={problem?.field('body.reason')}
          />
          <ProblemNote problem={problem} />
          <Row gap={2} wrap>
            <Button
              busy={approve.busy}
              disabled={open > 0 && reason.length < 2}
              onPress={() =>
                void approve.submit({
                  params: { number },
                  body: { version, standIns: chosen, ...(reason !== '' && { reason }) },
                })
              }
            >
              批准
            </Button>
            <Button
              kind="secondary"
              busy={reject.busy}
              disabled={reason.length < 2}
              onPress={() => void reject.submit({ params: { number }, body: { version, reason } })}
            >
              不批准
            </Button>
          </Row>
        </Stack>
      </Card>
    </>
  );
}

interface ImpactProps {
  readonly impact: LeaveImpact;
  readonly standIns: Readonly<Record<string, string>>;
  readonly onChoose: (key: string, workNo: string) => void;
}

/** Which shifts, visits and promises wait for somebody meanwhile; for each shift who stands in. */
function Impact({ impact: { shifts, uses }, standIns, onChoose }: ImpactProps) {
  if (shifts.length === 0 && uses.length === 0) return <Note tone="ok">这段时间没有班次、上门和到期的事项。</Note>;
  return (
    <Card title="会空出来的">
      <Stack gap={4}>
        {shifts.map((shift) => (
          <SelectField
            key={shift.key}
            label={shiftWords(shift)}
            hint={shift.leavesGap ? '没人顶就达不到最低在岗人数' : '没人顶也够人'}
            value={standIns[shift.key] ?? ''}
            choices={[
              { key: '', title: shift.standIns.length === 0 ? '没有能顶的人' : '谁来代班' },
              ...shift.standIns.map(({ workNo, name }) => ({ key: workNo, title: `${name}（${workNo}）` })),
            ]}
            onChange={(workNo) => onChoose(shift.key, workNo)}
          />
        ))}
        {uses.length > 0 && (
          <List label="还有这些事">
            {uses.map(({ title, note, number }) => (
              <ListItem key={`${number}${note}`} icon="alert" title={title} note={note} />
            ))}
          </List>
        )}
      </Stack>
    </Card>
  );
}

const shiftWords = ({ date, from, to, place, postLabel }: LeftShift): string =>
  `${dayWords(date)} ${from}—${to} ${place ?? postLabel}`;
