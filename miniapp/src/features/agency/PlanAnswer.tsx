import { useState } from 'react';
import type { PlanView } from 'shared-types/agency-plan.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { PlanCard } from './PlanCard';

const REFRESH = [
  'GET /agency-cases/:number',
  'GET /agency-cases/:number/plans',
  'GET /agency-cases/:number/chart',
  'GET /me/records',
] as const;

interface PlanAnswerProps {
  readonly number: string;
  readonly version: number;
  readonly plan: PlanView;
}

/** The plan that waits for its client: agreed to with one press, or sent back with words. */
export function PlanAnswer({ number, version, plan }: PlanAnswerProps) {
  const [returning, setReturning] = useState(false);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/plan/confirm', {
    refresh: REFRESH,
    onDone: () => toast('已确认方案'),
  });
  return (
    <Stack gap={3}>
      <PlanCard plan={plan} />
      <ProblemNote problem={problem} />
      <Button block busy={busy} onPress={() => void submit({ params: { number }, body: { version, no: plan.no } })}>
        确认这份方案
      </Button>
      <Button block kind="secondary" onPress={() => setReturning(true)}>
        退回修改
      </Button>
      {returning && <ReturnSheet number={number} version={version} no={plan.no} onClose={() => setReturning(false)} />}
    </Stack>
  );
}

interface ReturnSheetProps {
  readonly number: string;
  readonly version: number;
  readonly no: number;
  readonly onClose: () => void;
}

function ReturnSheet({ number, version, no, onClose }: ReturnSheetProps) {
  const [words, setWords] = useState('');
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/plan/return', {
    refresh: REFRESH,
    onDone: () => {
      toast('已退回，代办员会改好再请您确认');
      onClose();
    },
  });
  const said = words.trim();
  return (
    <FormSheet
      title="退回修改"
      send="退回修改"
      busy={busy}
      complete={said.length >= 2}
      problem={problem}
      onClose={onClose}
      onSend={() => void submit({ params: { number }, body: { version, no, words: said } })}
    >
      <TextAreaField
        label="要改什么"
        hint="代办员会照着改，出新的一版"
        value={words}
        maxLength={500}
        error={problem?.field('body.words')}
        onChange={setWords}
      />
    </FormSheet>
  );
}
