import { agent, street, task } from '../../../test/small-day';
import type { Agent, Task } from './day.rules';
import { whyUnplaced } from './why-unplaced.rules';

const why = (agents: Agent[], which: Task) => whyUnplaced({ travel: street(10), agents, tasks: [which] }, which);

describe('why nobody has a visit', () => {
  const skilled = { skills: ['tax', 'seal'] };
  it.each<[string, Agent[], Partial<Task>, string]>([
    ['nobody is there at all', [], {}, 'NO_SKILL'],
    [
      'nobody has all the skills',
      [agent('a', { skills: ['tax'] }), agent('b', { skills: ['seal'] })],
      skilled,
      'NO_SKILL',
    ],
    ['who has them refused', [agent('a', skilled), agent('b')], { ...skilled, refusedBy: ['a'] }, 'NOT_ALLOWED'],
    [
      'it is pinned to somebody without them',
      [agent('a', skilled), agent('b')],
      { ...skilled, pinnedTo: 'b' },
      'NOT_ALLOWED',
    ],
    [
      'the shift is over when the window opens',
      [agent('a', { shift: [0, 400] })],
      { windows: [[500, 600]] },
      'OFF_SHIFT',
    ],
    [
      'the shift ends before the visit would',
      [agent('a', { shift: [0, 599] })],
      { windows: [[500, 600]] },
      'OFF_SHIFT',
    ],
    ['the shift begins after the window', [agent('a', { shift: [601, 9000] })], { windows: [[500, 600]] }, 'OFF_SHIFT'],
    [
      'a running visit lasts longer than the window',
      [agent('a', { running: { task: task(9, 3), until: 601 } })],
      { windows: [[500, 600]] },
      'OFF_SHIFT',
    ],
    ['the way there is too long', [agent('a')], { windows: [[0, 299]] }, 'OUT_OF_REACH'],
    ['the way home is too long', [agent('a', { shift: [0, 600] })], { windows: [[0, 300]] }, 'OUT_OF_REACH'],
    ['one could, were there nothing else', [agent('a')], { windows: [[0, 300]] }, 'FULL'],
    [
      'one of several windows would do',
      [agent('a', { shift: [0, 700] })],
      {
        windows: [
          [0, 100],
          [200, 300],
        ],
      },
      'FULL',
    ],
    [
      'the visit would end with the shift',
      [agent('a', { shift: [0, 600], end: null })],
      { windows: [[500, 600]] },
      'FULL',
    ],
  ])('%s', (_, agents, said, reason) => {
    expect(why(agents, task(1, 3, said))).toBe(reason);
  });
});
