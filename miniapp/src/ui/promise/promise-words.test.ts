import type { PromiseView } from 'shared-types/record.contract';
import { promiseWords } from './promise-words';

const TODAY = '2026-11-23';
const promise = (part: Partial<PromiseView>): PromiseView => ({
  kind: 'CONSULT_ONLINE',
  label: '网上咨询答复',
  light: 'NORMAL',
  dueDate: '2026-11-30',
  dueAt: null,
  workdaysLeft: 5,
  provisional: false,
  ...part,
});

describe('a promise in words', () => {
  it('says how long is left and by which date', () => {
    expect(promiseWords(promise({}), TODAY)).toEqual({
      light: '还有 5 个工作日',
      tone: 'ok',
      date: '11月30日（周一）前完成网上咨询答复',
    });
  });

  it('says that it is due today, also where nothing is counted in working days', () => {
    const today = { light: 'WARN', dueDate: TODAY } as const;
    expect(promiseWords(promise({ ...today, workdaysLeft: 0 }), TODAY)).toMatchObject({
      light: '今天到期',
      tone: 'warn',
      date: '今天（周一）内完成网上咨询答复',
    });
    expect(promiseWords(promise({ ...today, workdaysLeft: null }), TODAY).light).toBe('今天到期');
  });

  it('says sorry when it is late', () => {
    const late = promiseWords(promise({ light: 'OVERDUE', dueDate: '2026-11-20', workdaysLeft: 0 }), TODAY);
    expect(late).toEqual({
      light: '已超期，非常抱歉',
      tone: 'danger',
      date: '原定11月20日（周五）前完成网上咨询答复',
    });
  });

  it('gives no date while the clock stands still', () => {
    const paused = promiseWords(promise({ light: 'PAUSED', dueDate: null, workdaysLeft: null }), TODAY);
    expect(paused.light).toBe('暂停计时');
    expect(paused.date).not.toMatch(/\d/);
  });

  it('tells a kept promise from one kept late', () => {
    expect(promiseWords(promise({ light: 'DONE_ON_TIME' }), TODAY).tone).toBe('ok');
    expect(promiseWords(promise({ light: 'DONE_LATE' }), TODAY).tone).toBe('danger');
  });
});
