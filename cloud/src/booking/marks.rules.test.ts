import fc from 'fast-check';
import type { PriorityGroup } from 'shared-types/booking.states';
import type { MarkKind } from 'shared-types/booking-marks.states';
import { addDays, type CivilDate } from '../kernel/time/civil-date';
import {
  type Account,
  blockOf,
  countsUntil,
  erased,
  judged,
  type Mark,
  type MarkRules,
  newsOfMark,
  noted,
  settled,
  standingOn,
  weightOf,
  weightOn,
} from './marks.rules';

const NO_SHOW = {
  threshold: 3,
  withinDays: 90,
  blockDays: 30,
  warnAfter: 2,
  appealWithinDays: 30,
  neverBlock: ['ELDERLY', 'MILITARY'] as PriorityGroup[],
};
const RULES: MarkRules = { noShow: NO_SHOW, group: null };
const FIRST = '2026-01-01';
const NOBODY: Account = { marks: [], blockedUntil: null };

/** The so manieth day of the tests, from 0. */
const day = (n: number): CivilDate => addDays(FIRST, n);
const mark = (n: number, kind: MarkKind = 'NO_SHOW', bookingId = n + 1): Mark => ({
  bookingId,
  kind,
  weight: weightOf(kind, 0.5),
  date: day(n),
  erased: false,
  rests: null,
});
const late = (n: number) => mark(n, 'LATE_CANCEL');
/** Marks noted one after the other, each on its own day. */
const account = (...marks: Mark[]): Account =>
  marks.reduce((sofar, each) => noted(sofar, each, RULES, each.date), NOBODY);
const untilOf = (known: Account): CivilDate | null => known.blockedUntil;

describe('what a mark weighs', () => {
  it.each<[MarkKind, number, number]>([
    ['NO_SHOW', 0.5, 100],
    ['LATE_CANCEL', 0.5, 50],
    ['LATE_CANCEL', 1, 100],
    ['LATE_CANCEL', 0, 0],
    ['LATE_CANCEL', 0.35, 35],
  ])('%s where a late one counts %d: %d hundredths', (kind, lateCountsAs, weight) => {
    expect(weightOf(kind, lateCountsAs)).toBe(weight);
  });

  it.each([
    ['its own day', 0, 100],
    ['the last day of the span', 89, 100],
    ['the day after', 90, 0],
    ['a day before it', -1, 0],
  ])('on %s', (_, n, weight) => {
    expect(weightOn([mark(0)], day(n), 90)).toBe(weight);
    if (n >= 0) expect(day(n) < countsUntil(mark(0), 90)).toBe(weight > 0);
  });
});

describe('three times within 90 days block for 30', () => {
  it.each<[string, Mark[], string | null]>([
    ['two times do not', [mark(0), mark(1)], null],
    ['the third one blocks from its day', [mark(0), mark(10), mark(20)], day(50)],
    ['two late ones are as much as one', [mark(0), mark(1), late(2), late(3)], day(33)],
    ['two and a half are not three', [mark(0), mark(1), late(2)], null],
    ['a first one of 90 days ago is out', [mark(0), mark(50), mark(90)], null],
    ['a first one of 89 days ago is in', [mark(0), mark(50), mark(89)], day(119)],
    ['a fourth one, while it lasts, makes it longer', [mark(0), mark(1), mark(2), mark(20)], day(50)],
    ['three of one day', [mark(5, 'NO_SHOW', 1), mark(5, 'NO_SHOW', 2), mark(5, 'NO_SHOW', 3)], day(35)],
  ])('%s', (_, marks, until) => {
    expect(untilOf(account(...marks))).toBe(until);
  });

  it('names the day it began, the day it ends and the bookings that made it', () => {
    const marks = [mark(0), mark(95), mark(96), late(97), late(98)];
    expect(blockOf(marks, RULES)).toEqual({ since: day(98), until: day(128), bookingIds: [96, 97, 98, 99] });
  });

  it('is the block of the latest day that reaches the threshold, in whatever order marks are kept', () => {
    const marks = [mark(0), mark(1), mark(2), mark(20)];
    for (const kept of [marks, [...marks].reverse()]) {
      expect(blockOf(kept, RULES)).toEqual({ since: day(20), until: day(50), bookingIds: [1, 2, 3, 21] });
    }
  });

  it('blocks nobody of whom it was not judged', () => {
    const known: Account = { marks: [mark(0), mark(1), mark(2)], blockedUntil: null };
    expect(standingOn(known, RULES, day(2))).toEqual({ kind: 'WARNED', weight: 300, block: null });
  });

  it('warns at two, says blocked at three, and is clear again 90 days after', () => {
    const kinds = [account(mark(0)), account(mark(0), mark(1)), account(mark(0), mark(1), mark(2))];
    expect(kinds.map((known) => standingOn(known, RULES, day(2)).kind)).toEqual(['COUNTED', 'WARNED', 'BLOCKED']);
    expect(standingOn(account(mark(0)), RULES, day(89)).kind).toBe('COUNTED');
    expect(standingOn(account(mark(0)), RULES, day(90))).toEqual({ kind: 'CLEAR', weight: 0, block: null });
  });

  it('counts what was given up late for tomorrow at once', () => {
    const known = [mark(0), mark(1), late(2), late(3)].reduce((a, each) => noted(a, each, RULES, day(2)), NOBODY);
    expect(standingOn(known, RULES, day(2))).toMatchObject({ kind: 'BLOCKED', weight: 300 });
  });
});

describe('a block that was served', () => {
  const served = settled(account(mark(0), mark(1), mark(2)), day(32));

  it('lasts to the day before it ends', () => {
    const blocked = account(mark(0), mark(1), mark(2));
    expect(standingOn(blocked, RULES, day(31)).kind).toBe('BLOCKED');
    expect(standingOn(blocked, RULES, day(32))).toEqual({ kind: 'CLEAR', weight: 0, block: null });
  });

  it('leaves nothing behind: counting starts anew', () => {
    expect(served).toMatchObject({ blockedUntil: null, marks: [{ rests: 'SERVED' }, {}, { rests: 'SERVED' }] });
    const later = noted(noted(served, mark(40), RULES, day(40)), mark(41), RULES, day(41));
    expect(standingOn(later, RULES, day(41))).toMatchObject({ kind: 'WARNED', weight: 200 });
    expect(untilOf(noted(later, mark(42), RULES, day(42)))).toBe(day(72));
  });

  it('does not come back when one of its marks is taken back afterwards', () => {
    const later = noted(served, mark(40), RULES, day(40));
    expect(standingOn(erased(later, [3], RULES, day(41)), RULES, day(41))).toMatchObject({
      kind: 'COUNTED',
      weight: 100,
    });
  });

  it('leaves what is noted for the day it ends or later, given up late before it ended', () => {
    const ended = settled({ marks: [mark(31), mark(32), mark(33)], blockedUntil: day(32) }, day(32));
    expect(ended.marks.map(({ rests }) => rests)).toEqual(['SERVED', null, null]);
  });

  it('takes with it what was noted while it lasted', () => {
    const longer = account(mark(0), mark(1), mark(2), late(20));
    expect(untilOf(longer)).toBe(day(50));
    expect(settled(longer, day(50)).marks.every(({ rests }) => rests === 'SERVED')).toBe(true);
  });
});

describe('a mark that is taken back', () => {
  const blocked = account(mark(0), mark(1), mark(2));

  it('lifts at once a block it was needed for', () => {
    const lifted = erased(blocked, [1], RULES, day(3));
    expect(lifted.blockedUntil).toBeNull();
    expect(standingOn(lifted, RULES, day(3))).toMatchObject({ kind: 'WARNED', weight: 200 });
  });

  it('shortens a block that others still hold up', () => {
    const longer = account(mark(0), mark(1), mark(2), mark(20));
    expect(untilOf(longer)).toBe(day(50));
    expect(untilOf(erased(longer, [21], RULES, day(21)))).toBe(day(32));
  });

  it('ends a block whose shorter time is over already, and that one is served', () => {
    const longer = account(mark(0), mark(1), mark(2), mark(20));
    const ended = erased(longer, [21], RULES, day(40));
    expect(ended.blockedUntil).toBeNull();
    expect(ended.marks.map(({ rests }) => rests)).toEqual(['SERVED', 'SERVED', 'SERVED', null]);
  });
});

describe('somebody of a group that is never blocked', () => {
  const elder: MarkRules = { noShow: NO_SHOW, group: 'ELDERLY' };

  it('keeps the marks, and none of them ever counts', () => {
    const many = [0, 1, 2, 3].reduce((a, n) => noted(a, mark(n), elder, day(n)), NOBODY);
    expect(many).toMatchObject({ blockedUntil: null, marks: Array(4).fill({ rests: 'EXEMPT' }) });
    expect(standingOn(judged(many, RULES, day(4)), RULES, day(4)).kind).toBe('CLEAR');
  });

  it('has a block lifted on being confirmed, and again until its end when that was a mistake', () => {
    const blocked = account(mark(0), mark(1), mark(2));
    const confirmed = judged(blocked, elder, day(5));
    expect([confirmed.blockedUntil, blockOf(confirmed.marks, elder)]).toEqual([null, null]);
    expect(standingOn(confirmed, elder, day(5))).toMatchObject({ kind: 'COUNTED', block: null });
    expect(untilOf(judged(confirmed, RULES, day(6)))).toBe(day(32));
    expect(untilOf(judged(confirmed, RULES, day(40)))).toBeNull();
  });

  it('is only one of the groups the rule names', () => {
    const disabled: MarkRules = { noShow: NO_SHOW, group: 'DISABLED' };
    expect(untilOf(judged(account(mark(0), mark(1), mark(2)), disabled, day(3)))).toBe(day(32));
  });
});

describe('what is told', () => {
  const at = (known: Account, n: number) => standingOn(known, RULES, day(n));
  it.each<[string, Mark[], Mark, string | null]>([
    ['a first one', [], mark(0), null],
    ['a second one', [mark(0)], mark(1), 'WARNED'],
    ['half a one more', [mark(0), mark(1)], late(2), 'WARNED'],
    ['one that weighs nothing', [mark(0), mark(1)], { ...late(2), weight: 0 }, null],
    ['a third one', [mark(0), mark(1)], mark(2), 'BLOCKED'],
    ['one more while blocked', [mark(0), mark(1), mark(2)], mark(3), 'BLOCKED'],
    ['one more of the same day', [mark(0), mark(1), mark(2)], mark(2, 'NO_SHOW', 99), null],
  ])('%s', (_, before, next, news) => {
    const known = account(...before);
    const n = next.date === day(0) ? 0 : Number(next.date.slice(-2)) - 1;
    expect(newsOfMark(at(known, n), at(noted(known, next, RULES, next.date), n))).toBe(news);
  });
});

describe('laws, whatever happened', () => {
  const anyMark = fc.record({ n: fc.nat(200), isLate: fc.boolean(), isErased: fc.boolean(), rests: fc.boolean() });
  const anyMarks = fc.array(anyMark, { maxLength: 12 }).map((list) =>
    list.map(({ n, isLate, isErased, rests }, i): Mark => {
      const kind = isLate ? 'LATE_CANCEL' : 'NO_SHOW';
      return { ...mark(n, kind, i + 1), erased: isErased, rests: rests ? 'SERVED' : null };
    }),
  );
  const anyDay = fc.nat(230);
  const RANKS = ['CLEAR', 'COUNTED', 'WARNED', 'BLOCKED'];
  const rank = (known: Account, n: number) => RANKS.indexOf(standingOn(known, RULES, day(n)).kind);
  const judgedOn = (marks: readonly Mark[], n: number) => judged({ marks, blockedUntil: null }, RULES, day(n));

  it('taking back never makes the standing worse', () => {
    fc.assert(
      fc.property(anyMarks, fc.nat(11), anyDay, (marks, which, n) => {
        const before = judgedOn(marks, n);
        const after = erased(before, [which + 1], RULES, day(n));
        expect(rank(after, n)).toBeLessThanOrEqual(rank(before, n));
        if (after.blockedUntil !== null) expect(after.blockedUntil <= (before.blockedUntil ?? '')).toBe(true);
      }),
    );
  });

  it('the standing is the same whatever order the marks came in', () => {
    const shuffled = anyMarks.chain((marks) =>
      fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length })),
    );
    fc.assert(
      fc.property(shuffled, anyDay, ([marks, other], n) => {
        const standing = (each: readonly Mark[]) => standingOn(judgedOn(each, n), RULES, day(n));
        expect(standing(other)).toEqual(standing(marks));
      }),
    );
  });

  it('nobody is blocked below the threshold', () => {
    fc.assert(
      fc.property(anyMarks, anyDay, (marks, n) => {
        const block = blockOf(judgedOn(marks, n).marks, RULES);
        if (block) expect(weightOn(marks, block.since, NO_SHOW.withinDays)).toBeGreaterThanOrEqual(300);
        const light = marks.filter(({ erased: gone, rests }) => !gone && rests === null);
        const total = light.reduce((sum, { weight }) => sum + weight, 0);
        if (total < 300) expect(rank(judgedOn(marks, n), n)).toBeLessThan(RANKS.indexOf('BLOCKED'));
      }),
    );
  });

  it('a block never ends earlier for more marks', () => {
    fc.assert(
      fc.property(anyMarks, fc.nat(200), (marks, n) => {
        const until = blockOf(marks, RULES)?.until ?? '';
        const more = blockOf([...marks, mark(n, 'NO_SHOW', 99)], RULES)?.until ?? '';
        expect(more >= until).toBe(true);
      }),
    );
  });

  it('nobody of a group that is never blocked is blocked', () => {
    fc.assert(
      fc.property(anyMarks, anyDay, fc.constantFrom<PriorityGroup>('ELDERLY', 'MILITARY'), (marks, n, group) => {
        const rules = { noShow: NO_SHOW, group };
        const known = judged({ marks, blockedUntil: day(n + 10) }, rules, day(n));
        expect(known.blockedUntil).toBeNull();
        expect(standingOn({ marks, blockedUntil: day(n + 10) }, rules, day(n)).kind).not.toBe('BLOCKED');
      }),
    );
  });

  it('it makes no difference whether the nightly work found time', () => {
    const happening = fc.record({ after: fc.nat(25), kind: fc.constantFrom('mark', 'late', 'erase') });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 15 }), (list) => {
        let [nightly, lazy, n] = [NOBODY, NOBODY, 0];
        list.forEach(({ after, kind }, i) => {
          for (let night = 0; night < after; night++) nightly = settled(nightly, day(n + night));
          n += after;
          const step = (known: Account) =>
            kind === 'erase'
              ? erased(known, [i - 1], RULES, day(n))
              : noted(known, mark(n, kind === 'late' ? 'LATE_CANCEL' : 'NO_SHOW', i), RULES, day(n));
          [nightly, lazy] = [step(nightly), step(lazy)];
          expect(standingOn(lazy, RULES, day(n))).toEqual(standingOn(nightly, RULES, day(n)));
        });
      }),
    );
  });
});
