import { useState } from 'react';
import type { Binding } from 'shared-types/enterprise.contract';
import { AUTHORITY_LABELS, BINDING_LABELS } from 'shared-types/enterprise.states';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { Page } from '@/ui/page/Page';
import { SignedIn } from '../identity/SignedIn';
import { WithContact } from '../identity/WithContact';
import { BindForm } from './BindForm';

/** 我的企业: whom I act for, and binding another. */
export function EnterprisesScreen() {
  return (
    <Page title="我的企业">
      <SignedIn reason="登录后可以绑定企业，替企业办事。">
        {(me) => (
          <WithContact me={me} named reason="绑定企业要知道您是谁、怎样联系您。">
            <Stack gap={4}>
              <Bound />
              <BindForm />
            </Stack>
          </WithContact>
        )}
      </SignedIn>
    </Page>
  );
}

function Bound() {
  const reading = useRead('GET /enterprises', undefined, { live: true });
  const [leaving, setLeaving] = useState<Binding>();
  return (
    <Loaded reading={reading}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon="building" title="还没有绑定企业" note="对照营业执照填写下面的信息即可。" />
        ) : (
          <Card kind="plain" title="已绑定">
            <List label="已绑定的企业">
              {items.map((binding) => (
                <ListItem
                  key={binding.creditCode}
                  icon="building"
                  title={binding.name}
                  note={`${binding.creditCode} · ${AUTHORITY_LABELS[binding.authority]} · ${BINDING_LABELS[binding.state]}`}
                  onPress={() => setLeaving(binding)}
                />
              ))}
            </List>
            {leaving && <UnbindSheet binding={leaving} onClose={() => setLeaving(undefined)} />}
          </Card>
        )
      }
    </Loaded>
  );
}

function UnbindSheet({ binding, onClose }: { readonly binding: Binding; readonly onClose: () => void }) {
  const { creditCode, name } = binding;
  const { submit, busy, problem } = useWrite('DELETE /enterprises/:creditCode', {
    refresh: ['GET /enterprises'],
    onDone: () => {
      toast('已解除绑定');
      onClose();
    },
  });
  return (
    <Sheet
      open
      title={name}
      onClose={onClose}
      footer={
        <Button block kind="danger" busy={busy} onPress={() => void submit({ params: { creditCode } })}>
          解除绑定
        </Button>
      }
    >
      <Stack gap={3}>
        <Text>解除后您不能再替这家企业办事，正在办的事项由企业的其他成员继续。</Text>
        <ProblemNote problem={problem} />
      </Stack>
    </Sheet>
  );
}
