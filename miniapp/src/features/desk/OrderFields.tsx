import type { ApiProblem } from '@/api';
import { TextField } from '@/ui/field/Field';

/** The order of the authority above that a matter came with; empty where there is none. */
export interface OrderForm {
  readonly orderNumber: string;
  readonly orderDate: string;
}

export const NO_ORDER: OrderForm = { orderNumber: '', orderDate: '' };

interface OrderFieldsProps {
  readonly form: OrderForm;
  readonly onChange: (part: Partial<OrderForm>) => void;
  readonly problem: ApiProblem | undefined;
}

/** 转办单: its number, and the day it asks for. */
export function OrderFields({ form, onChange, problem }: OrderFieldsProps) {
  return (
    <>
      <TextField
        label="转办单编号"
        value={form.orderNumber}
        maxLength={40}
        onChange={(orderNumber) => onChange({ orderNumber })}
        error={problem?.field('body.order.number')}
      />
      <TextField
        label="转办单要求的办结日期"
        required={false}
        hint="例如 2026-11-23。比承诺的期限更早的，按转办单的日期答复"
        value={form.orderDate}
        maxLength={10}
        onChange={(orderDate) => onChange({ orderDate })}
        error={problem?.field('body.order.dueAt')}
      />
    </>
  );
}

/** What is sent of it: a day lasts until the offices close. */
export const orderOf = ({ orderNumber, orderDate }: OrderForm) => ({
  number: orderNumber.trim(),
  ...(orderDate && { dueAt: `${orderDate}T17:00:00+08:00` }),
});
