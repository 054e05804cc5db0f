import { useState } from 'react';
import type { KeyProjectView } from 'shared-types/key-project.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Loaded } from '@/ui/feedback/Loaded';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { toast } from '@/ui/overlay/toast-store';
import { Badge } from '@/ui/promise/Light';
import { momentWords } from '@/ui/words/dates';
import { ReasonSheet } from '../dispatch/ReasonSheet';
import { RecordFoot } from '../record/RecordFoot';
import { PROJECT_REFRESH } from './key-project-refresh';
import { NameAgentSheet, ScreenSheet } from './NameAgentSheets';
import { ProposeSheet } from './ProposeSheet';

interface OfProject {
  readonly project: KeyProjectView;
}

/** One key project: whose, what for, who serves it, what may be done now, and its history. */
export function OpenedProject({ number }: { readonly number: string }) {
  const reading = useRead('GET /key-projects/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(project) => (
        <Stack gap={4}>
          <Card
            title={project.name}
            aside={<Badge tone={project.open ? 'primary' : 'quiet'}>{project.stateLabel}</Badge>}
          >
            <Stack gap={3}>
              <Text tone="ink-2">{project.next}</Text>
              <Facts facts={factsOf(project)} />
            </Stack>
          </Card>
          <Steps project={project} />
          <RecordFoot view={project} />
        </Stack>
      )}
    </Loaded>
  );
}

function factsOf(project: KeyProjectView): (readonly [string, string])[] {
  const { enterprise, criteria, reason, holder, nominatedBy, screenedBy, decidedBy, decidedAt } = project;
  return [
    ['企业', enterprise.name],
    ['信用代码', enterprise.creditCode],
    ['符合标准', criteria.join('；')],
    ['理由', reason],
    ['项目代办专员', holder ? `${holder.name}（${holder.workNo}）` : '还没有指定'],
    ['提名', nominatedBy.name],
    ...(screenedBy ? [['初筛', screenedBy.name] as const] : []),
    ...(decidedBy && decidedAt ? [['决定', `${decidedBy.name}，${momentWords(decidedAt)}`] as const] : []),
    ['编号', project.number],
  ];
}

type Sheet = 'screen' | 'agent' | 'reject' | 'close' | 'propose';

function Steps({ project }: OfProject) {
  const { number, version, actions, state } = project;
  const [sheet, setSheet] = useState<Sheet>();
  const shut = () => setSheet(undefined);
  const done = (words: string) => ({
    refresh: PROJECT_REFRESH,
    onDone: () => {
      shut();
      toast(words);
    },
  });
  const confirm = useWrite('POST /key-projects/:number/confirm', done('已确认为重点项目'));
  const reject = useWrite('POST /key-projects/:number/reject', done('已记录，不列为重点项目'));
  const close = useWrite('POST /key-projects/:number/close', done('重点项目已结束'));
  const may = (action: string) => actions.includes(action);
  const rejects = may('turnDown') || may('reject');
  const proposes = state === 'CONFIRMED' && (may('nameAgent') || project.mine);
  if (!rejects && !proposes && !['screen', 'confirm', 'nameAgent', 'close'].some(may)) return null;
  return (
    <Card title="办理">
      <Stack gap={3}>
        <ProblemNote problem={confirm.problem} />
        <Row gap={2} wrap>
          {may('screen') && <Button onPress={() => setSheet('screen')}>初筛通过，指定专员</Button>}
          {may('confirm') && (
            <Button busy={confirm.busy} onPress={() => void confirm.submit({ params: { number }, body: { version } })}>
              确认为重点项目
            </Button>
          )}
          {proposes && <Button onPress={() => setSheet('propose')}>提请绿色通道</Button>}
          {may('nameAgent') && (
            <Button kind="secondary" onPress={() => setSheet('agent')}>
              改派专员
            </Button>
          )}
          {rejects && (
            <Button kind="secondary" onPress={() => setSheet('reject')}>
              不列为重点项目
            </Button>
          )}
          {may('close') && (
            <Button kind="secondary" onPress={() => setSheet('close')}>
              结束重点项目
            </Button>
          )}
        </Row>
      </Stack>
      {sheet === 'screen' && <ScreenSheet project={project} onClose={shut} />}
      {sheet === 'agent' && <NameAgentSheet project={project} onClose={shut} />}
      {sheet === 'propose' && <ProposeSheet subject={number} onClose={shut} />}
      <ReasonSheet
        open={sheet === 'reject'}
        title="不列为重点项目"
        hint="提名的同事会看到"
        kind="danger"
        maxLength={500}
        busy={reject.busy}
        problem={reject.problem}
        onClose={shut}
        onSend={(reason) => void reject.submit({ params: { number }, body: { version, reason } })}
      />
      <ReasonSheet
        open={sheet === 'close'}
        title="结束重点项目"
        hint="以后的代办按一般时限，已经作出的承诺不变"
        kind="danger"
        maxLength={500}
        busy={close.busy}
        problem={close.problem}
        onClose={shut}
        onSend={(reason) => void close.submit({ params: { number }, body: { version, reason } })}
      />
    </Card>
  );
}
