import type { ReactNode } from 'react';

export interface GroupProps {
  readonly id?: string;
  /** One of several, views of one thing, or any number of several. */
  readonly role: 'radiogroup' | 'tablist' | 'group';
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
  /** On a keyboard 1 to 9 choose, in their order. */
  readonly numbered?: boolean;
  /** Enter, and a digit that chooses one, go on by this. */
  readonly onNext?: () => void;
  /** What 0 does: all of them. */
  readonly onZero?: () => void;
}

/** Which one Tab stops at: the chosen one, or the first that can be chosen. */
export function tabStop<T>(
  options: readonly { readonly key: T; readonly disabled?: boolean }[],
  chosen: T | null,
): T | undefined {
  return options.some(({ key }) => key === chosen) && chosen !== null
    ? chosen
    : options.find(({ disabled }) => !disabled)?.key;
}
