import type { ApiProblem } from '@/api';
import { Keys } from '@/ui/button/Keys';
import { Card } from '@/ui/card/Card';
import { Segmented } from '@/ui/choice/Options';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { type ApplicantForm, PLACES } from './intake';

const KINDS = [
  { key: 'PERSON', title: '个人' },
  { key: 'ENTERPRISE', title: '企业' },
] as const;

interface IntakeApplicantProps {
  readonly form: ApplicantForm;
  readonly problem: ApiProblem | undefined;
  readonly onChange: (part: Partial<ApplicantForm>) => void;
  /** Enter in one of its fields, named by its place. */
  readonly onEnter: (place: string) => void;
}

/** Who hands the case in, and the phone it is followed by. */
export function IntakeApplicant({ form, problem, onChange, onEnter }: IntakeApplicantProps) {
  const enterprise = form.kind === 'ENTERPRISE';
  const placed = (field: 'name' | 'creditCode' | 'handlerName' | 'phone') => ({
    id: PLACES[field],
    value: form[field],
    onEnter: () => onEnter(PLACES[field]),
  });
  const fault = (field: string) => problem?.field(`body.applicant.${field}`);
  return (
    <Card
      title="申请人"
      aside={
        <Keys
          keys={[
            ['F4', enterprise ? '换成个人' : '换成企业'],
            ['Enter', '下一项'],
          ]}
        />
      }
    >
      <Stack gap={4}>
        <Segmented label="申请人类型" options={KINDS} chosen={form.kind} onChoose={(kind) => onChange({ kind })} />
        <TextField
          label={enterprise ? '企业名称' : '姓名'}
          {...placed('name')}
          maxLength={60}
          onChange={(name) => onChange({ name })}
          error={fault('name')}
        />
        {enterprise && (
          <>
            <TextField
              label="统一社会信用代码"
              {...placed('creditCode')}
              maxLength={18}
              onChange={(creditCode) => onChange({ creditCode: creditCode.toUpperCase() })}
              error={fault('creditCode')}
            />
            <TextField
              label="经办人姓名"
              {...placed('handlerName')}
              maxLength={30}
              onChange={(handlerName) => onChange({ handlerName })}
              error={fault('handlerName')}
            />
          </>
        )}
        <TextField
          label="手机号"
          hint="凭编号和这个号码的后四位查进度，结果也通知到这里"
          kind="phone"
          maxLength={11}
          {...placed('phone')}
          onChange={(phone) => onChange({ phone })}
          error={fault('phone')}
        />
      </Stack>
    </Card>
  );
}
