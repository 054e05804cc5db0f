import { useState } from 'react';
import type { MandateView } from 'shared-types/mandate.contract';
import { useRead, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';
import { Checks } from '@/ui/choice/Checks';
import { Loaded } from '@/ui/feedback/Loaded';
import { Note, ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { MandateFacts } from '../mandate/MandateFacts';
import { RecordFoot } from '../record/RecordFoot';
import { Signatures } from '../signing/Signatures';

const REFRESH = ['GET /desk/inbox', 'GET /mandates/:number', 'GET /agency-cases/:number/mandates'] as const;
const CHECKED = 'CHECKED';

/** A mandate on the desk: how it stands, and the centre's signature under it. */
export function MandateDesk({ number }: { readonly number: string }) {
  const reading = useRead('GET /mandates/:number', { params: { number } }, { live: true });
  return (
    <Loaded reading={reading}>
      {(view) => (
        <Stack gap={4}>
          <Card title={view.title}>
            <Stack gap={3}>
              <Text tone="ink-2">
                {view.stateLabel} · {view.next}
              </Text>
              {view.actions.includes('countersign') && <Countersigning view={view} />}
              <Others view={view} />
            </Stack>
          </Card>
          <MandateFacts view={view} />
          {view.papers
            .filter(({ signatures }) => signatures.length > 0)
            .map(({ handle, title, number: paperNumber, signatures }) => (
              <Stack key={handle} gap={2}>
                <Text strong>
                  《{title}》{paperNumber}
                </Text>
                <Signatures signatures={signatures} />
              </Stack>
            ))}
          <RecordFoot view={{ ...view, actions: [] }} />
        </Stack>
      )}
    </Loaded>
  );
}

/** Who signed for the client and by what right is looked at before the centre signs. */
function Countersigning({ view: { number, version, papers, signer } }: { readonly view: MandateView }) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { submit, busy, problem } = useWrite('POST /mandates/:number/countersign', {
    refresh: REFRESH,
    onDone: () => toast('已复核签署，委托书生效'),
  });
  const shown = papers.map(({ handle, hash }) => ({ handle, hash: hash ?? '' }));
  const body = { version, papers: shown, authorityChecked: true } as const;
  return (
    <Stack gap={3}>
      {signer && (
        <Facts
          facts={[
            ['签署人', `${signer.name}（${signer.capacityLabel}）`],
            ...(signer.scope === null ? [] : [['授权范围', signer.scope] as const]),
            ...(signer.validUntil === null ? [] : [['授权到', signer.validUntil] as const]),
          ]}
        />
      )}
      <Checks
        label="复核"
        checks={[
          {
            key: CHECKED,
            title: '已核对签署人的身份和授权',
            note: '企业看营业执照；经办人看授权书的范围是否包括签署委托书',
          },
        ]}
        ticked={ticked}
        onChange={setTicked}
      />
      <ProblemNote problem={problem} />
      <Row>
        <Button
          busy={busy}
          disabled={!ticked.includes(CHECKED)}
          onPress={() => void submit({ params: { number }, body })}
        >
          复核签署
        </Button>
      </Row>
    </Stack>
  );
}

function Others({ view }: { readonly view: MandateView }) {
  const [open, setOpen] = useState<'discard' | 'substitute'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Row gap={2} wrap>
        {view.actions.includes('discard') && (
          <Button kind="secondary" onPress={() => setOpen('discard')}>
            作废这份委托书
          </Button>
        )}
        {view.actions.includes('substitute') && (
          <Button kind="secondary" onPress={() => setOpen('substitute')}>
            更换经办人
          </Button>
        )}
      </Row>
      {open === 'discard' && <DiscardSheet view={view} onClose={close} />}
      {open === 'substitute' && <SubstituteSheet view={view} onClose={close} />}
    </>
  );
}

interface SheetProps {
  readonly view: MandateView;
  readonly onClose: () => void;
}

function DiscardSheet({ view: { number, version }, onClose }: SheetProps) {
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /mandates/:number/discard', { refresh: REFRESH, onDone: onClose });
  return (
    <FormSheet
      title="作废委托书"
      send="作废这份委托书"
      onClose={onClose}
      busy={busy}
      problem={problem}
      complete={reason.trim().length >= 2}
      onSend={() => void submit({ params: { number }, body: { version, reason: reason.trim() } })}
    >
      <TextField
        label="原因"
        hint="委托人会看到"
        value={reason}
        maxLength={200}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}

function SubstituteSheet({ view: { number, version, substitution }, onClose }: SheetProps) {
  const [workNo, setWorkNo] = useState('');
  const [reason, setReason] = useState('');
  const { submit, busy, problem } = useWrite('POST /mandates/:number/agents', { refresh: REFRESH, onDone: onClose });
  const body = { version, workNo: workNo.trim(), reason: reason.trim() };
  return (
    <FormSheet
      title="更换经办人"
      send={substitution ? '更换经办人' : '请委托人决定'}
      onClose={onClose}
      busy={busy}
      problem={problem}
      complete={body.workNo !== '' && body.reason.length >= 2}
      onSend={() => void submit({ params: { number }, body })}
    >
      <Note>
        {substitution ? '委托书允许更换，更换后告知委托人。' : '委托书没有允许更换，要等委托人同意后才生效。'}
      </Note>
      <TextField
        label="新经办人工号"
        value={workNo}
        maxLength={16}
        onChange={setWorkNo}
        error={problem?.field('body.workNo')}
      />
      <TextField
        label="原因"
        hint="委托人会看到"
        value={reason}
        maxLength={200}
        onChange={setReason}
        error={problem?.field('body.reason')}
      />
    </FormSheet>
  );
}
