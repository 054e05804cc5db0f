import type { InputProps } from './types';

const MODES = {
  text: { type: 'text', inputMode: 'text' },
  phone: { type: 'tel', inputMode: 'tel' },
  digits: { type: 'text', inputMode: 'numeric' },
  search: { type: 'search', inputMode: 'search' },
  password: { type: 'password', inputMode: 'text' },
} as const;

function ariaOf(props: InputProps) {
  return {
    id: props.id,
    className: props.className,
    value: props.value,
    placeholder: props.placeholder,
    maxLength: props.maxLength,
    disabled: props.disabled,
    onBlur: props.onBlur,
    required: props.required,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'data-testid': props.testId,
  };
}

/** One line of text. */
export function NativeInput(props: InputProps) {
  const { kind = 'text', onChange, onEnter, autoComplete, autoFocus } = props;
  return (
    <input
      {...ariaOf(props)}
      {...MODES[kind]}
      ref={(element) => {
        if (autoFocus && element && !element.dataset.focused) {
          element.dataset.focused = 'yes';
          element.focus();
        }
      }}
      autoComplete={autoComplete ?? 'off'}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        // An input method's own Enter picks a word; it does not send the form.
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || !onEnter) return;
        // Else the key would go on to whatever gets the focus by it.
        event.preventDefault();
        onEnter();
      }}
    />
  );
}

/** Several lines of text. */
export function NativeTextArea(props: InputProps) {
  return <textarea {...ariaOf(props)} rows={4} onChange={(event) => props.onChange(event.currentTarget.value)} />;
}
