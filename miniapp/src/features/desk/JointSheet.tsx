import { useState } from 'react';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { EmptyState, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { CASE_REFRESH } from './case-refresh';
import type { CaseSheetProps } from './case-sheet';

/** 并联审批: what else this applicant has running, to be decided side by side with this case. */
export function JointSheet({ view: { number }, title, onClose }: CaseSheetProps) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const reading = useRead('GET /cases/:number/joint-candidates', { params: { number } });
  const { submit, busy, problem } = useWrite('POST /joint-approvals', {
    refresh: CASE_REFRESH,
    onDone: ({ members }) => {
      toast(`${members.length} 件已并联审批`);
      onClose();
    },
  });
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={ticked.length === 0}
          onPress={() => void submit({ body: { cases: [number, ...ticked] } })}
        >
          并联审批，本件牵头
        </Button>
      }
    >
      <Loaded reading={reading}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title="没有可以并联的办件"
              note="同一申请人已受理、还没有决定的承诺件才能并联。先把其他事项收件，再回到这里。"
            />
          ) : (
            <Stack gap={4}>
              <Checks
                label="一起并联的办件"
                checks={items.map((each) => ({
                  key: each.number,
                  title: each.title,
                  note: `${each.number} · ${each.stateLabel}`,
                }))}
                ticked={ticked}
                onChange={setTicked}
              />
              <ProblemNote problem={problem} />
            </Stack>
          )
        }
      </Loaded>
    </Sheet>
  );
}
