import { agent, street, task } from '../../../test/small-day';
import type { Agent, Break, Task } from './day.rules';
import { timetable } from './timetable.rules';

const day = { travel: street(10), agents: [], tasks: [] };
const lunch = (from: number, to: number, service = 300): Break => ({ id: 'lunch', windows: [[from, to]], service });
/** What is done, and when it begins. */
const told = (who: Agent, tasks: Task[]) => timetable(day, who, tasks)?.stops.map(({ id, begin }) => `${id} ${begin}`);

describe('when an agent makes visits in an order', () => {
  it.each<[string, Agent, Task[], string[] | undefined]>([
    ['one after the other, as early as the ways allow', agent('a'), [task(1, 2), task(2, 3)], ['1 200', '2 400']],
    ['waiting for a window', agent('a'), [task(1, 2, { windows: [[500, 600]] }), task(2, 3)], ['1 500', '2 700']],
    ['beginning with the last second of a window', agent('a'), [task(1, 2, { windows: [[0, 200]] })], ['1 200']],
    ['not a second after it', agent('a'), [task(1, 2, { windows: [[0, 199]] })], undefined],
    [
      'in the next window when one has been missed',
      agent('a'),
      [
        task(1, 2, {
          windows: [
            [0, 100],
            [300, 400],
          ],
        }),
      ],
      ['1 300'],
    ],
    ['home with the last second of the shift', agent('a', { shift: [0, 500] }), [task(1, 2)], ['1 200']],
    ['not a second after it', agent('a', { shift: [0, 499] }), [task(1, 2)], undefined],
    ['not back where the day ends anywhere', agent('a', { shift: [0, 300], end: null }), [task(1, 2)], ['1 200']],
    ['without a way to the first where it begins anywhere', agent('a', { start: null }), [task(1, 2)], ['1 0']],
    ['with lunch when it is time', agent('a', { breaks: [lunch(0, 100)] }), [task(1, 2)], ['lunch 0', '1 500']],
    [
      'with lunch on the way, walking on while waiting',
      agent('a', { breaks: [lunch(150, 160)] }),
      [task(1, 2, { windows: [[0, 500]] })],
      ['lunch 150', '1 500'],
    ],
    [
      'with lunch where it costs least',
      agent('a', { breaks: [lunch(250, 400)] }),
      [task(1, 2, { windows: [[0, 200]] }), task(2, 2)],
      ['1 200', '2 300', 'lunch 400'],
    ],
    [
      'with lunch after the last',
      agent('a', { breaks: [lunch(250, 400)] }),
      [task(1, 2, { windows: [[0, 200]] })],
      ['1 200', 'lunch 300'],
    ],
    ['not without lunch', agent('a', { breaks: [lunch(0, 100)] }), [task(1, 2, { windows: [[0, 400]] })], undefined],
    [
      'with two breaks in their order',
      agent('a', { breaks: [lunch(0, 50, 10), { ...lunch(100, 400, 20), id: 'tea' }] }),
      [task(1, 2)],
      ['lunch 0', '1 210', 'tea 310'],
    ],
    ['without breaks when there is nothing to do', agent('a', { breaks: [lunch(0, 100)] }), [], []],
  ])('%s', (_, who, tasks, expected) => {
    expect(told(who, tasks)).toEqual(expected);
  });

  it('shows the running visit first and goes on from it when it is over', () => {
    const who = agent('a', { running: { task: task('now', 5), until: 1000 } });
    expect(timetable(day, who, [task(1, 7)])).toEqual({
      leaves: 1000,
      stops: [
        { kind: 'RUNNING', id: 'now', arrival: 0, begin: 0, end: 1000, travelled: 0 },
        { kind: 'VISIT', id: 1, arrival: 1200, begin: 1200, end: 1300, travelled: 200 },
      ],
      ends: 2000,
      travelled: 900,
    });
    expect(timetable(day, who, [])?.stops).toHaveLength(1);
  });

  it('sets out no sooner than the first visit wants', () => {
    expect(timetable(day, agent('a'), [task(1, 3, { windows: [[900, 950]] })])).toMatchObject({
      leaves: 600,
      ends: 1300,
      stops: [{ arrival: 900, begin: 900 }],
    });
  });

  it('says what was travelled and what was waited', () => {
    const who = agent('a', { breaks: [lunch(350, 400)] });
    const times = timetable(day, who, [task(1, 1, { windows: [[0, 100]] }), task(2, 2, { windows: [[1000, 1000]] })]);
    expect(times?.stops.slice(1)).toEqual([
      { kind: 'BREAK', id: 'lunch', arrival: 300, begin: 350, end: 650, travelled: 200 },
      { kind: 'VISIT', id: 2, arrival: 650, begin: 1000, end: 1100, travelled: 200 },
    ]);
    expect(times?.travelled).toBe(400);
  });
});
