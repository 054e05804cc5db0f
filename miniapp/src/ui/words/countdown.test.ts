import { remainingWords } from './countdown';

describe('how long something is still kept', () => {
  it.each([
    [30 * 60, '还有 30 分钟'],
    [61, '还有 2 分钟'],
    [60, '还有 1 分钟'],
    [59, '还有 59 秒'],
    [1, '还有 1 秒'],
    [0, '已超时'],
    [-5, '已超时'],
  ])('%d s: %s', (seconds, words) => {
    expect(remainingWords(seconds)).toBe(words);
  });
});
