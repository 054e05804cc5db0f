import { remainingWords } from './countdown';

describe('how long an offer may still be answered', () => {
  it.each([
    [30 * 60_000, '还有 30 分钟'],
    [61_000, '还有 2 分钟'],
    [60_000, '还有 1 分钟'],
    [59_000, '还有 59 秒'],
    [1, '还有 1 秒'],
    [0, '已超时'],
    [-5_000, '已超时'],
  ])('%d ms: %s', (milliseconds, words) => {
    expect(remainingWords(milliseconds)).toBe(words);
  });
});
