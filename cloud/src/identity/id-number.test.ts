import fc from 'fast-check';
import { idNumberFault, normaliseIdNumber } from 'shared-types/id-number';
import { freshIdNumber } from '../../test/mandate-world';

describe('an identity number', () => {
  it.each([
    // The worked example of GB 11643-1999.
    ['11010519491231002X', null],
    ['440524188001010014', 'BIRTH_DATE'],
    ['110105194912310021', 'CHECK_DIGIT'],
    ['11010519490229002X', 'BIRTH_DATE'],
    ['11010519491331002X', 'BIRTH_DATE'],
    ['1101051949123100', 'SHAPE'],
    ['11010519491231002Y', 'SHAPE'],
    ['', 'SHAPE'],
  ])('%s: %s', (number, fault) => {
    expect(idNumberFault(number)).toBe(fault);
  });

  it('is compared without blanks and with a capital X', () => {
    expect(normaliseIdNumber(' 110105 19491231 002x ')).toBe('11010519491231002X');
  });

  it('with one digit mistyped is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const number = freshIdNumber();
        const digit = (Number(number[at]) + by) % 10;
        expect(idNumberFault(number.slice(0, at) + digit + number.slice(at + 1))).not.toBeNull();
      }),
    );
  });
});
