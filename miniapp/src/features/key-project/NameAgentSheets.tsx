import { useState } from 'react';
import type { KeyProjectView } from 'shared-types/key-project.contract';
import { useRead, useWrite } from '@/api';
import { Options } from '@/ui/choice/Options';
import { Loaded } from '@/ui/feedback/Loaded';
import { TextAreaField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { PROJECT_REFRESH } from './key-project-refresh';

interface SheetProps {
  readonly project: KeyProjectView;
  readonly onClose: () => void;
}

/** Passes the project on to the centre with the agent who would serve it. */
export function ScreenSheet({ project: { number, version }, onClose }: SheetProps) {
  const [workNo, setWorkNo] = useState<string | null>(null);
  const { submit, busy, problem } = useWrite('POST /key-projects/:number/screen', {
    refresh: PROJECT_REFRESH,
    onDone: () => {
      toast('已报中心确认');
      onClose();
    },
  });
  return (
    <FormSheet
      title="初筛通过，指定专员"
      send="报中心确认"
      busy={busy}
      problem={problem}
      complete={workNo !== null}
      onClose={onClose}
      onSend={() => workNo && void submit({ params: { number }, body: { version, workNo } })}
    >
      <Agents number={number} chosen={workNo} onChoose={setWorkNo} />
    </FormSheet>
  );
}

/** Names another agent, with the reason. */
export function NameAgentSheet({ project: { number, version, holder }, onClose }: SheetProps) {
  const [workNo, setWorkNo] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /key-projects/:number/agent', {
    refresh: PROJECT_REFRESH,
    onDone: () => {
      toast('已改派专员');
      onClose();
    },
  });
  const said = reason.trim();
  return (
    <FormSheet
      title="改派专员"
      send="改派给这一位"
      busy={busy}
      problem={problem}
      complete={workNo !== null && said.length >= 2}
      onClose={onClose}
      onSend={() => workNo && void submit({ params: { number }, body: { version, workNo, reason: said } })}
    >
      <Agents number={number} besides={holder?.workNo} chosen={workNo} onChoose={setWorkNo} />
      <TextAreaField
        label="改派的原因"
        value={reason}
        maxLength={500}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}

interface AgentsProps {
  readonly number: string;
  /** Named already. */
  readonly besides?: string | undefined;
  readonly chosen: string | null;
  readonly onChoose: (workNo: string) => void;
}

function Agents({ number, besides, chosen, onChoose }: AgentsProps) {
  const reading = useRead('GET /key-projects/:number/agents', { params: { number } });
  return (
    <Loaded reading={reading}>
      {({ items }) => (
        <Options
          label="项目代办专员"
          options={items
            .filter(({ workNo }) => workNo !== besides)
            .map(({ workNo, name, projects, conflict }) => ({
              key: workNo,
              title: `${name}（${workNo}）`,
              note: conflict ? '与企业有利益关系，需要回避' : `手里 ${projects} 个重点项目`,
              disabled: conflict,
            }))}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    </Loaded>
  );
}
