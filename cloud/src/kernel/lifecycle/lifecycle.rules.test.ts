import { ruledOut } from '../errors/refusal';
import { type AnyLifecycle, actionsFor, defineLifecycle, lifecycleFaults, unguarded } from './lifecycle.rules';

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

  it('names a state reached only from one that is never reached, and no other', () => {
    const states = { NEW: words('新'), LOST: words('失'), FOUND: words('得'), DONE: words('完') };
    const actions = {
      find: { from: ['LOST'], to: 'FOUND', who: ['OWNER'] as const },
      finish: { from: ['NEW', 'FOUND', 'LOST'], to: 'DONE', who: ['OWNER'] as const },
    };
    expect(lifecycleFaults(table({ states, actions }))).toEqual([
      'CONSULTATION: LOST is never reached',
      'CONSULTATION: FOUND is never reached',
    ]);
  });

  it('lets an open state be left by one action though another keeps it', () => {
    const actions = {
      note: { from: ['NEW'], to: 'SAME', who: ['OWNER'] as const },
      finish: { from: ['NEW'], to: 'DONE', who: ['OWNER'] as const },
    };
    expect(lifecycleFaults(table({ actions }))).toEqual([]);
  });

  it('does not take one state’s way out for another’s', () => {
    const states = { NEW: words('新'), STUCK: words('停'), DONE: words('完') };
    const actions = {
      stop: { from: ['NEW'], to: 'STUCK', who: ['OWNER'] as const },
      finish: { from: ['NEW'], to: 'DONE', who: ['OWNER'] as const },
    };
    expect(lifecycleFaults(table({ states, actions }))).toEqual([
      'CONSULTATION: nothing leads out of STUCK, which is not closed',
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

describe('the actions a screen may offer', () => {
  const guarded = {
    actions: {
      free: {},
      passed: { guard: ({ open }: { open: boolean }) => (open ? null : ruledOut('shut', '已关闭')) },
    },
  };

  it.each([
    [['free', 'passed'], true, ['free', 'passed']],
    [['free', 'passed'], false, ['free']],
    [['passed'], true, ['passed']],
    [['free', 'unknown'], true, ['free']],
    [[], true, []],
  ])('of %j, where the guard lets pass %s: %j', (asked, open, offered) => {
    expect(unguarded(guarded, asked, { open })).toEqual(offered);
  });

  it('are those of a table as it was declared', () => {
    const declared = {
      type: 'CONSULTATION' as const,
      states: { NEW: words('新'), DONE: words('完') },
      closed: ['DONE'] as const,
      desk: [],
      openings: {},
      actions: {},
    };
    expect(defineLifecycle<never>()(declared)).toBe(declared);
  });
});
