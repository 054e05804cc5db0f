import { windowParts } from './windows';

describe('a window’s sign', () => {
  it('breaks before its number, and stays whole where there is none or nothing before it', () => {
    expect(windowParts('市场监管7号窗口')).toEqual({ business: '市场监管', no: '7号窗口' });
    expect(windowParts('3号窗口')).toEqual({ business: '', no: '3号窗口' });
    expect(windowParts('咨询台')).toEqual({ business: '', no: '咨询台' });
  });
});
