import { useState } from 'react';
import type { MandateDraft } from 'shared-types/mandate.contract';
import { MANDATE_ACT_LABELS, MANDATE_ACTS } from 'shared-types/mandate.states';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { plainDate } from '@/ui/words/dates';
import { MandateDesk } from './MandateDesk';
import { RealNameCheck } from './RealNameCheck';

/** The mandates of a case on the desk: the latest in full, and a new one where one may be drafted. */
export function CaseMandates({ number }: { readonly number: string }) {
  const { data } = useRead('GET /agency-cases/:number/mandates', { params: { number } }, { live: true });
  const [drafting, setDrafting] = useState(false);
  if (!data || (data.items.length === 0 && data.draft === null)) return null;
  const [latest, ...earlier] = data.items;
  return (
    <Stack gap={4}>
      <Card title="授权委托">
        <Stack gap={3}>
          {!latest && <Text tone="ink-2">客户还没有签授权委托书，不能以客户名义递交。</Text>}
          <Row gap={2} wrap>
            {data.draft && <Button onPress={() => setDrafting(true)}>拟授权委托书</Button>}
            <RealNameCheck />
          </Row>
          {earlier.map((mandate) => (
            <Text key={mandate.number} size="secondary" tone="ink-2">
              {mandate.number} · {mandate.stateLabel} · {plainDate(mandate.from)}至{plainDate(mandate.until)}
            </Text>
          ))}
        </Stack>
      </Card>
      {latest && <MandateDesk number={latest.number} />}
      {drafting && data.draft && <DraftSheet number={number} draft={data.draft} onClose={() => setDrafting(false)} />}
    </Stack>
  );
}

interface DraftSheetProps {
  readonly number: string;
  readonly draft: MandateDraft;
  readonly onClose: () => void;
}

function DraftSheet({ number, draft, onClose }: DraftSheetProps) {
  const [itemKeys, setItemKeys] = useState<readonly string[]>(draft.items.map(({ key }) => key));
  const [acts, setActs] = useState<readonly string[]>(draft.acts);
  const [agentWorkNo, setAgent] = useState(draft.agent?.workNo ?? '');
  const [from, setFrom] = useState(draft.from);
  const [until, setUntil] = useState(draft.until);
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/mandates', {
    refresh: ['GET /agency-cases/:number/mandates', 'GET /desk/inbox'],
    onDone: () => {
      toast('已拟好，客户会收到通知');
      onClose();
    },
  });
  const body = {
    itemKeys: [...itemKeys],
    acts: MANDATE_ACTS.filter((act) => acts.includes(act)),
    agentWorkNo: agentWorkNo.trim(),
    from,
    until,
  };
  return (
    <FormSheet
      title="拟授权委托书"
      send="拟好，请客户签署"
      onClose={onClose}
      busy={busy}
      problem={problem}
      complete={itemKeys.length > 0 && body.acts.length > 0 && body.agentWorkNo !== ''}
      onSend={() => void submit({ params: { number }, body })}
    >
      <Text strong>委托事项</Text>
      <Checks
        label="委托事项"
        checks={draft.items.map(({ key, name }) => ({ key, title: name }))}
        ticked={itemKeys}
        onChange={setItemKeys}
      />
      <Text strong>委托权限</Text>
      <Checks
        label="委托权限"
        checks={MANDATE_ACTS.map((key) => ({ key, title: MANDATE_ACT_LABELS[key] }))}
        ticked={acts}
        onChange={setActs}
      />
      <TextField
        label="经办人工号"
        value={agentWorkNo}
        maxLength={16}
        onChange={setAgent}
        error={problem?.field('body.agentWorkNo')}
      />
      <TextField
        label="第一天"
        hint="如 2026-12-01"
        value={from}
        maxLength={10}
        onChange={setFrom}
        error={problem?.field('body.from')}
      />
      <TextField
        label="最后一天"
        hint={`最晚 ${draft.latestUntil}`}
        value={until}
        maxLength={10}
        onChange={setUntil}
        error={problem?.field('body.until')}
      />
    </FormSheet>
  );
}
