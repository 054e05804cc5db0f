import { useState } from 'react';
import type { BoardLine } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Row } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { ReasonSheet } from './ReasonSheet';

const REFRESH = ['GET /dispatch/visits', 'GET /dispatch/visits/:number/candidates'] as const;

/** Taking an accepted visit back to send somebody else, or calling one off for weather or safety; both with a reason. */
export function Recalling({ line }: { readonly line: BoardLine }) {
  const { number, version, actions } = line;
  const [open, setOpen] = useState<'recall' | 'cancel'>();
  const close = () => setOpen(undefined);
  const recall = useWrite('POST /dispatch/visits/:number/recall', {
    refresh: REFRESH,
    onDone: () => {
      close();
      toast('已收回，正在另派');
    },
  });
  const cancel = useWrite('POST /visits/:number/cancel', {
    refresh: REFRESH,
    onDone: () => {
      close();
      toast('已取消，客户会收到通知');
    },
  });
  const mayRecall = actions.includes('recall');
  const mayCancel = actions.includes('cancelByCentre');
  if (!mayRecall && !mayCancel) return null;
  const body = (reason: string) => ({ params: { number }, body: { version, reason } });
  return (
    <Card title="改派或取消">
      <Row gap={2} wrap>
        {mayRecall && (
          <Button kind="secondary" icon="refresh" onPress={() => setOpen('recall')}>
            收回并另派
          </Button>
        )}
        {mayCancel && (
          <Button kind="secondary" onPress={() => setOpen('cancel')}>
            取消这次上门
          </Button>
        )}
      </Row>
      <ReasonSheet
        open={open === 'recall'}
        title="收回并另派"
        hint="代办员和客户都会知道换人了"
        busy={recall.busy}
        problem={recall.problem}
        onClose={close}
        onSend={(reason) => void recall.submit(body(reason))}
      />
      <ReasonSheet
        open={open === 'cancel'}
        title="取消这次上门"
        hint="因天气、安全等原因；客户会看到，可以另约时间"
        busy={cancel.busy}
        problem={cancel.problem}
        onClose={close}
        onSend={(reason) => void cancel.submit(body(reason))}
      />
    </Card>
  );
}
