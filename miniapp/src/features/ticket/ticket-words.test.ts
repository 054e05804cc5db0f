import { headline, isAtWindow } from './ticket-words';

const window = { key: 'hall-3', no: 3, label: '综合3号窗口' };

describe('what a ticket says', () => {
  it('is how many are ahead while it waits, and that it is next when nobody is', () => {
    const waiting = { state: 'WAITING', stateLabel: '等候中', window: null };
    expect(headline({ ...waiting, ahead: 4 })).toBe('前面还有 4 人');
    expect(headline({ ...waiting, ahead: 0 })).toBe('下一个就是您');
    expect(isAtWindow({ ...waiting, ahead: 4 })).toBe(false);
  });

  it('is the window once it is called there', () => {
    const called = { state: 'CALLED', stateLabel: '正在叫您', ahead: null, window };
    expect(headline(called)).toBe('请到 综合3号窗口');
    expect(isAtWindow(called)).toBe(true);
    expect(headline({ ...called, state: 'SERVING', stateLabel: '办理中' })).toBe('综合3号窗口 正在为您办理');
  });

  it('is its state when it neither waits nor is called', () => {
    expect(headline({ state: 'PASSED', stateLabel: '过号', ahead: null, window })).toBe('过号');
  });
});
