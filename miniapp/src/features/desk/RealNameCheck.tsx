import { useState } from 'react';
import { ID_NUMBER_FAULTS, idNumberFault, normaliseIdNumber } from 'shared-types/id-number';
import { REAL_NAME_PLACE_LABELS, REAL_NAME_PLACES, type RealNamePlace } from 'shared-types/real-name.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Options } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { toast } from '@/ui/overlay/toast-store';

/** One of the staff has somebody's card in their hands and writes down what it says. */
export function RealNameCheck({ at = null }: { readonly at?: RealNamePlace | null }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="secondary" icon="user" onPress={() => setOpen(true)}>
        核验客户实名
      </Button>
      {open && <CheckSheet at={at} onClose={() => setOpen(false)} />}
    </>
  );
}

function CheckSheet({ at, onClose }: { readonly at: RealNamePlace | null; readonly onClose: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [idNumber, setIdNumber] = useState('');
  const [place, setPlace] = useState<RealNamePlace | null>(at);
  const { submit, busy, problem } = useWrite('POST /real-names/checks', {
    onDone: (verified) => {
      toast(`${verified.name}已核验`);
      onClose();
    },
  });
  const normal = normaliseIdNumber(idNumber);
  const fault = normal.length >= 18 ? idNumberFault(normal) : null;
  const complete = /^\d{6}$/.test(code) && name.trim().length >= 2 && idNumberFault(normal) === null && place !== null;
  return (
    <FormSheet
      title="核验客户实名"
      send="核对无误，通过核验"
      onClose={onClose}
      busy={busy}
      problem={problem}
      complete={complete}
      onSend={() => place && void submit({ body: { code, name: name.trim(), idNumber: normal, place } })}
    >
      <Note>请看着身份证原件录入，确认人证一致；不要照客户手机上的内容抄。</Note>
      <TextField
        label="客户手机上的核验码"
        kind="digits"
        value={code}
        maxLength={6}
        onChange={setCode}
        error={problem?.field('body.code')}
      />
      <TextField
        label="身份证上的姓名"
        value={name}
        maxLength={30}
        onChange={setName}
        error={problem?.field('body.name')}
      />
      <TextField
        label="身份证上的号码"
        value={idNumber}
        maxLength={20}
        onChange={setIdNumber}
        error={fault ? ID_NUMBER_FAULTS[fault] : problem?.field('body.idNumber')}
      />
      {at === null && (
        <Options
          label="在哪里核对的"
          options={REAL_NAME_PLACES.map((key) => ({ key, title: REAL_NAME_PLACE_LABELS[key] }))}
          chosen={place}
          onChoose={setPlace}
          layout="grid"
        />
      )}
    </FormSheet>
  );
}
