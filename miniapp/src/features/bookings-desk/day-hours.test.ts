import { faultOf, nextStretch, stretchesOf, timesWith } from './day-hours';

const stretch = (from: string, to: string, bookable = true) => ({ from, to, bookable });

describe('the hours of a day', () => {
  it('stand without the cuts its roster makes', () => {
    const sessions = [
      { ...stretch('09:00', '10:00'), windows: [1] },
      { ...stretch('10:00', '12:00'), windows: [1, 2] },
      { ...stretch('14:00', '17:00'), windows: [1] },
      { ...stretch('17:00', '18:00', false), windows: null },
    ];
    expect(stretchesOf({ sessions })).toEqual([
      stretch('09:00', '12:00'),
      stretch('14:00', '17:00'),
      stretch('17:00', '18:00', false),
    ]);
  });

  it.each([
    ['nothing, a closed day', [], null],
    ['two that meet', [stretch('14:00', '17:00'), stretch('09:00', '14:00')], null],
    ['an end before the beginning', [stretch('12:00', '09:00')], '结束时间应晚于开始时间'],
    ['two that overlap', [stretch('09:00', '12:00'), stretch('11:30', '14:00')], '有重叠'],
  ])('are judged: %s', (_, stretches, words) => {
    if (words === null) expect(faultOf(stretches)).toBeNull();
    else expect(faultOf(stretches)).toContain(words);
  });

  it('are chosen by the half hour, what stands off it included', () => {
    const times = timesWith('09:10').map(({ key }) => key);
    expect(times.slice(18, 21)).toEqual(['09:00', '09:10', '09:30']);
    expect(times.at(-1)).toBe('24:00');
  });

  it('go on after the last', () => {
    expect(nextStretch([stretch('09:00', '12:00')])).toEqual(stretch('12:00', '13:00'));
    expect(nextStretch([])).toEqual(stretch('08:30', '09:30'));
    expect(nextStretch([stretch('09:00', '24:00')]).from).toBe('09:00');
  });
});
