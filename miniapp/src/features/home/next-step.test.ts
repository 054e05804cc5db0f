import type { RecordSummary } from 'shared-types/record.contract';
import { dueFirst } from './next-step';

const record = (number: string, dueAt: string | null, type: RecordSummary['type'] = 'CASE'): RecordSummary => ({
  number,
  type,
  typeLabel: '办件',
  state: 'IN_REVIEW',
  stateLabel: '审查中',
  open: true,
  title: number,
  siteKey: null,
  createdAt: '2026-11-23T01:00:00.000Z',
  changedAt: '2026-11-23T01:00:00.000Z',
  next: '窗口正在办理',
  promise: dueAt === null ? null : { ...promise, dueAt },
});
const promise: NonNullable<RecordSummary['promise']> = {
  kind: 'CASE',
  label: '办结',
  light: 'NORMAL',
  dueDate: null,
  dueAt: null,
  workdaysLeft: null,
  provisional: false,
};

describe('what of mine comes next', () => {
  it('is what falls due first; what has no date stands last', () => {
    const records = [
      record('undated', null),
      record('friday', '2026-11-27T09:00:00.000Z'),
      record('tuesday', '2026-11-24T09:00:00.000Z'),
    ];
    expect(dueFirst(records).map(({ number }) => number)).toEqual(['tuesday', 'friday', 'undated']);
  });

  it('leaves bookings to their own list', () => {
    expect(dueFirst([record('booked', null, 'BOOKING')])).toEqual([]);
  });
});
