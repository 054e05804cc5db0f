import type { RecordSummary } from 'shared-types/record.contract';

/** Open matters but bookings, which are listed by their own time: what falls due first comes first, undated last. */
export function dueFirst(records: readonly RecordSummary[]): RecordSummary[] {
  const due = ({ promise }: RecordSummary): number =>
    promise?.dueAt ? Date.parse(promise.dueAt) : Number.MAX_SAFE_INTEGER;
  return records.filter(({ type }) => type !== 'BOOKING').sort((a, b) => due(a) - due(b));
}
