import { useRead } from '@/api';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';

/** Agents whose shift runs now. */
export function OnDuty() {
  const reading = useRead('GET /duty', undefined, { live: true });
  return (
    <Card kind="plain" title="现在在岗的代办员">
      <Loaded reading={reading}>
        {({ items }) => {
          const agents = items.filter(({ post }) => post === 'FIELD_AGENT');
          if (agents.length === 0)
            return <EmptyState icon="users" title="现在没有代办员在岗" note="排班发布后会出现在这里。" />;
          return (
            <List label="现在在岗的代办员">
              {agents.map(({ workNo, name, from, to }) => (
                <ListItem key={`${workNo}${from}`} title={`${name}（${workNo}）`} value={`${from}–${to}`} />
              ))}
            </List>
          );
        }}
      </Loaded>
    </Card>
  );
}
