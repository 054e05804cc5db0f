import type { PriorityGroup } from 'shared-types/booking.states';
import { bookingBlocked, ruleWords, standingWords, timesWords } from './marks.words';

const NO_SHOW = {
  threshold: 3,
  withinDays: 90,
  blockDays: 30,
  warnAfter: 2,
  appealWithinDays: 30,
  neverBlock: ['ELDERLY'] as PriorityGroup[],
};
const RULES = { noShow: NO_SHOW, group: null };

describe('marks in words', () => {
  it.each([
    [0, '0 次'],
    [50, '半次'],
    [100, '1 次'],
    [250, '2 次半'],
    [35, '0.35 次'],
  ])('%d hundredths are %s', (hundredths, words) => {
    expect(timesWords(hundredths)).toBe(words);
  });

  it('says what is counted', () => {
    const cancel = { freeHours: 2, lateCountsAs: 0.5, freeReschedules: 1 };
    expect(ruleWords({ noShow: NO_SHOW, cancel })).toBe(
      '约好没有到场记 1 次，开始前 2 小时内才取消记半次；90 天内满 3 次，30 天不能网上预约。',
    );
  });

  it('says how somebody stands', () => {
    expect(standingWords({ kind: 'CLEAR', weight: 0, block: null }, RULES)).toBe('没有爽约记录，可以正常预约。');
    expect(standingWords({ kind: 'COUNTED', weight: 150, block: null }, RULES)).toBe(
      '最近 90 天记了 1 次半，可以正常预约。',
    );
    expect(standingWords({ kind: 'WARNED', weight: 200, block: null }, RULES)).toContain('累计满 3 次，30 天内不能');
    const block = { since: '2026-03-02', until: '2026-04-01', bookingIds: [1] };
    expect(standingWords({ kind: 'BLOCKED', weight: 300, block }, RULES)).toBe(
      '4月1日（周三）起可以网上预约；这期间仍可以打电话预约，也可以直接到现场取号。',
    );
    expect(standingWords({ kind: 'COUNTED', weight: 300, block: null }, { ...RULES, group: 'ELDERLY' })).toBe(
      '已在窗口确认为老年人，爽约不影响网上预约。',
    );
  });

  it('refuses with the way that stays open', () => {
    expect(bookingBlocked('2026-04-01')).toMatchObject({
      status: 422,
      code: 'booking_blocked',
      title: '因多次约好后没有到场，2026年4月1日（周三）起才能网上预约',
      details: { detail: expect.stringContaining('打电话预约') },
    });
  });
});
