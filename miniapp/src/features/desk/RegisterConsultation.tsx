import { useState } from 'react';
import {
  CONSULTATION_CHANNEL_LABELS,
  CONSULTATION_CHANNELS,
  type ConsultationChannel,
} from 'shared-types/consultation.states';
import type { ResultOf } from 'shared-types/routes';
import { useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { Options } from '@/ui/choice/Options';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Columns, Stack } from '@/ui/layout/Stack';
import { AttachField, type Sent } from '../attachment/AttachField';
import { NO_ORDER, OrderFields, orderOf } from './OrderFields';
import { RegisteredReceipt } from './RegisteredReceipt';

type Channel = Exclude<ConsultationChannel, 'MINI_PROGRAM'>;
const CHANNELS = CONSULTATION_CHANNELS.flatMap((key) =>
  key === 'MINI_PROGRAM' ? [] : [{ key, title: CONSULTATION_CHANNEL_LABELS[key] }],
);
const NOTHING = {
  channel: 'ONSITE' as Channel,
  question: '',
  reply: '',
  name: '',
  phone: '',
  voicemail: false,
  sent: [] as readonly Sent[],
  ...NO_ORDER,
};
type Form = typeof NOTHING;
const SHORTEST = 5;
const VOICEMAIL = { key: 'voicemail', title: '下班后的电话留言', note: '从热线下一次开通的当天起算' };

/** 登记咨询: answered on the spot, or with the day by which it is answered. */
export function RegisterConsultation() {
  const { value: form, change, clear } = useDraft<Form>('register-consultation', NOTHING);
  const [uploading, setUploading] = useState(false);
  const [receipt, setReceipt] = useState<ResultOf<'POST /consultations/registered'>>();
  const { submit, busy, problem } = useWrite('POST /consultations/registered', {
    refresh: ['GET /desk/inbox', 'GET /desk/promises'],
    onDone: (answer) => {
      clear();
      setReceipt(answer);
    },
  });
  if (receipt) return <RegisteredReceipt receipt={receipt} onNext={() => setReceipt(undefined)} />;
  const atOnce = form.channel === 'ONSITE';
  const transferred = form.channel === 'TRANSFERRED';
  const lacking =
    form.question.trim().length < SHORTEST ||
    (atOnce && form.reply.trim().length < 2) ||
    (transferred && form.orderNumber.trim() === '');
  return (
    <Columns>
      <Card title="问了什么">
        <Stack gap={4}>
          <Options
            label="渠道"
            layout="grid"
            options={CHANNELS}
            chosen={form.channel}
            onChoose={(channel) => change({ channel })}
          />
          <TextAreaField
            label="问题"
            value={form.question}
            maxLength={1000}
            onChange={(question) => change({ question })}
            error={problem?.field('body.question')}
          />
          <TextAreaField
            label="答复"
            required={atOnce}
            hint={atOnce ? '现场咨询当场答复' : '已经答复的写在这里；没有写的，会按期限等待答复'}
            value={form.reply}
            maxLength={4000}
            onChange={(reply) => change({ reply })}
            error={problem?.field('body.reply')}
          />
          <AttachField sent={form.sent} onChange={(sent) => change({ sent })} onBusy={setUploading} />
        </Stack>
      </Card>
      <Card title="怎样联系">
        <Stack gap={4}>
          {transferred && <OrderFields form={form} onChange={change} problem={problem} />}
          <TextField
            label="咨询人姓名"
            required={false}
            value={form.name}
            maxLength={30}
            onChange={(name) => change({ name })}
          />
          <TextField
            label="咨询人手机号"
            required={false}
            kind="phone"
            maxLength={11}
            value={form.phone}
            onChange={(phone) => change({ phone })}
            error={problem?.field('body.asker.phone')}
          />
          {form.channel === 'PHONE' && (
            <Checks
              label="电话留言"
              checks={[VOICEMAIL]}
              ticked={form.voicemail ? [VOICEMAIL.key] : []}
              onChange={(ticked) => change({ voicemail: ticked.length > 0 })}
            />
          )}
          {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
          <Button block busy={busy} disabled={lacking || uploading} onPress={() => void submit({ body: bodyOf(form) })}>
            登记
          </Button>
        </Stack>
      </Card>
    </Columns>
  );
}

/** What is sent of the form: nothing that was left empty, a message only where one can be left. */
function bodyOf(form: Form) {
  const { channel, question, reply, name, phone, voicemail, sent } = form;
  return {
    channel,
    question: question.trim(),
    ...(reply.trim() && { reply: reply.trim() }),
    ...((name.trim() || phone) && { asker: { name: name.trim() || '未留姓名', ...(phone && { phone }) } }),
    ...(channel === 'PHONE' && voicemail && { voicemail }),
    ...(channel === 'TRANSFERRED' && { order: orderOf(form) }),
    ...(sent.length > 0 && { attachments: sent.map(({ id }) => id) }),
  };
}
