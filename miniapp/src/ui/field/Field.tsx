import { type ReactNode, useId } from 'react';
import { Box } from '../base/box';
import { NativeInput, NativeTextArea } from '../base/input';
import { Press } from '../base/press';
import { NativeSelect } from '../base/select';
import type { InputProps, SelectProps } from '../base/types';

interface FieldProps {
  /** Given where the keyboard is sent to it. */
  readonly id?: string;
  readonly label: string;
  /** What helps to fill it in, always visible. */
  readonly hint?: string;
  /** What is wrong with it. */
  readonly error?: string;
  readonly required?: boolean;
  readonly children: (ids: { id: string; describedBy: string | undefined }) => ReactNode;
}

/** A labelled place to fill in, with its hint and its fault tied to it for screen readers. */
function Field({ id: given, label, hint, error, required, children }: FieldProps) {
  const own = useId();
  const id = given ?? own;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint && hintId, error && errorId].filter(Boolean).join(' ') || undefined;
  return (
    <Box className={error ? 'u-field is-wrong' : 'u-field'}>
      <FieldLabel label={label} optional={required === false} />
      {children({ id, describedBy })}
      {hint !== undefined && (
        <Box id={hintId} className="u-field__hint">
          {hint}
        </Box>
      )}
      {error !== undefined && (
        <Box id={errorId} className="u-field__error" live="polite">
          {error}
        </Box>
      )}
    </Box>
  );
}

export interface TextFieldProps extends Omit<InputProps, 'className' | 'label' | 'describedBy' | 'invalid'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
}

/** One line to fill in. */
export function TextField({ id, label, hint, error, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={input.required}>
      {(ids) => <NativeInput {...input} {...ids} label={label} className="u-input" invalid={error !== undefined} />}
    </Field>
  );
}

export interface SearchFieldProps extends Omit<TextFieldProps, 'kind' | 'onEnter'> {
  readonly onSearch: () => void;
}

/** One line to look for something by: sent by Enter, or by the word at its end. */
export function SearchField({ onSearch, ...field }: SearchFieldProps) {
  return (
    <Box className="u-search">
      <TextField {...field} kind="search" onEnter={onSearch} />
      <Press className="u-search__go" onPress={onSearch}>
        搜索
      </Press>
    </Box>
  );
}

/** Several lines to fill in. */
export function TextAreaField({ id, label, hint, error, ...input }: TextFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error} required={input.required}>
      {(ids) => (
        <NativeTextArea
          {...input}
          {...ids}
          label={label}
          className="u-input u-input--area"
          invalid={error !== undefined}
        />
      )}
    </Field>
  );
}

export interface SelectFieldProps extends Pick<SelectProps, 'value' | 'choices' | 'onChange'> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
}

/** One of many that are too many to lay out; for few, `Options`. */
export function SelectField({ label, hint, error, ...select }: SelectFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => <NativeSelect {...select} {...ids} label={label} className="u-input" invalid={error !== undefined} />}
    </Field>
  );
}

function FieldLabel({ label, optional }: { readonly label: string; readonly optional: boolean }) {
  return (
    <Box className="u-field__label">
      {label}
      {optional && <Box className="u-field__optional">选填</Box>}
    </Box>
  );
}
