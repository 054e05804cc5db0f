import fc from 'fast-check';
import { afterCall, type LineMemory, NO_CALLS, nextInLine, orderOf, type Waiting } from './line.rules';

const RULES = { priorityRun: 2 };
const minute = (n: number) => new Date(Date.UTC(2026, 10, 24, 1, n));
const NOW = minute(30);
const ticket = (id: number, part: Partial<Waiting> = {}): Waiting => ({
  id,
  class: 'WALK_IN',
  takenAt: minute(id),
  slotAt: null,
  transferred: false,
  againAtCall: null,
  ...part,
});
const walkIn = (id: number) => ticket(id);
const booked = (id: number, slot = 30) => ticket(id, { class: 'BOOKED', slotAt: minute(slot) });
const priority = (id: number) => ticket(id, { class: 'PRIORITY' });
const order = (waiting: Waiting[], memory: LineMemory = NO_CALLS) =>
  orderOf(waiting, memory, NOW, RULES).map(({ id }) => id);

describe('the order of a line', () => {
  it.each<[string, Waiting[], number[]]>([
    ['nobody', [], []],
    ['walk-ins as they came', [walkIn(3), walkIn(1), walkIn(2)], [1, 2, 3]],
    ['booked by their slot, then as they came', [booked(1, 30), booked(2, 0), booked(3, 0)], [2, 3, 1]],
    [
      'booked and walk-in in turn, booked first',
      [walkIn(1), walkIn(2), walkIn(3), booked(4), booked(5)],
      [4, 1, 5, 2, 3],
    ],
    [
      'a booked one before its slot after the walk-ins, not with them',
      [walkIn(1), booked(2, 31), walkIn(3)],
      [1, 3, 2],
    ],
    [
      'two priorities, one other, and so on',
      [1, 2, 3, 4, 5].map(priority).concat([walkIn(6), walkIn(7)]),
      [1, 2, 6, 3, 4, 7, 5],
    ],
    ['priorities in a row when nobody else waits', [priority(1), priority(2), priority(3)], [1, 2, 3]],
    ['who was transferred before all others', [priority(1), ticket(2, { transferred: true }), booked(3)], [2, 1, 3]],
    ['who was passed three calls later', [ticket(1, { againAtCall: 3 }), ...[2, 3, 4, 5].map(walkIn)], [2, 3, 4, 1, 5]],
    [
      'of two who were passed the one whose turn comes sooner, then the earlier number',
      [ticket(2, { againAtCall: 4 }), ticket(3, { againAtCall: 3 }), ticket(1, { againAtCall: 4 })],
      [3, 1, 2],
    ],
    [
      'of two who came at the same moment the earlier number',
      [ticket(3, { takenAt: minute(0) }), ticket(1, { takenAt: minute(0) }), ticket(2, { takenAt: minute(0) })],
      [1, 2, 3],
    ],
    ['who was passed sooner when nobody else waits', [ticket(1, { againAtCall: 3 }), walkIn(2)], [2, 1]],
  ])('is %s', (_, waiting, expected) => {
    expect(order(waiting)).toEqual(expected);
  });

  it('goes on where the line left off', () => {
    const after = (lastOfOthers: 'BOOKED' | 'WALK_IN', priorityRun = 0) => ({ calls: 9, priorityRun, lastOfOthers });
    expect(order([walkIn(1), booked(2)], after('BOOKED'))).toEqual([1, 2]);
    expect(order([walkIn(1), booked(2)], after('WALK_IN'))).toEqual([2, 1]);
    expect(order([priority(1), walkIn(2)], after('WALK_IN', 2))).toEqual([2, 1]);
    expect(order([priority(1), booked(2, 31)], after('WALK_IN', 2))).toEqual([2, 1]);
  });

  it('remembers what was called', () => {
    expect(afterCall({ calls: 4, priorityRun: 1, lastOfOthers: 'BOOKED' }, priority(1))).toEqual({
      calls: 5,
      priorityRun: 2,
      lastOfOthers: 'BOOKED',
    });
    expect(afterCall({ calls: 4, priorityRun: 2, lastOfOthers: 'BOOKED' }, walkIn(1))).toEqual({
      calls: 5,
      priorityRun: 0,
      lastOfOthers: 'WALK_IN',
    });
  });
});

describe('whatever stands in a line', () => {
  const anyTicket = fc.record({
    class: fc.constantFrom('PRIORITY' as const, 'BOOKED' as const, 'WALK_IN' as const),
    taken: fc.integer({ min: 0, max: 29 }),
    slot: fc.constantFrom(0, 30, 59),
    transferred: fc.boolean(),
    again: fc.option(fc.integer({ min: 0, max: 12 })),
  });
  const anyLine = fc.array(anyTicket, { maxLength: 25 }).map((parts) =>
    parts.map(({ class: kind, taken, slot, transferred, again }, id) =>
      ticket(id, {
        class: kind,
        takenAt: minute(taken),
        slotAt: kind === 'BOOKED' ? minute(slot) : null,
        transferred: transferred && again === null,
        againAtCall: again,
      }),
    ),
  );
  const anyMemory = fc.record({
    calls: fc.integer({ min: 0, max: 10 }),
    priorityRun: fc.integer({ min: 0, max: 2 }),
    lastOfOthers: fc.constantFrom('BOOKED' as const, 'WALK_IN' as const, null),
  });

  it('everybody is called, once', () => {
    fc.assert(
      fc.property(anyLine, anyMemory, (line, memory) => {
        const called = orderOf(line, memory, NOW, RULES).map(({ id }) => id);
        expect([...called].sort((a, b) => a - b)).toEqual(line.map(({ id }) => id));
      }),
    );
  });

  it('its beginning is the same however much of it is asked for', () => {
    fc.assert(
      fc.property(anyLine, anyMemory, fc.nat(25), (line, memory, most) => {
        const whole = orderOf(line, memory, NOW, RULES);
        expect(orderOf(line, memory, NOW, RULES, most)).toEqual(whole.slice(0, most));
      }),
    );
  });

  it('who came first is called first, among those of one class who simply wait', () => {
    fc.assert(
      fc.property(anyLine, anyMemory, (line, memory) => {
        const simply = orderOf(line, memory, NOW, RULES).filter(
          (each) => !each.transferred && each.againAtCall === null,
        );
        for (const kind of ['PRIORITY', 'WALK_IN'] as const) {
          const times = simply.filter((each) => each.class === kind).map(({ takenAt }) => takenAt.getTime());
          expect(times).toEqual([...times].sort((a, b) => a - b));
        }
      }),
    );
  });

  it('no third priority in a row is called while somebody else simply waits', () => {
    fc.assert(
      fc.property(anyLine, anyMemory, (line, memory) => {
        let remembered: LineMemory = memory;
        let left = line.filter(({ transferred, againAtCall }) => !transferred && againAtCall === null);
        while (left.length > 0) {
          const next = nextInLine(left, remembered, NOW, RULES) as Waiting;
          const others = left.some((each) => each.class !== 'PRIORITY');
          if (next.class === 'PRIORITY' && others) expect(remembered.priorityRun).toBeLessThan(2);
          remembered = afterCall(remembered, next);
          left = left.filter((each) => each !== next);
        }
      }),
    );
  });

  it('walk-ins are never crowded out: of those who may be called, two booked never follow each other', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const plain = line.filter(
          (each) => each.class !== 'PRIORITY' && !each.transferred && each.againAtCall === null,
        );
        let remembered = NO_CALLS;
        let left = plain;
        while (left.some((each) => each.class === 'WALK_IN')) {
          const next = nextInLine(left, remembered, NOW, RULES) as Waiting;
          if (next.class === 'BOOKED') expect(remembered.lastOfOthers).not.toBe('BOOKED');
          remembered = afterCall(remembered, next);
          left = left.filter((each) => each !== next);
        }
      }),
    );
  });

  it('one who joins the end of the walk-ins puts nobody back who came before', () => {
    fc.assert(
      fc.property(anyLine, anyMemory, (line, memory) => {
        const before = orderOf(line, memory, NOW, RULES);
        const after = orderOf([...line, ticket(999, { takenAt: minute(30) })], memory, NOW, RULES);
        const walkIns = (all: Waiting[]) =>
          all.filter((each) => each.class === 'WALK_IN' && each.id !== 999).map(({ id }) => id);
        expect(walkIns(after)).toEqual(walkIns(before));
      }),
    );
  });
});
