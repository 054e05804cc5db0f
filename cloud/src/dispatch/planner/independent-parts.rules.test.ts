import { agent, street, task } from '../../../test/small-day';
import { independentParts } from './independent-parts.rules';

const named = (agents: ReturnType<typeof agent>[], tasks: ReturnType<typeof task>[]) =>
  independentParts({ travel: street(10), agents, tasks }).map((part) => [
    part.agents.map(({ id }) => id).join(' '),
    part.tasks.map(({ id }) => id).join(' '),
  ]);

describe('parts of a day that have nothing to do with each other', () => {
  const agents = [agent('a', { skills: [1, 3] }), agent('b', { skills: [2] }), agent('c', { skills: [3, 4] })];

  it('keeps together who may do the same, also by way of others', () => {
    const tasks = [1, 2, 3, 4].map((skill) => task(skill, 1, { skills: [skill] }));
    expect(named(agents, tasks)).toEqual([
      ['a c', '1 3 4'],
      ['b', '2'],
    ]);
  });

  it('takes apart what a pin or a refusal takes apart', () => {
    const tasks = [task(1, 1, { skills: [3], pinnedTo: 'a' }), task(2, 1, { skills: [3], refusedBy: ['a'] })];
    expect(named(agents, tasks)).toEqual([
      ['a', '1'],
      ['c', '2'],
    ]);
  });

  it('leaves out what nobody may do and who has nothing to do', () => {
    expect(named(agents, [task(1, 1, { skills: [9] }), task(2, 1, { skills: [2] })])).toEqual([['b', '2']]);
  });
});
