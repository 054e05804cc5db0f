import type { RecordType } from 'shared-types/record.states';
import { address } from '@/ui/base/nav';

/** The screen a record of each type is read on; the public progress page where there is no other. */
const PAGES: Partial<Record<RecordType, string>> = {
  CONSULTATION: '/pages/consultation/index',
  CASE: '/pages/case/index',
};
const PREFIXES: Readonly<Record<string, RecordType>> = { ZX: 'CONSULTATION', BJ: 'CASE' };

/** Where a record is read by its owner. */
export function pageOfRecord(number: string, type?: RecordType): string {
  const known = type ?? PREFIXES[number.slice(0, 2)];
  return address((known && PAGES[known]) ?? '/pages/progress/index', { number });
}
