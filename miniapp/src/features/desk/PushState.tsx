import type { CaseView, PushView } from 'shared-types/casework.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { Stack } from '@/ui/layout/Stack';
import { timeWords } from '@/ui/words/dates';
import { CASE_REFRESH } from './case-refresh';

const WORDS = {
  SUBMISSION: {
    done: '已推送审批部门',
    under: '正在推送审批部门，收下后这里会有回执号。',
    failed: '还没有推送成功',
    again: '现在再推送一次',
    byHand: '请核对后再推送，或在审批系统手工录入。',
  },
  WITHDRAWAL: {
    done: '已把撤回告知审批部门',
    under: '正在把撤回告知审批部门。',
    failed: '撤回还没有告知审批部门',
    again: '现在再告知一次',
    byHand: '请核对后再告知，或直接联系审批部门。',
  },
  REVOCATION: {
    done: '已把撤销告知审批部门',
    under: '正在把撤销告知审批部门。',
    failed: '撤销还没有告知审批部门',
    again: '现在再告知一次',
    byHand: '请核对后再告知，或直接联系审批部门。',
  },
  TERMINATION: {
    done: '已把办件终止告知审批部门',
    under: '正在把办件终止告知审批部门。',
    failed: '办件终止还没有告知审批部门',
    again: '现在再告知一次',
    byHand: '请核对后再告知，或直接联系审批部门。',
  },
  RESULT: {
    done: '结果信息已推送省级平台',
    under: '正在把结果信息推送省级平台。',
    failed: '结果信息还没有推送省级平台',
    again: '现在再推送一次',
    byHand: '请核对后再推送，或在省级平台手工上传。',
  },
} as const;

/**
 * How handing the case over to the department, and its result to the province, stands; nothing where that was done by
 * hand or is none of theirs.
 */
export function PushState({ view: { number, push, resultPush } }: { readonly view: CaseView }) {
  return (
    <>
      <OnePush number={number} push={push} />
      <OnePush number={number} push={resultPush} />
    </>
  );
}

function OnePush({ number, push }: { readonly number: string; readonly push: PushView | null }) {
  if (!push || push.state === 'BY_HAND' || push.state === 'DROPPED') return null;
  if (push.state === 'ACKNOWLEDGED') {
    return (
      <Card title={WORDS[push.kind].done}>
        <Facts facts={[['回执号', push.acknowledgement ?? '']]} />
      </Card>
    );
  }
  return <NotYet number={number} push={push} />;
}

function NotYet({ number, push }: { readonly number: string; readonly push: PushView }) {
  const { submit, busy, problem } = useWrite('POST /cases/:number/push', { refresh: CASE_REFRESH });
  const { fault, attempts, nextAttemptAt, kind } = push;
  const words = WORDS[kind];
  if (fault === null) return <Note tone="info">{words.under}</Note>;
  const next = nextAttemptAt === null ? words.byHand : `${timeWords(nextAttemptAt)} 会再试。`;
  return (
    <Card title={words.failed}>
      <Stack gap={3}>
        <Note tone="warn">{`${fault}。已试 ${attempts} 次，${next}`}</Note>
        <ProblemNote problem={problem} />
        <Button kind="secondary" busy={busy} onPress={() => void submit({ params: { number } })}>
          {words.again}
        </Button>
      </Stack>
    </Card>
  );
}
