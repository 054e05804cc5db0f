import type { KeyboardEvent } from 'react';
import type { GroupProps } from './group-props';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of several: Tab reaches the chosen one, the arrow keys choose among them. */
export function Group({ role, label, className, children }: GroupProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    const choices = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=radio], [role=tab]')];
    const open = choices.filter((choice) => choice.getAttribute('aria-disabled') !== 'true');
    const at = open.indexOf(document.activeElement as HTMLElement);
    const next = open[(at + step + open.length) % open.length];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  // Either role is a group of choices and takes arrow keys; which one, the caller knows.
  const group = { role, 'aria-label': label, className, tabIndex: -1, onKeyDown };
  return <div {...group}>{children}</div>;
}
