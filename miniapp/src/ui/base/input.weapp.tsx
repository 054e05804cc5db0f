import { Input, Textarea } from '@tarojs/components';
import type { InputProps } from './types';

const TYPES = { text: 'text', phone: 'number', digits: 'number', search: 'text', password: 'text' } as const;

function commonOf(props: InputProps) {
  return {
    id: props.id,
    className: props.className,
    value: props.value,
    placeholder: props.placeholder,
    placeholderClass: 'u-placeholder',
    maxlength: props.maxLength ?? -1,
    disabled: props.disabled,
    onBlur: props.onBlur,
    ariaLabel: props.label,
    focus: props.autoFocus,
    onInput: (event: { detail: { value: string } }) => props.onChange(event.detail.value),
    onConfirm: props.onEnter,
  };
}

/** One line of text. */
export function NativeInput(props: InputProps) {
  const { kind = 'text' } = props;
  return (
    <Input
      {...commonOf(props)}
      type={TYPES[kind]}
      password={kind === 'password'}
      confirmType={kind === 'search' ? 'search' : 'done'}
      cursorSpacing={24}
    />
  );
}

/** Several lines of text. */
export function NativeTextArea(props: InputProps) {
  return <Textarea {...commonOf(props)} autoHeight cursorSpacing={24} />;
}
