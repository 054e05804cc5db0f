import { address, go } from '@/ui/base/nav';

/** Opens a record on the desk by its number. */
export const openRecord = (number: string): void => go(address('/packages/desk/inbox/index', { number }));
