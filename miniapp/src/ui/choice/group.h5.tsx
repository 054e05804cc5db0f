import type { KeyboardEvent } from 'react';
import type { GroupProps } from './group-props';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const CHOICES = '[role=radio], [role=tab], [role=checkbox]';

/** Choices by keyboard: Tab reaches the chosen one, arrows go among them, digits choose where they are numbered. */
export function Group({ id, role, label, className, children, ...keys }: GroupProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choices = [...event.currentTarget.querySelectorAll<HTMLElement>(CHOICES)];
    const took = walk(event.key, role, choices.filter(isOpen)) || choose(event.key, role, choices, keys);
    if (took) event.preventDefault();
  };
  // Any of the roles is a group of choices and takes keys; which one, the caller knows.
  const group = { id, role, 'aria-label': label, className, tabIndex: -1, onKeyDown };
  return <div {...group}>{children}</div>;
}

const isOpen = (choice: HTMLElement): boolean => choice.getAttribute('aria-disabled') !== 'true';

/** One of several is chosen by walking to it; what may be ticked is only walked past. */
function walk(key: string, role: GroupProps['role'], open: readonly HTMLElement[]): boolean {
  const step = STEPS[key];
  if (step === undefined) return false;
  const at = open.indexOf(document.activeElement as HTMLElement);
  const next = open[(at + step + open.length) % open.length];
  if (!next) return false;
  next.focus();
  if (role !== 'group') next.click();
  return true;
}

type Keys = Pick<GroupProps, 'numbered' | 'onNext' | 'onZero'>;

function choose(
  key: string,
  role: GroupProps['role'],
  choices: readonly HTMLElement[],
  { numbered, onNext, onZero }: Keys,
): boolean {
  if (key === 'Enter' && onNext) {
    // On a choice Enter means this one; what may be ticked has Space for that.
    if (role !== 'group') (document.activeElement as HTMLElement).click();
    onNext();
    return true;
  }
  if (key === '0' && onZero) {
    onZero();
    return true;
  }
  const choice = numbered && /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
  if (!choice || !isOpen(choice)) return false;
  choice.focus();
  choice.click();
  if (role !== 'group') onNext?.();
  return true;
}
