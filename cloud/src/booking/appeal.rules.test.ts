import { appealLifecycle, appealRefusal, appealUntil, type LastAppeal } from './appeal.rules';

const MARK = { date: '2026-03-02', erased: false };
const refusalOf = (mark: Parameters<typeof appealRefusal>[0], last: LastAppeal = null, today = '2026-03-02') =>
  appealRefusal(mark, last, 30, today);
const codeOf = (...asked: Parameters<typeof refusalOf>): string | undefined => refusalOf(...asked)?.code;

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

  it.each<[string, Parameters<typeof refusalOf>, string]>([
    ['without a mark', [null], '这次预约没有留下记录，不用申诉'],
    ['while one is open', [MARK, { state: 'SUBMITTED' }], '这次记录已经申诉，正等主管核实'],
    ['after one that was answered', [MARK, { state: 'DISMISSED' }], '这次记录已经申诉并答复过了；仍有意见的，可以投诉'],
    ['too late', [MARK, null, '2026-04-02'], '申诉要在预约当天起 30 天内提出，现在已经过了'],
  ])('%s is refused with what to know', (_, asked, title) => {
    expect(refusalOf(...asked)).toMatchObject({ status: 422, title });
  });

  it.each(['grant', 'dismiss'] as const)('is not for whoever appeals to %s', (action) => {
    const { guard } = appealLifecycle.actions[action];
    expect(guard?.({ own: true })).toMatchObject({
      code: 'own_appeal',
      title: '这是您自己的申诉，请由另一位主管处理',
    });
    expect(guard?.({ own: false })).toBeNull();
  });
});
