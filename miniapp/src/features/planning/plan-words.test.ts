import type { DayPlanView, MovePreview } from 'shared-types/day-plan.contract';
import { findVisit, outcomeWords, travelWords } from './plan-words';

describe('the words of a plan', () => {
  it.each([
    [0, '0 分钟'],
    [1170, '20 分钟'],
    [3600, '1 小时'],
    [-3900, '1 小时 5 分钟'],
  ])('say %i seconds of travel as %s', (seconds, words) => expect(travelWords(seconds)).toBe(words));

  it.each<[Partial<MovePreview>, string]>([
    [{ travelSeconds: 600 }, '14:00 开始 · 路上多 10 分钟'],
    [{ travelSeconds: -600, late: true }, '14:00 开始，来不及 · 路上少 10 分钟'],
    [{ begin: null }, '这天排不进 · 路程差不多'],
  ])('say what comes of a move: %j', (part, words) => {
    const move = { begin: '2027-03-01T06:00:00.000Z', late: false, travelSeconds: 0, ...part } as MovePreview;
    expect(outcomeWords(move)).toBe(words);
  });

  it('find a visit with its first agent, not with the second one', () => {
    const stop = (asCompanion: boolean) => ({ number: 'A', asCompanion });
    const agents = [
      { workNo: 'D1', name: '周勤', stops: [stop(true)] },
      { workNo: 'D2', name: '吴敏', stops: [stop(false)] },
    ];
    expect(findVisit({ agents, unplaced: [] } as unknown as DayPlanView, 'A')?.workNo).toBe('D2');
  });
});
