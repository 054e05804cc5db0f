import type { SelectProps } from './types';

/** One of many, in the browser's own list. */
export function NativeSelect(props: SelectProps) {
  return (
    <select
      id={props.id}
      className={props.className}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
    >
      {props.choices.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </select>
  );
}
