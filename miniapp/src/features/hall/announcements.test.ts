import { Announcements, announcementOf, type CallHeard, spelled, windowWords } from './announcements';

const start = Date.parse('2026-11-24T02:00:00.000Z');
const second = (n: number): string => new Date(start + n * 1000).toISOString();
let calls = 0;
const call = (label: string, at: number, windowNo = 3): CallHeard => {
  calls += 1;
  return { id: calls, label, windowLabel: `${windowNo}号窗口`, at: second(at) };
};

describe('what the hall hears', () => {
  it('reads a number digit by digit and a window as a number', () => {
    expect(announcementOf(call('A012', 0))).toBe('请A零一二号到三号窗口');
    expect(announcementOf(call('P007', 0, 22))).toBe('请P零零七号到二十二号窗口');
    expect(announcementOf({ ...call('B130', 0), windowLabel: '综合10号窗口' })).toBe('请B一三零号到综合十号窗口');
    expect(spelled('Y130')).toBe('Y一三零');
    expect([1, 10, 12, 20, 21, 105].map(windowWords)).toEqual(['一', '十', '十二', '二十', '二十一', '一零五']);
  });

  it('is each call once, however often the same picture comes', () => {
    const hall = new Announcements();
    const picture = [call('A001', 0)];
    expect(hall.fresh(picture, second(1))).toEqual(picture);
    expect(hall.fresh(picture, second(2))).toEqual([]);
    expect(hall.fresh(picture, second(300))).toEqual([]);
  });

  it('is every call of those that came together, in the order they were called', () => {
    const hall = new Announcements();
    const [a, b, c] = [call('A001', 1), call('B001', 2, 5), call('C001', 3, 7)];
    expect(hall.fresh([c, b, a], second(4))).toEqual([a, b, c]);
  });

  it('is a number again when its window calls it again, or another window does', () => {
    const hall = new Announcements();
    hall.fresh([call('A001', 0)], second(1));
    expect(hall.fresh([call('A001', 30)], second(31))).toHaveLength(1);
    expect(hall.fresh([call('A001', 30, 4)], second(32))).toHaveLength(1);
  });

  it('after a lost connection is what was missed in the last ten seconds, and nothing older or said before', () => {
    const hall = new Announcements();
    const said = call('A001', 0);
    hall.fresh([said], second(1));
    const [old, missed] = [call('A002', 20), call('A003', 52)];
    expect(hall.fresh([said, old, missed], second(60))).toEqual([missed]);
    expect(hall.fresh([said, old, missed], second(61))).toEqual([]);
  });

  it('does not begin with what was called long before the display was switched on', () => {
    const hall = new Announcements();
    const [long, just] = [call('A001', 0), call('A002', 11)];
    expect(hall.fresh([long, just], second(21))).toEqual([just]);
  });
});
