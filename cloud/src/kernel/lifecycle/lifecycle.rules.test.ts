import { type AnyLifecycle, actionsFor, lifecycleFaults } from './lifecycle.rules';

const words = (label: string) => ({ label, next: '' });

function table(overrides: Partial<AnyLifecycle>): AnyLifecycle {
  return {
    type: 'CONSULTATION',
    states: { NEW: words('新'), DONE: words('完') },
    closed: ['DONE'],
    desk: [],
    openings: { open: { to: 'NEW' } },
    actions: { finish: { from: ['NEW'], to: 'DONE', who: ['WINDOW_CLERK'] } },
    ...overrides,
  };
}

describe('a lifecycle table is judged before it is used', () => {
  it('has no fault when every state is reached and every open state can be left', () => {
    expect(lifecycleFaults(table({}))).toEqual([]);
  });

  it('names a state that nothing reaches', () => {
    const states = { NEW: words('新'), DONE: words('完'), LOST: words('失') };
    expect(lifecycleFaults(table({ states, closed: ['DONE', 'LOST'] }))).toEqual([
      'CONSULTATION: LOST is never reached',
    ]);
  });

  it('names an open state that nothing leads out of, even when an action keeps it busy', () => {
    const actions = { note: { from: ['NEW'], to: 'SAME', who: ['OWNER'] as const } };
    expect(lifecycleFaults(table({ actions, states: { NEW: words('新') }, closed: [] }))).toEqual([
      'CONSULTATION: nothing leads out of NEW, which is not closed',
    ]);
  });

  it('names a state without a label', () => {
    const actions = {
      finish: { from: ['NEW'], to: 'DONE', who: ['OWNER'] as const },
      lose: { from: ['NEW'], to: 'LOST', who: ['OWNER'] as const },
    };
    expect(lifecycleFaults(table({ actions }))).toEqual(['CONSULTATION: LOST has no label']);
  });
});

describe('the actions offered', () => {
  const { actions } = table({
    actions: {
      finish: { from: ['NEW'], to: 'DONE', who: ['WINDOW_CLERK'] },
      withdraw: { from: ['NEW'], to: 'DONE', who: ['OWNER', 'WINDOW_CLERK'] },
      reopen: { from: ['DONE'], to: 'NEW', who: ['OWNER'] },
    },
  });

  it.each([
    ['NEW', ['OWNER'], ['withdraw']],
    ['NEW', ['WINDOW_CLERK'], ['finish', 'withdraw']],
    ['DONE', ['OWNER', 'ANYONE'], ['reopen']],
    ['DONE', ['WINDOW_CLERK'], []],
    ['NEW', [], []],
  ] as const)('in %s for %j are %j', (state, capacities, expected) => {
    expect(actionsFor({ actions }, state, capacities)).toEqual(expected);
  });
});
