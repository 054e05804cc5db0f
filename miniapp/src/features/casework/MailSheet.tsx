import type { CaseView } from 'shared-types/casework.contract';
import { yuan } from 'shared-types/payment.states';
import { useDraft, useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextAreaField, TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';

/** What shows how the result comes, and is stale once that is chosen. */
export const DELIVERY_REFRESH = ['GET /cases/:number', 'GET /records/:number/payments', 'GET /me/records'] as const;

const EMPTY = { recipient: '', phone: '', address: '' };

interface MailSheetProps {
  readonly view: CaseView;
  readonly onClose: () => void;
}

/** Where the result is to be mailed; kept on this phone until it is sent. */
export function MailSheet({ view: { number, version, delivery }, onClose }: MailSheetProps) {
  const draft = useDraft(`mail-${number}`, EMPTY);
  const { recipient, phone, address } = draft.value;
  const { submit, busy, problem } = useWrite('POST /cases/:number/delivery-choice', {
    refresh: DELIVERY_REFRESH,
    onDone: () => {
      draft.clear();
      toast('已选择邮寄');
      onClose();
    },
  });
  const set = (field: keyof typeof EMPTY) => (text: string) => draft.change({ [field]: text });
  const { postageFen } = delivery;
  return (
    <Sheet
      open
      title="邮寄结果"
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          onPress={() => void submit({ params: { number }, body: { version, way: 'MAIL', ...draft.value } })}
        >
          {postageFen === 0 ? '就寄到这里' : `就寄到这里，邮费 ${yuan(postageFen)} 元`}
        </Button>
      }
    >
      <Stack gap={4}>
        <TextField
          label="收件人"
          value={recipient}
          maxLength={30}
          onChange={set('recipient')}
          error={problem?.field('body.recipient')}
        />
        <TextField
          label="手机号"
          kind="phone"
          value={phone}
          maxLength={11}
          onChange={set('phone')}
          error={problem?.field('body.phone')}
        />
        <TextAreaField
          label="详细地址"
          hint="写到门牌号。批准后寄出，快递单号会通知您。"
          value={address}
          maxLength={120}
          onChange={set('address')}
          error={problem?.field('body.address')}
        />
        {problem?.fields.length === 0 && <ProblemNote problem={problem} />}
      </Stack>
    </Sheet>
  );
}
