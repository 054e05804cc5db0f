import type { ApiProblem } from '@/api';
import { Card } from '@/ui/card/Card';
import { Checks } from '@/ui/choice/Checks';
import { Segmented } from '@/ui/choice/Options';
import { Note } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { type Faults, type PhoneForm, PLACES } from './phone-form';

interface PhoneCallerProps {
  readonly form: PhoneForm;
  readonly faults: Faults;
  readonly problem: ApiProblem | undefined;
  readonly onChange: (part: Partial<PhoneForm>) => void;
  readonly onFocus: (...places: string[]) => void;
  readonly onSend: () => void;
}

const WHOSE = [
  { key: 'SELF', title: '来电人自己办' },
  { key: 'OTHER', title: '替别人约' },
] as const;
const CONSENT = {
  key: 'consent',
  title: '来电人说明：本人已经同意',
  note: '会连同您的姓名和时间写进这次预约的经过',
};

/** Who calls, and for whom. */
export function PhoneCaller({ form, faults, problem, onChange, onFocus, onSend }: PhoneCallerProps) {
  const other = form.whose === 'OTHER';
  return (
    <Card title="谁来办">
      <Stack gap={4}>
        <TextField
          id={PLACES.name}
          label="来电人姓名"
          value={form.name}
          maxLength={40}
          autoComplete="off"
          onChange={(name) => onChange({ name })}
          onEnter={() => onFocus(PLACES.phone)}
          error={faults.name ?? problem?.field('body.caller.name')}
        />
        <TextField
          id={PLACES.phone}
          label="来电人手机号"
          hint="凭它的后四位查进度，时间有变化也通知到这里"
          kind="phone"
          value={form.phone}
          maxLength={11}
          autoComplete="off"
          onChange={(phone) => onChange({ phone })}
          onEnter={() => (other ? onFocus(PLACES.visitor) : onSend())}
          error={faults.phone ?? problem?.field('body.caller.phone')}
        />
        <Segmented label="替谁约" options={WHOSE} chosen={form.whose} onChoose={(whose) => onChange({ whose })} />
        {other && (
          <>
            <TextField
              id={PLACES.visitor}
              label="来办事的人的姓名"
              value={form.visitor}
              maxLength={40}
              autoComplete="off"
              onChange={(visitor) => onChange({ visitor })}
              onEnter={() => onFocus(PLACES.consent)}
              error={faults.visitor ?? problem?.field('body.visitor.name')}
            />
            <Checks
              id={PLACES.consent}
              label="本人同意"
              checks={[CONSENT]}
              ticked={form.consent ? [CONSENT.key] : []}
              onChange={(ticked) => onChange({ consent: ticked.length > 0 })}
              onNext={onSend}
            />
            {faults.consent && <Note tone="danger">{faults.consent}</Note>}
          </>
        )}
      </Stack>
    </Card>
  );
}
