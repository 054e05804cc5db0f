import type { KeyboardEvent, MouseEvent } from 'react';
import { go } from './nav';
import type { PressProps } from './types';

function ariaOf(props: PressProps) {
  return {
    'aria-label': props.label,
    'aria-selected': props.selected,
    'aria-checked': props.checked,
    'aria-expanded': props.expanded,
    'aria-current': props.current ? ('page' as const) : undefined,
    'aria-controls': props.controls,
    'aria-describedby': props.describedBy,
    'aria-busy': props.busy || undefined,
    'data-testid': props.testId,
  };
}

/** Whatever can be tapped: a link when it leads somewhere, else a button; both by keyboard. */
export function Press(props: PressProps) {
  const { to, href, onPress, disabled, className, style, id, children, role, tabIndex, onKey } = props;
  const common = { ...ariaOf(props), className: `u-press ${className ?? ''}`, style, id, tabIndex };
  if (href !== undefined) {
    return (
      <a {...common} href={href} onClick={onPress}>
        {children}
      </a>
    );
  }
  if (to !== undefined && !disabled) {
    const follow = (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      onPress?.();
      go(to);
    };
    return (
      <a {...common} href={to} onClick={follow}>
        {children}
      </a>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (onKey?.(event.key)) event.preventDefault();
  };
  return (
    <button
      {...common}
      type="button"
      role={role === 'button' ? undefined : role}
      // A disabled button stays reachable by keyboard, so that its reason can be read.
      aria-disabled={disabled || undefined}
      onClick={disabled ? undefined : onPress}
      onKeyDown={onKey && onKeyDown}
    >
      {children}
    </button>
  );
}
