import type { CaseView, PushView } from 'shared-types/casework.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { timeWords } from '@/ui/words/dates';
import { CASE_REFRESH } from './case-refresh';

/** How handing the case over to the department stands; nothing where it was entered by hand or is none of theirs. */
export function PushState({ view: { number, push } }: { readonly view: CaseView }) {
  if (!push || push.state === 'BY_HAND' || push.state === 'DROPPED') return null;
  if (push.state === 'ACKNOWLEDGED') {
    return (
      <Card title="已推送审批部门">
        <Facts facts={[['审批系统回执号', push.acknowledgement ?? '']]} />
      </Card>
    );
  }
  return <NotYet number={number} push={push} />;
}

function NotYet({ number, push }: { readonly number: string; readonly push: PushView }) {
  const { submit, busy, problem } = useWrite('POST /cases/:number/push', { refresh: CASE_REFRESH });
  const { fault, attempts, nextAttemptAt } = push;
  if (fault === null) return <Note tone="info">正在推送审批部门，收下后这里会有回执号。</Note>;
  const next =
    nextAttemptAt === null ? '请核对后再推送，或在审批系统手工录入。' : `${timeWords(nextAttemptAt)} 会再试。`;
  return (
    <Card title="还没有推送成功">
      <Stack gap={3}>
        <Note tone="warn">{`${fault}。已试 ${attempts} 次，${next}`}</Note>
        <ProblemNote problem={problem} />
        <Button kind="secondary" busy={busy} onPress={() => void submit({ params: { number } })}>
          现在再推送一次
        </Button>
      </Stack>
    </Card>
  );
}
