import { ALL, type Filters, filterWords, isNarrowed, queryOf, sameFilters } from './inbox-filters';

describe('the filters of the inbox', () => {
  it.each<[Partial<Filters>, object, string]>([
    [{}, {}, ''],
    [{ whose: 'mine' }, { mine: 'true' }, '我承办的'],
    [{ type: 'CONSULTATION' }, { type: 'CONSULTATION' }, '咨询'],
    [
      { whose: 'mine', type: 'COMPLAINT', light: 'OVERDUE' },
      { mine: 'true', type: 'COMPLAINT', light: 'OVERDUE' },
      '我承办的 · 投诉建议 · 逾期',
    ],
  ])('%j ask for %j, in words «%s»', (part, query, words) => {
    const filters = { ...ALL, ...part };
    expect(queryOf(filters)).toEqual(query);
    expect(filterWords(filters)).toBe(words);
    expect(isNarrowed(filters)).toBe(words !== '');
  });

  it('are the same when they let the same through', () => {
    expect(sameFilters(ALL, { ...ALL })).toBe(true);
    for (const part of [{ whose: 'mine' }, { type: 'CASE' }, { light: 'WARN' }] as const) {
      expect(sameFilters(ALL, { ...ALL, ...part })).toBe(false);
    }
  });
});
