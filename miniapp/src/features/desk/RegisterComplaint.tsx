import { useState } from 'react';
import {
  COMPLAINT_CHANNEL_LABELS,
  COMPLAINT_CHANNELS,
  COMPLAINT_KIND_LABELS,
  COMPLAINT_KINDS,
  type ComplaintChannel,
  type ComplaintKind,
} from 'shared-types/complaint.states';
import type { ResultOf } from 'shared-types/routes';
import { useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Options, Segmented } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Columns, Stack } from '@/ui/layout/Stack';
import { AttachField, type Sent } from '../attachment/AttachField';
import { NO_ORDER, OrderFields, orderOf } from './OrderFields';
import { RegisteredReceipt } from './RegisteredReceipt';

type RegisteredChannel = Exclude<ComplaintChannel, 'MINI_PROGRAM'>;
const CHANNELS = COMPLAINT_CHANNELS.flatMap((key) =>
  key === 'MINI_PROGRAM' ? [] : [{ key, title: COMPLAINT_CHANNEL_LABELS[key] }],
);
const KINDS = COMPLAINT_KINDS.map((key) => ({ key, title: COMPLAINT_KIND_LABELS[key] }));
const SHORTEST = 5;
const NOTHING = {
  kind: 'COMPLAINT' as ComplaintKind,
  channel: 'ONSITE' as RegisteredChannel,
  statement: '',
  receivedOn: '',
  ...NO_ORDER,
  name: '',
  phone: '',
  aboutWorkNo: '',
  sent: [] as readonly Sent[],
};
type Form = typeof NOTHING;

/** 登记投诉建议: what was said at the desk, by telephone, in a letter or an order, with the promise it gets. */
export function RegisterComplaint() {
  const [receipt, setReceipt] = useState<ResultOf<'POST /complaints/registered'>>();
  if (receipt) return <RegisteredReceipt receipt={receipt} onNext={() => setReceipt(undefined)} />;
  return <RegisterForm onDone={setReceipt} />;
}

function RegisterForm({ onDone }: { readonly onDone: (receipt: ResultOf<'POST /complaints/registered'>) => void }) {
  const { value: form, change, clear } = useDraft<Form>('register-complaint', NOTHING);
  const [uploading, setUploading] = useState(false);
  const { submit, busy, problem } = useWrite('POST /complaints/registered', {
    refresh: ['GET /desk/inbox', 'GET /desk/promises'],
    onDone: (receipt) => {
      clear();
      onDone(receipt);
    },
  });
  const transferred = form.channel === 'TRANSFERRED';
  const lacking = form.statement.trim().length < SHORTEST || (transferred && form.orderNumber.trim() === '');
  return (
    <Columns>
      <Card title="反映的情况">
        <Stack gap={4}>
          <Segmented label="投诉还是建议" options={KINDS} chosen={form.kind} onChoose={(kind) => change({ kind })} />
          <Options
            label="渠道"
            layout="grid"
            options={CHANNELS}
            chosen={form.channel}
            onChoose={(channel) => change({ channel })}
          />
          <TextAreaField
            label="内容"
            value={form.statement}
            maxLength={2000}
            onChange={(statement) => change({ statement })}
            error={problem?.field('body.statement')}
          />
          <AttachField sent={form.sent} onChange={(sent) => change({ sent })} onBusy={setUploading} />
        </Stack>
      </Card>
      <Card title="来源和联系方式">
        <Stack gap={4}>
          {form.channel !== 'ONSITE' && (
            <TextField
              label="收到日期"
              required={false}
              hint="例如 2026-11-23；今天收到的可不填。信函以中心收到的日期为准。"
              value={form.receivedOn}
              maxLength={10}
              onChange={(receivedOn) => change({ receivedOn })}
              error={problem?.field('body.receivedOn')}
            />
          )}
          {transferred && <OrderFields form={form} onChange={change} problem={problem} />}
          <TextField
            label="反映人姓名"
            required={false}
            value={form.name}
            maxLength={30}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="反映人手机号"
            required={false}
            kind="phone"
            maxLength={11}
            value={form.phone}
            onChange={(phone) => change({ phone })}
            error={problem?.field('body.complainant.phone')}
          />
          <TextField
            label="被反映人工号"
            required={false}
            hint="填了以后，这位工作人员看不到这一件"
            value={form.aboutWorkNo}
            maxLength={16}
            onChange={(aboutWorkNo) => change({ aboutWorkNo })}
            error={problem?.field('body.aboutWorkNo')}
          />
          {problem && <ProblemNote problem={problem} />}
          <Button block busy={busy} disabled={lacking || uploading} onPress={() => void submit({ body: bodyOf(form) })}>
            登记
          </Button>
        </Stack>
      </Card>
    </Columns>
  );
}

/** What is sent of the form: only what applies to the channel, and nothing that was left empty. */
function bodyOf(form: Form) {
  const { kind, channel } = form;
  const [name, phone, aboutWorkNo] = [form.name.trim(), form.phone.trim(), form.aboutWorkNo.trim()];
  return {
    kind,
    channel,
    statement: form.statement.trim(),
    ...(channel !== 'ONSITE' && form.receivedOn && { receivedOn: form.receivedOn }),
    ...(channel === 'TRANSFERRED' && { order: orderOf(form) }),
    ...((name || phone) && { complainant: { name: name || '未留姓名', ...(phone && { phone }) } }),
    ...(aboutWorkNo && { aboutWorkNo }),
    ...(form.sent.length > 0 && { attachments: form.sent.map(({ id }) => id) }),
  };
}
