import type { ReactNode } from 'react';

export interface GroupProps {
  readonly role: 'radiogroup' | 'tablist';
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
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
