import { useState } from 'react';
import { ROLE_LABELS } from 'shared-types/identity.states';
import type { StaffLine } from 'shared-types/staff.contract';
import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { Row, Stack } from '@/ui/layout/Stack';
import { InvitationSheet } from './InvitationSheet';
import { StaffSheet } from './StaffSheet';

/** Who works here and in which posts; an administrator invites, changes, and gives the second factor. */
export function StaffPanel({ editable }: { readonly editable: boolean }) {
  const reading = useRead('GET /staff');
  const [chosen, setChosen] = useState<StaffLine>();
  const [inviting, setInviting] = useState(false);
  return (
    <Stack gap={4}>
      {editable && (
        <Row>
          <Button icon="plus" onPress={() => setInviting(true)}>
            登记一位工作人员
          </Button>
        </Row>
      )}
      <Loaded reading={reading}>
        {({ items }) => (
          <Card kind="plain" title={`工作人员（${items.filter(({ active }) => active).length} 人在岗）`}>
            <List label="工作人员">
              {items.map((line) => (
                <ListItem
                  key={line.workNo}
                  icon="user"
                  title={`${line.name} · ${line.workNo}`}
                  note={line.roles.map((role) => ROLE_LABELS[role]).join('、')}
                  value={standing(line)}
                  onPress={editable ? () => setChosen(line) : undefined}
                />
              ))}
            </List>
          </Card>
        )}
      </Loaded>
      {chosen && <StaffSheet key={chosen.workNo} line={chosen} onClose={() => setChosen(undefined)} />}
      {inviting && <InvitationSheet onClose={() => setInviting(false)} />}
    </Stack>
  );
}

function standing({ active, joined, secondFactor }: StaffLine): string {
  if (!active) return '已停用';
  if (!joined) return '等待认领';
  return secondFactor ? '在岗' : '在岗，未开通动态口令';
}
