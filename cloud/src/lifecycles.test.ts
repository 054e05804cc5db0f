import { lifecycleFaults } from './kernel/lifecycle/lifecycle.rules';
import { LIFECYCLES } from './lifecycles';

it.each(LIFECYCLES.map((table) => [table.type, table] as const))('the lifecycle of %s has no fault', (_, table) => {
  expect(lifecycleFaults(table)).toEqual([]);
});

it('no two lifecycles are of one type', () => {
  const types = LIFECYCLES.map(({ type }) => type);
  expect(new Set(types).size).toBe(types.length);
});
