import type { RecordSummary } from 'shared-types/record.contract';

const LISTED_BY_THEMSELVES = ['BOOKING', 'TICKET'];

/** Open matters but bookings and tickets, which are listed by themselves: what falls due first comes first, undated last. */
export function dueFirst(records: readonly RecordSummary[]): RecordSummary[] {
  const due = ({ promise }: RecordSummary): number =>
    promise?.dueAt ? Date.parse(promise.dueAt) : Number.MAX_SAFE_INTEGER;
  return records.filter(({ type }) => !LISTED_BY_THEMSELVES.includes(type)).sort((a, b) => due(a) - due(b));
}
