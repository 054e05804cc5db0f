import { useState } from 'react';
import type { ComplaintStep, ComplaintView } from 'shared-types/complaint.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Row } from '@/ui/layout/Stack';
import { toast } from '@/ui/overlay/toast-store';
import { ReplyCard } from './ReplyCard';
import { CorrectSheet } from './ReplySheets';

const REFRESH = ['GET /desk/inbox', 'GET /complaints/:number', 'GET /desk/promises'] as const;
const SHORTEST = 5;
const HINT = '先说核实结果，再说怎么处理、怎么改进。反映人会看到，并随答复函出具。';
const REPLY = { title: '答复', hint: HINT, send: '发送答复', shortest: SHORTEST };
const ON_SPOT = { title: '当场处置', hint: HINT, send: '已当场处置', shortest: SHORTEST };

/** The answer to a complaint, with what was found. */
export function ComplaintReply({ view }: { readonly view: ComplaintView }) {
  const { number, version, kind, draft, actions } = view;
  const params = { number };
  const onSpot = actions.includes('handleOnSpot');
  const save = useWrite('PUT /complaints/:number/draft', { refresh: ['GET /complaints/:number'] });
  const { submit, busy, problem } = useWrite('POST /complaints/:number/actions', {
    refresh: REFRESH,
    onDone: ({ stateLabel }) => toast(`现在是“${stateLabel}”`),
  });
  const take = (body: ComplaintStep) => submit({ params, body });
  return (
    <ReplyCard
      key={draft?.state === 'IN_REVIEW' ? 'review' : 'write'}
      number={number}
      words={onSpot ? ON_SPOT : REPLY}
      draft={draft}
      actions={actions}
      findings={kind === 'COMPLAINT'}
      busy={busy}
      problem={problem}
      // What is settled on the spot is written at once and stays on this device until it is.
      onSave={async (body) => (onSpot ? undefined : save.submit({ params, body }))}
      onSend={(said) => take({ action: onSpot ? 'handleOnSpot' : 'reply', version, ...said })}
      onReview={() => take({ action: 'requestReview', version })}
      onReturn={(note) => take({ action: 'returnDraft', version, note })}
    />
  );
}

/** A better version of the last answer, with a letter of its own. */
export function CorrectComplaint({ view: { number, version, messages, outcome } }: { readonly view: ComplaintView }) {
  const [open, setOpen] = useState(false);
  const { submit, busy, problem } = useWrite('POST /complaints/:number/actions', {
    refresh: REFRESH,
    onDone: () => {
      setOpen(false);
      toast('已更正，反映人会收到通知');
    },
  });
  return (
    <>
      <Row>
        <Button kind="secondary" onPress={() => setOpen(true)}>
          更正答复
        </Button>
      </Row>
      {open && (
        <CorrectSheet
          reply={messages.at(-1)?.body ?? ''}
          shortest={SHORTEST}
          outcome={outcome}
          busy={busy}
          problem={problem}
          onClose={() => setOpen(false)}
          onCorrect={(said) => void submit({ params: { number }, body: { action: 'correct', version, ...said } })}
        />
      )}
    </>
  );
}
