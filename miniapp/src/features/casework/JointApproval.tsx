import type { JointApprovalView, JointMember } from 'shared-types/joint-approval.contract';
import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Stack } from '@/ui/layout/Stack';
import { PromiseLine } from '@/ui/promise/PromiseLine';
import { RecordFoot } from '../record/RecordFoot';
import { pageOfRecord } from '../record/record-page';
import { CasePromises } from './CasePromises';

interface JointApprovalProps {
  readonly number: string;
  readonly own?: boolean;
}

/** 并联审批: all of it as one matter, and where each case stands. */
export function JointApproval({ number, own = false }: JointApprovalProps) {
  const reading = useRead('GET /joint-approvals/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card title={view.title}>
            <CasePromises promises={view.promises} />
          </Card>
          <Members members={view.members} own={own} />
          <RecordFoot view={view} own={own} />
        </Stack>
      )}
    </Loaded>
  );
}

function Members({ members, own }: Pick<JointApprovalView, 'members'> & Pick<JointApprovalProps, 'own'>) {
  const settled = members.filter((member) => member.settled).length;
  return (
    <Card kind="plain" title={`${members.length} 件中 ${settled} 件有结果`}>
      <List label="各件的进度">
        {members.map((member) => (
          <ListItem
            key={member.number}
            icon={member.settled ? 'check-circle' : 'clock'}
            title={member.itemName}
            note={`${member.number} · ${member.stateLabel}`}
            {...(own ? { to: pageOfRecord(member.number, 'CASE') } : {})}
          >
            {awaited(member)}
          </ListItem>
        ))}
      </List>
    </Card>
  );
}

const awaited = ({ settled, promise }: JointMember) =>
  settled || promise === null ? null : <PromiseLine promise={promise} />;
