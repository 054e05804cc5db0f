import { useState } from 'react';
import type { BoardLine } from 'shared-types/dispatch.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Row } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { MoveSheet } from './MoveSheet';
import { ReasonSheet } from './ReasonSheet';
import { VisitCare } from './VisitCare';

const REFRESH = ['GET /dispatch/visits', 'GET /dispatch/visits/:number/candidates'] as const;

/** Taking an accepted visit back to send somebody else, or calling one off for weather or safety; both with a reason. */
export function Recalling({ line }: { readonly line: BoardLine }) {
  const { number, version, actions } = line;
  const [open, setOpen] = useState<'recall' | 'companion' | 'cancel' | 'move'>();
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
  const move = useWrite('POST /visits/:number/reschedule', {
    refresh: REFRESH,
    onDone: () => {
      close();
      toast('已改好，客户和代办员会收到通知');
    },
  });
  const mayRecall = actions.includes('recall');
  const mayCancel = actions.includes('cancelByCentre');
  if (!mayRecall && !mayCancel) return null;
  const body = (reason: string) => ({ params: { number }, body: { version, reason } });
  return (
    <Card title="改派、改时间或取消">
      <Row gap={2} wrap>
        {mayRecall && (
          <Button kind="secondary" icon="refresh" onPress={() => setOpen('recall')}>
            收回并另派
          </Button>
        )}
        {actions.includes('recallCompanion') && (
          <Button kind="secondary" icon="refresh" onPress={() => setOpen('companion')}>
            换一位同行
          </Button>
        )}
        <VisitCare line={line} />
        {actions.includes('putOff') && (
          <Button kind="secondary" icon="calendar" onPress={() => setOpen('move')}>
            改时间
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
        open={open === 'companion'}
        title="换一位同行"
        hint="上门的代办员不变"
        busy={recall.busy}
        problem={recall.problem}
        onClose={close}
        onSend={(reason) => void recall.submit({ params: { number }, body: { version, reason, companion: true } })}
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
      {open === 'move' && (
        <MoveSheet
          title="改时间"
          hint="和客户说好后再改；客户会看到"
          send="改到这个时间"
          needsReason
          busy={move.busy}
          problem={move.problem}
          onClose={close}
          onSend={(time, reason) => void move.submit({ params: { number }, body: { version, time, reason } })}
        />
      )}
    </Card>
  );
}
