import { useState } from 'react';
import { RECEIVER_LABELS, RECEIVERS, type Receiver } from 'shared-types/casework.states';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Facts } from '@/ui/card/ListItem';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { type CaseSheetProps, useCaseForm } from './case-sheet';

/** 制证: the certificate is there, and its applicant hears of it the same day. */
export function CertifySheet({ view: { number, version, resultName }, title, onClose }: CaseSheetProps) {
  const [certificateNo, setCertificateNo] = useState('');
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/certificate', onClose);
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          onPress={() =>
            void submit({
              params: { number },
              body: { version, ...(certificateNo.trim() ? { certificateNo: certificateNo.trim() } : {}) },
            })
          }
        >
          {`登记${resultName}已到窗口`}
        </Button>
      }
    >
      <Stack gap={4}>
        <TextField
          label="证件编号"
          required={false}
          hint="没有编号的可以不填。"
          value={certificateNo}
          maxLength={60}
          onChange={setCertificateNo}
          error={problem?.field('body.certificateNo')}
        />
        <Text size="secondary" tone="ink-2">
          登记后当日要通知申请人；绑定微信的会自动收到通知，没有绑定的请打电话。
        </Text>
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}

/** 邮寄: the label in clear, which is in the audit, and the parcel's number. */
export function MailingSheet({ view: { number, version }, title, onClose }: CaseSheetProps) {
  const [carrier, setCarrier] = useState('');
  const [trackingNo, setTrackingNo] = useState('');
  const label = useWrite('POST /cases/:number/mailing-label', {});
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/mailing', onClose);
  const [address, setAddress] = useState<{ recipient: string; phone: string; address: string }>();
  const show = async () => setAddress(await label.submit({ params: { number } }));
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={carrier.trim().length < 2 || trackingNo.trim().length < 6}
          onPress={() =>
            void submit({
              params: { number },
              body: { version, carrier: carrier.trim(), trackingNo: trackingNo.trim() },
            })
          }
        >
          登记已寄出
        </Button>
      }
    >
      <Stack gap={4}>
        {address ? (
          <Facts
            facts={[
              ['收件人', address.recipient],
              ['电话', address.phone],
              ['地址', address.address],
            ]}
          />
        ) : (
          <Button kind="secondary" busy={label.busy} onPress={() => void show()}>
            显示收件地址（会留下查看记录）
          </Button>
        )}
        <ProblemNote problem={label.problem} />
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
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}

const WHO = RECEIVERS.map((key) => ({ key, title: RECEIVER_LABELS[key] }));

/** 送达: who took it, after their identity document was looked at. */
export function DeliverSheet({ view: { number, version, resultName }, title, onClose }: CaseSheetProps) {
  const [receiver, setReceiver] = useState<Receiver | null>(null);
  const [typed, setName] = useState('');
  const name = typed.trim();
  const { submit, busy, problem } = useCaseForm('POST /cases/:number/delivery', onClose);
  const body = receiver === 'PROXY' ? ({ version, receiver, name } as const) : ({ version, receiver: 'SELF' } as const);
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={receiver === null || (receiver === 'PROXY' && name.length < 2)}
          onPress={() => void submit({ params: { number }, body })}
        >
          已核对身份，交给来人
        </Button>
      }
    >
      <Stack gap={4}>
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
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
