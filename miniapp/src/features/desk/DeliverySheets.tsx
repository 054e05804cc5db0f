import { useState } from 'react';
import { RECEIVER_LABELS, RECEIVERS, type Receiver } from 'shared-types/casework.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Facts } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Text } from '@/ui/layout/Text';
import { FormSheet } from '@/ui/overlay/FormSheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 制证: the certificate is there, and its applicant hears of it the same day. */
export function CertifySheet({ view: { number, version, resultName }, ...sheet }: CaseSheetProps) {
  const [typed, setCertificateNo] = useState('');
  const certificateNo = typed.trim();
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/certificate', sheet.onClose);
  const body = { version, ...(certificateNo ? { certificateNo } : {}) };
  return (
    <FormSheet
      {...sheet}
      send={`登记${resultName}已到窗口`}
      busy={busy}
      problem={problem}
      onSend={() => void submit({ params: { number }, body })}
    >
      <TextField
        label="证件编号"
        required={false}
        hint="没有编号的可以不填。"
        value={typed}
        maxLength={60}
        onChange={setCertificateNo}
        error={problem?.field('body.certificateNo')}
      />
      <Text size="secondary" tone="ink-2">
        登记后当日要通知申请人；绑定微信的会自动收到通知，没有绑定的请打电话。
      </Text>
    </FormSheet>
  );
}

/** 邮寄: the label in clear, which is in the audit, and the parcel's number. */
export function MailingSheet({ view: { number, version }, ...sheet }: CaseSheetProps) {
  const [carrier, setCarrier] = useState('');
  const [trackingNo, setTrackingNo] = useState('');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/mailing', sheet.onClose);
  const body = { version, carrier: carrier.trim(), trackingNo: trackingNo.trim() };
  return (
    <FormSheet
      {...sheet}
      send="登记已寄出"
      busy={busy}
      complete={body.carrier.length >= 2 && body.trackingNo.length >= 6}
      problem={problem}
      onSend={() => void submit({ params: { number }, body })}
    >
      <Label number={number} />
      <TextField
        label="快递公司"
        value={carrier}
        maxLength={20}
        onChange={setCarrier}
        error={problem?.field('body.carrier')}
      />
      <TextField
        label="快递单号"
        value={trackingNo}
        maxLength={30}
        onChange={setTrackingNo}
        error={problem?.field('body.trackingNo')}
      />
    </FormSheet>
  );
}

/** Where it goes, in clear once somebody asks to see it. */
function Label({ number }: { readonly number: string }) {
  const [to, setTo] = useState<{ recipient: string; phone: string; address: string }>();
  const { submit, busy, problem } = useWrite('POST /cases/:number/mailing-label', { onDone: setTo });
  if (to) {
    return (
      <Facts
        facts={[
          ['收件人', to.recipient],
          ['电话', to.phone],
          ['地址', to.address],
        ]}
      />
    );
  }
  return (
    <>
      <Button kind="secondary" busy={busy} onPress={() => void submit({ params: { number } })}>
        显示收件地址（会留下查看记录）
      </Button>
      <ProblemNote problem={problem} />
    </>
  );
}

const WHO = RECEIVERS.map((key) => ({ key, title: RECEIVER_LABELS[key] }));

/** 送达: who took it, after their identity document was looked at. */
export function DeliverSheet({ view: { number, version, resultName }, ...sheet }: CaseSheetProps) {
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const [typed, setName] = useState('');
  const name = typed.trim();
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/delivery', sheet.onClose);
  const body = receiver === 'PROXY' ? ({ version, receiver, name } as const) : ({ version, receiver: 'SELF' } as const);
  return (
    <FormSheet
      {...sheet}
      send="已核对身份，交给来人"
      busy={busy}
      complete={receiver === 'SELF' || (receiver === 'PROXY' && name.length >= 2)}
      problem={problem}
      onSend={() => void submit({ params: { number }, body })}
    >
      <Options label={`谁来领${resultName}`} options={WHO} chosen={receiver} onChoose={setReceiver} />
      {receiver === 'PROXY' && (
        <TextField
          label="代领人姓名"
          value={typed}
          maxLength={30}
          onChange={setName}
          error={problem?.field('body.name')}
        />
      )}
      <Text size="secondary" tone="ink-2">
        会出具《送达回证》，请来人签收。
      </Text>
    </FormSheet>
  );
}
