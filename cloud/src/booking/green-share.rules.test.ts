import fc from 'fast-check';
import { type Draw, secondsOf, withinShare } from './green-share.rules';

const draw = (cost: number, grains = 1): Draw => ({ cost, slotMinutes: grains * 15, grainMinutes: 15 });

describe('the share of a green channel', () => {
  it.each([
    ['exactly the share', [draw(600)], draw(600), 6000, 20, true],
    ['a second more', [draw(600)], draw(601), 6000, 20, false],
    ['every grain counts', [], draw(600, 3), 6000, 20, false],
    ['a day without places', [], draw(1), 0, 20, false],
  ])('%s', (_, taken, wanted, day, share, within) => {
    expect(withinShare(taken, wanted, day, share)).toBe(within);
  });

  it('is never exceeded, whatever is asked for, in whatever order, and whatever is given back between', () => {
    const asked = fc.record({ cost: fc.integer({ min: 1, max: 3600 }), grains: fc.integer({ min: 1, max: 8 }) });
    const step = fc.oneof(
      asked.map(({ cost, grains }) => draw(cost, grains)),
      fc.constant('GIVE_BACK' as const),
    );
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 1, max: 20 }),
        (steps, daySeconds, share) => {
          const held: Draw[] = [];
          for (const each of steps) {
            if (each === 'GIVE_BACK') held.shift();
            else if (withinShare(held, each, daySeconds, share)) held.push(each);
            const seconds = held.reduce((sum, one) => sum + secondsOf(one), 0);
            expect(seconds * 100).toBeLessThanOrEqual(daySeconds * share);
          }
        },
      ),
    );
  });
});
