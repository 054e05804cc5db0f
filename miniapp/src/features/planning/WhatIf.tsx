import { useState } from 'react';
import type { DayPlanView, MovePreview } from 'shared-types/day-plan.contract';
import { Box } from '@/ui/base/box';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Light } from '@/ui/promise/Light';
import { findVisit, outcomeWords } from './plan-words';
import type { Supposing } from './use-supposing';

/** What is supposed, what would come of it and what speaks against it; made so, or dropped. */
export function WhatIf({ day, supposing }: { readonly day: DayPlanView; readonly supposing: Supposing }) {
  const [reason, setReason] = useState('');
  const { moves, refusals, clear, commit, drop, busy, problem } = supposing;
  const isBound = moves.some(({ against }) => against.some(({ binds }) => binds));
  return (
    <Card kind="tint" title={`设想改派 ${moves.length} 单`}>
      <Stack gap={4}>
        <Box as="ul" className="plan-moves" label="设想的改派" live="polite">
          {moves.map((move) => (
            <SupposedMove
              key={move.number}
              move={move}
              title={findVisit(day, move.number)?.visit.title ?? move.number}
              refusal={refusals[move.number]}
              onDrop={() => drop(move.number)}
            />
          ))}
        </Box>
        <TextField
          label="改派原因"
          hint="写进每一单的办理记录，代办员和客户会知道换人了。"
          value={reason}
          maxLength={200}
          onChange={setReason}
          error={problem?.field('body.reason')}
        />
        <ProblemNote problem={problem} />
        {isBound && (
          <Text size="secondary" tone="ink-2">
            有一单不能这样派，去掉它或另选一位再改派。
          </Text>
        )}
        <Row gap={2} wrap>
          <Button busy={busy} disabled={isBound || reason.trim().length < 2} onPress={() => commit(reason.trim())}>
            就这样改派
          </Button>
          <Button kind="secondary" onPress={clear}>
            撤销设想
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}

interface SupposedMoveProps {
  readonly move: MovePreview;
  readonly title: string;
  readonly refusal: string | undefined;
  readonly onDrop: () => void;
}

function SupposedMove({ move, title, refusal, onDrop }: SupposedMoveProps) {
  const { name, against, upset } = move;
  const clear = against.length === 0 && upset.length === 0 && move.begin !== null && !move.late;
  return (
    <Box as="li" className="plan-move">
      <Row gap={2} justify="between" align="start">
        <Stack gap={1}>
          <Text strong>{`${title} → ${name}`}</Text>
          <Text size="secondary" tone={move.late || move.begin === null ? 'danger' : 'ink-2'}>
            {outcomeWords(move)}
          </Text>
        </Stack>
        <Button kind="text" onPress={onDrop}>
          去掉
        </Button>
      </Row>
      {refusal !== undefined && <Light tone="danger">{`没有改派：${refusal}`}</Light>}
      {against.map(({ label, binds }) => (
        <Light key={label} tone={binds ? 'danger' : 'warn'}>
          {binds ? `不能派：${label}` : `请留意：${label}`}
        </Light>
      ))}
      {upset.map(({ number, title: other, words }) => (
        <Light key={number} tone="danger">{`${other}（${number}）${words}`}</Light>
      ))}
      {clear && <Light tone="ok">没有妨碍，别的单不受影响</Light>}
    </Box>
  );
}
