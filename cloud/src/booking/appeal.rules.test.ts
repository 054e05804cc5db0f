import { appealLifecycle, appealRefusal, appealUntil, type LastAppeal } from './appeal.rules';

const MARK = { date: '2026-03-02', erased: false };
const codeOf = (
  mark: Parameters<typeof appealRefusal>[0],
  last: LastAppeal = null,
  today = '2026-03-02',
): string | undefined => appealRefusal(mark, last, 30, today)?.code;

describe('an appeal against a mark', () => {
  it('can be made to the thirtieth day after the booking', () => {
    expect(appealUntil(MARK, 30)).toBe('2026-04-01');
    expect(codeOf(MARK, null, '2026-04-01')).toBeUndefined();
    expect(codeOf(MARK, null, '2026-04-02')).toBe('appeal_too_late');
  });

  it('needs a mark that stands', () => {
    expect(codeOf(null)).toBe('nothing_to_appeal');
    expect(codeOf({ ...MARK, erased: true })).toBe('nothing_to_appeal');
  });

  it.each([
    ['SUBMITTED', 'appealed_already'],
    ['GRANTED', 'appeal_decided'],
    ['DISMISSED', 'appeal_decided'],
    ['WITHDRAWN', undefined],
  ])('is made once: after one that is %s, %s', (state, code) => {
    expect(codeOf(MARK, { state })).toBe(code);
  });

  it.each(['grant', 'dismiss'] as const)('is not for whoever appeals to %s', (action) => {
    const { guard } = appealLifecycle.actions[action];
    expect(guard?.({ own: true })?.code).toBe('own_appeal');
    expect(guard?.({ own: false })).toBeNull();
  });
});
