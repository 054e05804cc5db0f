import { markStanding, markTitle } from './mark-words';

const mark = {
  kind: 'NO_SHOW',
  weight: 1,
  counts: true,
  countsUntil: '2026-12-24',
  rests: null,
  erased: null,
} as const;

describe('a mark in words', () => {
  it('says what was noted, and how often it counts', () => {
    expect(markTitle(mark)).toBe('没有到场，记 1 次');
    expect(markTitle({ kind: 'LATE_CANCEL', weight: 0.5 })).toBe('临时取消，记半次');
  });

  it.each([
    ['the day from which it counts no more', mark, '12月24日起不再计算'],
    ['that its days are over', { ...mark, counts: false }, '已经过期，不再计算'],
    ['that the block for it was served', { ...mark, rests: 'SERVED' as const }, '限制已经期满，不再计算'],
    [
      'why it was taken back',
      { ...mark, erased: { why: 'HALL_FAULT' as const, at: '2026-11-24T01:00:00Z', note: '叫号系统停机' } },
      '因大厅的原因，不记：叫号系统停机',
    ],
  ])('says %s', (_what, of, words) => {
    expect(markStanding(of, '2026-11-24')).toBe(words);
  });
});
