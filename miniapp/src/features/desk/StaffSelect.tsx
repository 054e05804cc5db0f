import { ROLE_LABELS } from 'shared-types/identity.states';
import { useRead } from '@/api';
import { SelectField, type SelectFieldProps } from '@/ui/field/Field';

interface StaffSelectProps extends Pick<SelectFieldProps, 'label' | 'hint'> {
  /** A work number; empty while nobody is chosen. */
  readonly value: string;
  readonly onChange: (workNo: string) => void;
}

/** Chooses a member of staff from the list that supervisors may read. */
export function StaffSelect({ value, onChange, ...words }: StaffSelectProps) {
  const { data } = useRead('GET /staff');
  const choices = (data?.items ?? [])
    .filter(({ active, joined }) => active && joined)
    .map(({ workNo, name, roles }) => ({
      key: workNo,
      title: `${name}（${workNo}，${roles.map((role) => ROLE_LABELS[role]).join('、')}）`,
    }));
  return (
    <SelectField {...words} value={value} choices={[{ key: '', title: '请选择' }, ...choices]} onChange={onChange} />
  );
}
