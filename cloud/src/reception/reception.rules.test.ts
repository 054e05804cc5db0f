import { callState, dayFigures, isLateFault } from './reception.rules';

const at = new Date('2026-11-23T09:30:00Z'); // 17:30 in Shanghai

describe('a call', () => {
  it('waits until somebody goes, and is over when it is done', () => {
    expect(callState({ takenAt: null, doneAt: null })).toBe('WAITING');
    expect(callState({ takenAt: at, doneAt: null })).toBe('TAKEN');
    expect(callState({ takenAt: at, doneAt: at })).toBe('DONE');
  });

  it('of a fault is late from the first day after the one it was reported on, by Shanghai’s calendar', () => {
    expect(isLateFault('FAULT', at, null, '2026-11-23')).toBe(false);
    expect(isLateFault('FAULT', at, null, '2026-11-24')).toBe(true);
    expect(isLateFault('FAULT', new Date('2026-11-23T16:00:00Z'), null, '2026-11-24')).toBe(false);
    expect(isLateFault('FAULT', at, at, '2026-11-24')).toBe(false);
    expect(isLateFault('HELP', at, null, '2026-11-24')).toBe(false);
  });
});

describe('the figures of a day', () => {
  it('are counted by hour and kind, people’s service beside self-service', () => {
    const figures = dayFigures([
      { hour: 10, kind: 'CONSULT', count: 2, minutes: 6 },
      { hour: 9, kind: 'SELF_SERVICE', count: 3, minutes: 15 },
      { hour: 10, kind: 'SELF_SERVICE', count: 1, minutes: 5 },
    ]);
    expect(figures.hours.map(({ hour }) => hour)).toEqual([9, 10]);
    expect(figures.hours[1]?.counts).toEqual({ RECEIVE: 0, CONSULT: 2, DIRECT: 0, ESCORT: 0, SELF_SERVICE: 1 });
    expect(figures).toMatchObject({ byPeople: 2, selfService: 4, minutes: 26 });
    expect(figures.totals.SELF_SERVICE).toBe(4);
  });

  it('of a day without any are noughts, not nothing', () => {
    expect(dayFigures([])).toMatchObject({
      hours: [],
      byPeople: 0,
      selfService: 0,
      minutes: 0,
      totals: { CONSULT: 0 },
    });
  });
});
