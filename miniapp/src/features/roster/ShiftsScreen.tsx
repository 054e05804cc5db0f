import { useRead } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { dayWords } from '@/ui/words/dates';
import { DeskPage } from '../desk/DeskPage';

/** 我的班次: where one stands in the coming two weeks, as published. */
export function ShiftsScreen() {
  return (
    <DeskPage title="我的班次" width="reading" reason="班次供中心工作人员查看。办事群众请返回首页。">
      {() => (
        <Stack gap={4}>
          <Own />
          <Button block kind="secondary" icon="calendar" to="/packages/desk/leave/index">
            请假、销假
          </Button>
        </Stack>
      )}
    </DeskPage>
  );
}

function Own() {
  const reading = useRead('GET /me/shifts', {}, { live: true });
  return (
    <Loaded reading={reading}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="calendar" title="这两周还没有您的班次" note="主管发布排班后会出现在这里。" />
        ) : (
          <Card kind="plain" title="接下来两周">
            <List label="接下来两周">
              {items.map(({ date, from, to, postLabel, place }) => (
                <ListItem
                  key={`${date}${from}`}
                  icon="calendar-check"
                  title={`${dayWords(date)} ${from}—${to}`}
                  note={place ?? postLabel}
                />
              ))}
            </List>
          </Card>
        )
      }
    </Loaded>
  );
}
