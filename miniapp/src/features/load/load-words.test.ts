import { isUnserved, lineNote, minutesWords } from './load-words';

const line = {
  key: 'COMPREHENSIVE',
  name: '综合',
  waiting: 3,
  windowsOpen: 2,
  served: 30,
  waitP50: 400,
  waitP90: 1500,
  longestWait: 700,
};

describe('how busy a line is', () => {
  it('is said with all that is known of it', () => {
    expect(lineNote(line)).toBe(
      '开 2 个窗口 · 最久等了 12 分钟 · 今天办了 30 个 · 一半在 7 分钟内叫到，九成在 25 分钟内',
    );
  });

  it('says nothing of times nobody has waited yet', () => {
    const fresh = { ...line, waiting: 0, windowsOpen: 0, served: 0, waitP50: null, waitP90: null, longestWait: null };
    expect(lineNote(fresh)).toBe('没有开窗口');
  });

  it.each([
    [0, '不到 1 分钟'],
    [59, '不到 1 分钟'],
    [60, '1 分钟'],
    [3600, '60 分钟'],
  ])('%d seconds are %s', (seconds, words) => {
    expect(minutesWords(seconds)).toBe(words);
  });

  it('is an alarm only where people wait and no window is open', () => {
    expect(isUnserved({ waiting: 1, windowsOpen: 0 })).toBe(true);
    expect(isUnserved({ waiting: 0, windowsOpen: 0 })).toBe(false);
    expect(isUnserved({ waiting: 9, windowsOpen: 1 })).toBe(false);
  });
});
