import { useState } from 'react';
import type { AgencyView } from 'shared-types/agency.contract';
import {
  CALLBACK_ASPECT_LABELS,
  CALLBACK_ASPECTS,
  CALLBACK_OUTCOME_LABELS,
  CALLBACK_OUTCOMES,
  type CallbackAspect,
  type CallbackOutcome,
  IDENTITY_CHECK_LABELS,
  IDENTITY_CHECKS,
  type IdentityCheck,
} from 'shared-types/agency-end.states';
import { RATING_LABELS, RATINGS, type Rating } from 'shared-types/consultation.states';
import { useWrite } from '@/api';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';
import { AGENCY_REFRESH } from './agency-refresh';

interface SheetProps {
  readonly view: AgencyView;
  readonly onClose: () => void;
}

const CHECKS = IDENTITY_CHECKS.map((key) => ({ key, title: IDENTITY_CHECK_LABELS[key] }));

/** The agent hands the result over to whoever proves to be the client. */
export function DeliverSheet({ view: { number, version, pickUp }, onClose }: SheetProps) {
  const [checked, setChecked] = useState<IdentityCheck | null>(null);
  const [receiver, setReceiver] = useState('');
  const [proof, setProof] = useState('');
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/delivery', {
    refresh: AGENCY_REFRESH,
    onDone: () => {
      toast('已送达，出具了送达回证');
      onClose();
    },
  });
  const who = receiver.trim();
  const byCard = checked === 'ID_CARD';
  const body = byCard
    ? { version, checked: 'ID_CARD' as const, receiver: who, idTail: proof.toUpperCase() }
    : { version, checked: 'PICK_UP_CODE' as const, receiver: who, code: proof };
  return (
    <FormSheet
      title="送达结果"
      send="已核对，交给客户"
      busy={busy}
      complete={who.length >= 2 && proof.length === (byCard ? 4 : 6)}
      problem={problem}
      onClose={onClose}
      onSend={() => checked && void submit({ params: { number }, body })}
    >
      <Text>{`送达：${pickUp?.items.join('、') ?? ''}`}</Text>
      <TextField
        label="领取人姓名"
        value={receiver}
        maxLength={30}
        error={problem?.field('body.receiver')}
        onChange={setReceiver}
      />
      <Options label="怎么核对身份" options={CHECKS} chosen={checked} onChoose={setChecked} />
      {byCard && (
        <TextField
          label="身份证号后四位"
          value={proof}
          maxLength={4}
          error={problem?.field('body.idTail')}
          onChange={setProof}
        />
      )}
      {checked === 'PICK_UP_CODE' && (
        <TextField
          label="领取码"
          hint="客户自己手机上这件代办里有"
          kind="digits"
          value={proof}
          maxLength={6}
          error={problem?.field('body.code')}
          onChange={setProof}
        />
      )}
    </FormSheet>
  );
}

const OUTCOMES = CALLBACK_OUTCOMES.map((key) => ({ key, title: CALLBACK_OUTCOME_LABELS[key] }));
const GRADES = RATINGS.map((key) => ({ key, title: RATING_LABELS[key] }));
const ASPECTS = CALLBACK_ASPECTS.map((key) => ({ key, title: CALLBACK_ASPECT_LABELS[key] }));

/** One call back: reached or not, how satisfied and with what, in whose words. */
export function CallbackSheet({ view: { number, version }, onClose }: SheetProps) {
  const [outcome, setOutcome] = useState<CallbackOutcome | null>(null);
  const [satisfaction, setSatisfaction] = useState<Rating | null>(null);
  const [aspects, setAspects] = useState<readonly string[]>([]);
  const [words, setWords] = useState('');
  const { submit, busy, problem } = useWrite('POST /agency-cases/:number/callback', {
    refresh: AGENCY_REFRESH,
    onDone: () => {
      toast('已记录回访');
      onClose();
    },
  });
  const said = words.trim();
  const reached = outcome === 'REACHED';
  const send = () => {
    if (outcome === null) return;
    if (outcome !== 'REACHED') void submit({ params: { number }, body: { version, outcome, words: said } });
    else if (satisfaction !== null) {
      const body = { version, outcome, satisfaction, aspects: aspects as CallbackAspect[], words: said };
      void submit({ params: { number }, body: { ...body, aspects: [...body.aspects] } });
    }
  };
  return (
    <FormSheet
      title="记录回访"
      send="记录回访"
      busy={busy}
      complete={outcome !== null && (!reached || satisfaction !== null) && said.length >= 2}
      problem={problem}
      onClose={onClose}
      onSend={send}
    >
      <Options label="联系的情况" options={OUTCOMES} chosen={outcome} onChoose={setOutcome} />
      {reached && (
        <>
          <Options label="满意度" layout="grid" options={GRADES} chosen={satisfaction} onChoose={setSatisfaction} />
          <Checks label="说到的方面" columns checks={ASPECTS} ticked={aspects} onChange={setAspects} />
        </>
      )}
      <TextAreaField
        label="回访的情况"
        hint={reached ? '客户怎么说的' : '什么时候、怎么联系的'}
        value={words}
        maxLength={500}
        error={problem?.field('body.words')}
        onChange={setWords}
      />
    </FormSheet>
  );
}
