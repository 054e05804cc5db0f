import type { DemoTemplate } from './demo-account';

// Written from WeChat's table by itself, not shared with the product: otherwise a wrong reading would agree with itself.
const LIMITS: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  number: /^-?[\d.]{1,32}$/,
  letter: /^[a-zA-Z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[!-~ ]{1,32}$/,
  time: /\d{1,2}:\d{2}/,
  date: /\d{1,4}[年月/.-]\d{1,2}/,
  amount: /^\D?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[^\p{L}]{1,17}$/u,
  car_number: /^.{1,8}$/u,
  name: /^(.{1,10}|[^\p{Script=Han}]{1,20})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
};

function fieldValue(data: unknown, name: string): string {
  const field = (data as Record<string, { value?: unknown } | undefined> | null | undefined)?.[name];
  return typeof field?.value === 'string' || typeof field?.value === 'number' ? String(field.value) : '';
}

/** The template's fields with their values, or what WeChat says of the first wrong one. */
export function readTemplateData(
  template: DemoTemplate,
  data: unknown,
): { readonly fields: readonly { name: string; label: string; value: string }[] } | { readonly fault: string } {
  const fields = Object.entries(template.fields).map(([name, label]) => ({
    name,
    label,
    value: fieldValue(data, name),
  }));
  for (const { name, value } of fields) {
    if (value === '') return { fault: `argument invalid! data.${name}.value is empty` };
    const limit = LIMITS[name.replace(/\d+$/, '')];
    if (/[\r\n\t]/.test(value) || !limit?.test(value)) return { fault: `argument invalid! data.${name}.value invalid` };
  }
  return { fields };
}
